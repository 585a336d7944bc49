//! A countdown: shown each second, announced every thirty, on the monotonic clock.

use leptos::prelude::*;

use crate::text::{count, fill, fill_all, text};
use crate::ui::browser;
use crate::ui::markup::{all, tag};
use crate::ui::parts::Part;

/// Seconds between two announcements.
const HEARD_EVERY_S: u32 = 30;

/// Seconds left of `seconds`, starting now.
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

/// « 14 minutes et 32 secondes ».
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

/// The time left, in words, in a paragraph of an id (none when empty) and a class: `seen` is the sentence
/// that is shown and `heard` the one that is announced, each with its `{}`.
pub(crate) fn countdown(
    id: &'static str,
    class: &'static str,
    left: ReadSignal<u32>,
    seen: &'static str,
    heard: &'static str,
) -> Part {
    let spoken = Memo::new(move |before: Option<&String>| {
        let left = left.get();
        match before {
            Some(before) if !left.is_multiple_of(HEARD_EVERY_S) || left == 0 => before.clone(),
            Some(_) => fill(heard, &duration(left)),
            None => String::new(),
        }
    });
    let shown =
        tag("p", class).attr("id", id).attr("role", "timer").attr("data-testid", "countdown");
    let said = tag("p", "visually-hidden").attr("role", "status");
    all(vec![
        shown.dynamic_text(move || fill(seen, &duration(left.get()))),
        said.dynamic_text(move || spoken.get()),
    ])
}
