//! A checkbox, checked only by the person.

use html::html;
use leptos::prelude::*;

use super::button::new_tab;
use super::field;
use crate::route::Route;
use crate::text::text;
use crate::ui::input::Input;
use crate::ui::markup::{Part, dynamic, empty};

/// Renders a checkbox with its label. The text of `input` is [`TICKED`] while the box is checked, otherwise empty.
pub(crate) fn checkbox(input: Input, words: &'static str) -> Part {
    let Input { id, raw, .. } = input;
    input.set_label(words);
    let described = field::described_by(input, String::new());
    html! {
        {field::error(input)}
        <div class="checkbox" class=("checkbox--error", move || input.shows_error())>
            <input
                class="checkbox__input"
                type="checkbox"
                id=id
                aria-required="true"
                aria-describedby=described
                aria-invalid=move || input.shows_error().then_some("true")
                prop:checked=move || raw.with(|raw| raw == TICKED)
                on:check=move |checked| raw.set(if checked { TICKED } else { "" }.to_owned())
            />
            <label class="checkbox__label" for=id>{words}</label>
        </div>
    }
}

/// Renders, while `shown` holds, the checkbox « J’accepte… » and links to the terms and to data protection, which open in
/// a new tab.
pub(crate) fn terms(accepted: Input, shown: impl Fn() -> bool + 'static) -> Part {
    let t = &text().decision;
    dynamic(move || {
        if !shown() {
            return empty();
        }
        html! {
            {checkbox(accepted, t.accept)}
            <p>{new_tab(Route::Terms.path().into_owned(), t.terms)}</p>
            <p>{new_tab(Route::DataProtection.path().into_owned(), t.data)}</p>
        }
    })
}

/// The text of a checked box.
pub(crate) const TICKED: &str = "oui";
