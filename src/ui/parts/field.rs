//! A text field: label, hint, error, input. The text is kept as typed; groups of digits are
//! shown on leaving the field, so that the caret never moves by itself.

use leptos::prelude::*;

use super::icon;
use super::icon::Icon;
use crate::ui::input::Input;
use crate::ui::markup::{
    ElementBuilder, Listener, Part, all, changing, element, nothing, said, tag, when,
};

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

/// Stores the text of an input, if it has changed.
fn store(raw: RwSignal<String>, value: String) {
    if raw.try_with_untracked(|raw| *raw != value) == Some(true) {
        raw.set(value);
    }
}

/// The sentence that refuses a field, beside it.
pub(crate) fn error(input: Input) -> Part {
    changing(move || match input.error.get() {
        None => nothing(),
        Some(sentence) => tag("p", "field__error")
            .attr_of("id", error_id(input.id))
            .with(vec![icon(Icon::Alert), element("span", "", vec![said(sentence)])]),
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
pub(crate) fn hint(input: Input, sentence: &'static str) -> Part {
    when(!sentence.is_empty(), || {
        tag("p", "field__hint").attr_of("id", [input.id, "-aide"].concat()).says(sentence)
    })
}

/// What surrounds an input: its label, and the mark of its error.
pub(crate) fn around(input: Input, label: &'static str, content: Vec<Part>) -> Part {
    input.set_label(label);
    let label = tag("label", "field__label").attr("for", input.id).says(label);
    tag("div", "field")
        .dynamic_class("field--error", move || input.shows_error())
        .with(vec![label, all(content)])
}

/// An input of text, bound to its field.
pub(crate) fn typing(
    input: ElementBuilder,
    field: Input,
    autocomplete: &'static str,
    hint: &'static str,
) -> Part {
    let Input { id, raw, .. } = field;
    input
        .attr("id", id)
        .attr("name", id)
        .attr("autocomplete", autocomplete)
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .dynamic_attr("aria-describedby", described_by(field, hint))
        .dynamic_attr("aria-invalid", move || field.shows_error().then_some("true"))
        .value(move || raw.get())
        .on(Listener::Input(Box::new(move |value| store(raw, value))))
        .alone()
}

/// Validates an input when the focus leaves it.
pub(crate) fn validate_on_blur(input: Input) -> Listener {
    Listener::Blur(Box::new(move || {
        input.handle_blur();
        None
    }))
}

/// The field, with whatever belongs below its input.
pub(crate) fn text_field(input: Input, look: TextField, below: Part) -> Part {
    let leave = move || {
        let typed = input.raw.try_get_untracked().unwrap_or_default();
        let formatted = look.format.map(|format| format(&typed)).filter(|text| *text != typed);
        if let Some(formatted) = &formatted {
            input.raw.set(formatted.clone());
        }
        input.handle_blur();
        // Into the element at once, not once the focus has moved: see `Input::show_error_after_focus`.
        formatted
    };
    let typed = tag("input", "")
        .attr_of("class", ["input ", look.class].concat())
        .attr("type", "text")
        .attr("inputmode", look.inputmode)
        .on(Listener::Blur(Box::new(leave)));
    around(
        input,
        look.label,
        vec![
            hint(input, look.hint),
            error(input),
            typing(typed, input, look.autocomplete, look.hint),
            below,
        ],
    )
}
