//! « 7 / 15 »: how many characters of a number or code are typed.

use html::html;
use leptos::prelude::*;

use super::spoken::debounced_status;
use crate::text::{fill_all, text};
use crate::ui::markup::Part;

/// Renders the number of characters typed, as `count` counts them, and their expected number. The visible counter follows
/// each key; the announcement waits for a pause.
pub(crate) fn counter(
    raw: RwSignal<String>,
    count: fn(&str) -> u8,
    total: impl Fn() -> u8 + Copy + 'static,
) -> Part {
    let filled = move |sentence: &str, raw: &str| {
        fill_all(sentence, &[&count(raw).to_string(), &total().to_string()])
    };
    let t = &text().field;
    html! {
        <p
            class="field__counter"
            aria-hidden="true"
            text=move || raw.with(|raw| filled(t.counter, raw))
        />
        {debounced_status(raw, move |raw| filled(t.counter_announced, raw))}
    }
}
