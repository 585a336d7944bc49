//! Words that are heard once the typing rests: at each key they would be a noise.

use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::markup::{Part, tag};

/// Milliseconds of rest after which they are heard.
const PAUSE_MS: u32 = 1_000;

/// What is heard of a text after a pause; nothing before something was typed.
pub(crate) fn debounced_status(
    raw: RwSignal<String>,
    sentence: impl Fn(&str) -> String + 'static,
) -> Part {
    #[inline(never)]
    fn boxed(raw: RwSignal<String>, sentence: Box<dyn Fn(&str) -> String>) -> Part {
        let heard = RwSignal::new(String::new());
        let sentence = StoredValue::new_local(sentence);
        let turn = StoredValue::new(0_u32);
        Effect::new(move |before: Option<()>| {
            raw.track();
            if before.is_none() {
                return;
            }
            turn.update_value(|turn| *turn = turn.wrapping_add(1));
            let now = turn.get_value();
            browser::after(PAUSE_MS, move || {
                if turn.try_get_value() == Some(now) {
                    let words = raw.with_untracked(|raw| sentence.with_value(|say| say(raw)));
                    heard.set(words);
                }
            });
        });
        tag("p", "visually-hidden").attr("role", "status").dynamic_text(move || heard.get())
    }
    boxed(raw, Box::new(sentence))
}
