//! « 7 / 15 »: how much of a number or code is typed; seen at each key, heard after a pause (S3).

use leptos::prelude::*;

use super::spoken::debounced_status;
use crate::text::{fill_all, text};
use crate::ui::markup::{Part, all, tag};

/// The characters typed, as `count` counts them, of as many as `of` says.
pub(crate) fn counter(
    raw: RwSignal<String>,
    count: fn(&str) -> u8,
    of: impl Fn() -> u8 + Copy + 'static,
) -> Part {
    let say = move |sentence: &str, raw: &str| {
        fill_all(sentence, &[&count(raw).to_string(), &of().to_string()])
    };
    let t = &text().field;
    let seen = tag("p", "field__counter").attr("aria-hidden", "true");
    all(vec![
        seen.dynamic_text(move || raw.with(|raw| say(t.counter, raw))),
        debounced_status(raw, move |raw| say(t.counter_announced, raw)),
    ])
}
