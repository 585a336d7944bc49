//! A box to tick, never ticked beforehand.

use leptos::prelude::*;

use super::button::new_tab;
use crate::route::Route;
use crate::text::text;
use crate::ui::input::Input;
use crate::ui::markup::{Listener, Part, all, changing, element, tag, when};

/// The box; its text is `oui` when ticked, nothing otherwise.
pub(crate) fn checkbox(input: Input, words: &'static str) -> Part {
    let Input { id, raw, .. } = input;
    input.set_label(words);
    let ticked = tag("input", "checkbox__input")
        .attr("type", "checkbox")
        .attr("id", id)
        .attr("name", id)
        .dynamic_attr("aria-describedby", super::field::described_by(input, ""))
        .dynamic_attr("aria-invalid", move || input.shows_error().then_some("true"))
        .checked(move || raw.with(|raw| raw == TICKED))
        .on(Listener::Check(Box::new(move |checked| {
            raw.set(if checked { TICKED } else { "" }.to_owned());
        })))
        .alone();
    let label = tag("label", "checkbox__label").attr("for", id).says(words);
    let checkbox = tag("div", "checkbox")
        .dynamic_class("checkbox--error", move || input.shows_error())
        .with(vec![ticked, label]);
    all(vec![super::field::error(input), checkbox])
}

/// The box « J’accepte… » with the terms to read beside the page, once `shown` says so.
pub(crate) fn terms(accepted: Input, shown: impl Fn() -> bool + 'static) -> Part {
    let t = &text().decision;
    let to_read =
        |to: Route, sentence| element("p", "", vec![new_tab(to.path().into_owned(), sentence)]);
    changing(move || {
        when(shown(), || {
            all(vec![
                checkbox(accepted, t.accept),
                to_read(Route::Terms, t.terms),
                to_read(Route::DataProtection, t.data),
            ])
        })
    })
}

/// The text of a ticked box.
pub(crate) const TICKED: &str = "oui";
