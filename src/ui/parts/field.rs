//! A text field: label, hint, error, input. The text is kept as typed; groups of digits are
//! shown on leaving the field, so that the caret never moves by itself.

use leptos::html;
use leptos::prelude::*;

use super::icon;
use super::icon::Icon;
use super::markup::{changing, element, nothing, said, when};
use crate::ui::form::Input;

/// How a text field looks and what the browser may do with it.
#[derive(Clone, Copy)]
pub(crate) struct TextField {
    /// The visible label.
    pub(crate) label: &'static str,
    /// An example, below the label.
    pub(crate) hint: &'static str,
    /// `autocomplete`; `off` for what is not one's own, or must not be kept.
    pub(crate) autocomplete: &'static str,
    /// `inputmode`.
    pub(crate) inputmode: &'static str,
    /// Further classes of the input.
    pub(crate) class: &'static str,
    /// Shown on leaving the field, when it reads better.
    pub(crate) format: Option<fn(&str) -> String>,
}

impl TextField {
    /// A field of plain text that the browser does not fill.
    pub(crate) const PLAIN: Self = Self {
        label: "",
        hint: "",
        autocomplete: "off",
        inputmode: "text",
        class: "",
        format: None,
    };
}

/// Takes a text that came without key presses: some browsers that fill fields say no more than
/// that it changed.
fn take(raw: RwSignal<String>, value: String) {
    if raw.try_with_untracked(|raw| *raw != value) == Some(true) {
        raw.set(value);
    }
}

/// The sentence that refuses a field, beside it.
pub(crate) fn error(input: Input) -> AnyView {
    changing(move || match input.error.get() {
        None => nothing(),
        Some(sentence) => html::p()
            .attr("class", "field__error")
            .attr("id", error_id(input.id))
            .child(vec![icon(Icon::Alert), element("span", "", vec![said(sentence)])])
            .into_any(),
    })
}

/// The id of a field's error.
pub(crate) fn error_id(id: &str) -> String {
    [id, "-erreur"].concat()
}

/// What describes a field: its error when it has one, then its hint.
pub(crate) fn described_by(
    input: Input,
    hint: &'static str,
) -> Box<dyn Fn() -> Option<String> + Send + Sync> {
    Box::new(move || {
        let mut ids = Vec::new();
        if input.error.with(Option::is_some) {
            ids.push(error_id(input.id));
        }
        if !hint.is_empty() {
            ids.push([input.id, "-aide"].concat());
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    })
}

/// The hint below a label.
pub(crate) fn hint(input: Input, sentence: &'static str) -> AnyView {
    when(!sentence.is_empty(), || {
        html::p()
            .attr("class", "field__hint")
            .attr("id", [input.id, "-aide"].concat())
            .child(sentence)
            .into_any()
    })
}

/// The field, with whatever belongs below its input.
pub(crate) fn text_field(input: Input, look: TextField, below: AnyView) -> AnyView {
    let Input { id, raw, error: fault, revealed, .. } = input;
    let invalid = move || fault.with(Option::is_some);
    // A field that is taken away with the focus in it is left too, when its text is gone already.
    let left = move |_| {
        let Some(typed) = raw.try_get_untracked().filter(|typed| !typed.is_empty()) else { return };
        revealed.set(true);
        if let Some(format) = look.format {
            let shown = format(&typed);
            if typed != shown {
                raw.set(shown);
            }
        }
    };
    view! {
        <div class="field" class:field--error=invalid>
            <label class="field__label" for=id>{look.label}</label>
            {hint(input, look.hint)}
            {error(input)}
            <input
                class=["input ", look.class].concat()
                id=id
                name=id
                type="text"
                inputmode=look.inputmode
                autocomplete=look.autocomplete
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=described_by(input, look.hint)
                aria-invalid=move || invalid().then_some("true")
                prop:value=raw
                on:input:target=move |event| raw.set(event.target().value())
                on:change:target=move |event| take(raw, event.target().value())
                on:blur=left
            />
            {below}
        </div>
    }
    .into_any()
}
