//! A box to tick, never ticked beforehand.

use leptos::prelude::*;

use super::markup::all;
use crate::ui::form::Input;

/// The box; its text is `oui` when ticked, nothing otherwise.
pub(crate) fn checkbox(input: Input, words: &'static str) -> AnyView {
    let Input { id, raw, .. } = input;
    let invalid = move || input.error.with(Option::is_some);
    let ticked = view! {
        <div class="checkbox" class:checkbox--error=invalid>
            <input
                class="checkbox__input"
                type="checkbox"
                id=id
                name=id
                aria-describedby=super::field::described_by(input, "")
                aria-invalid=move || invalid().then_some("true")
                prop:checked=move || raw.with(|raw| raw == TICKED)
                on:change:target=move |event| {
                    raw.set(if event.target().checked() { TICKED } else { "" }.to_owned());
                }
            />
            <label class="checkbox__label" for=id>{words}</label>
        </div>
    };
    all(vec![super::field::error(input), ticked.into_any()])
}

/// The text of a ticked box.
pub(crate) const TICKED: &str = "oui";
