//! Announcements about a text during typing, debounced: at each key they would interrupt the screen reader's echo.

use html::html;
use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::markup::Part;

/// Milliseconds without an edit after which the text is announced.
const PAUSE_MS: u32 = 1_000;

/// Announces `sentence` of a text after a pause in typing, and nothing before the first edit.
pub(crate) fn debounced_status(
    raw: RwSignal<String>,
    sentence: impl Fn(&str) -> String + 'static,
) -> Part {
    #[inline(never)]
    fn boxed(raw: RwSignal<String>, sentence: Box<dyn Fn(&str) -> String>) -> Part {
        let announcement = RwSignal::new(String::new());
        let sentence = StoredValue::new_local(sentence);
        let latest_edit = StoredValue::new(0_u32);
        Effect::new(move |before: Option<()>| {
            raw.track();
            if before.is_none() {
                return;
            }
            latest_edit.update_value(|edit| *edit = edit.wrapping_add(1));
            let edit = latest_edit.get_value();
            browser::after(PAUSE_MS, move || {
                if latest_edit.try_get_value() == Some(edit) {
                    announcement.set(
                        raw.with_untracked(|raw| sentence.with_value(|sentence| sentence(raw))),
                    );
                }
            });
        });
        html! { <p class="visually-hidden" aria-live="polite" text=move || announcement.get()/> }
    }
    boxed(raw, Box::new(sentence))
}
