//! A countdown on the monotonic clock, updated each second and announced every thirty seconds.

use html::html;
use leptos::prelude::*;

use crate::text::{count, fill, fill_all, text};
use crate::ui::browser;
use crate::ui::parts::Part;

/// Seconds between two announcements.
const ANNOUNCEMENT_INTERVAL_S: u32 = 30;

/// Counts `seconds` down, starting now.
pub(crate) fn seconds_left(seconds: u32) -> ReadSignal<u32> {
    let end = browser::monotonic_ms() + f64::from(seconds) * 1_000.0;
    let (left, set_left) = signal(seconds);
    browser::every_second(move || {
        // Rounded up and never negative, so the cast saturates by definition.
        let now = ((end - browser::monotonic_ms()) / 1_000.0).ceil().max(0.0) as u32;
        if left.get_untracked() != now {
            set_left.set(now);
        }
    });
    left
}

/// Formats a duration: « 14 minutes et 32 secondes ».
pub(crate) fn duration(seconds: u32) -> String {
    let t = &text().trouble;
    let minutes = count(t.minute_one, t.minute_several, seconds / 60);
    let rest = count(t.second_one, t.second_several, seconds % 60);
    match (seconds / 60, seconds % 60) {
        (0, _) => rest,
        (_, 0) => minutes,
        _ => fill_all(t.and, &[&minutes, &rest]),
    }
}

/// Renders the time left: `visible` is the sentence on display and `announced` the one for screen readers, each with
/// `{}` in place of the duration. `id` (may be empty) and `class` are those of the visible paragraph.
pub(crate) fn countdown(
    id: &'static str,
    class: &'static str,
    left: ReadSignal<u32>,
    visible: &'static str,
    announced: &'static str,
) -> Part {
    let announcement = Memo::new(move |before: Option<&String>| {
        let left = left.get();
        match before {
            Some(before) if !left.is_multiple_of(ANNOUNCEMENT_INTERVAL_S) || left == 0 => {
                before.clone()
            }
            Some(_) => fill(announced, &duration(left)),
            None => String::new(),
        }
    });
    html! {
        <p
            class=class
            id=id
            role="timer"
            data-testid="countdown"
            text=move || fill(visible, &duration(left.get()))
        />
        <p class="visually-hidden" aria-live="polite" text=move || announcement.get()/>
    }
}
