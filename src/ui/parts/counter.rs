//! « 7 / 15 »: how much of a number or code is typed; seen at each key, heard after a pause (S3).

use leptos::prelude::*;

use super::markup::{Element, Part, all, changing_words};
use super::spoken::debounced_status;
use crate::text::{fill_all, text};

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
    let seen = Element { tag: "p", class: "field__counter", hidden: true, ..Element::PLAIN };
    all(vec![
        seen.with(vec![changing_words(move || raw.with(|raw| say(t.counter, raw)))]),
        debounced_status(raw, move |raw| say(t.counter_announced, raw)),
    ])
}
