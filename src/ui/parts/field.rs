//! A text field: label, hint, error, input. The text is kept as typed. It is formatted only on blur, because formatting
//! while the person types would move the caret.

use html::html;
use leptos::prelude::*;

use super::icon;
use super::icon::Icon;
use crate::ui::input::Input;
use crate::ui::markup::{ElementBuilder, Listener, Part, dynamic, empty};

/// The appearance of a text field and the attributes for the browser.
#[derive(Clone, Copy)]
pub(crate) struct TextField {
    pub(crate) label: &'static str,
    /// An example, shown below the label.
    pub(crate) hint: &'static str,
    /// The id of a rule shown below the input, which describes it too; empty if there is none.
    pub(crate) rule: &'static str,
    /// `autocomplete`; `off` for data of another person, or that must not be stored.
    pub(crate) autocomplete: &'static str,
    pub(crate) inputmode: &'static str,
    /// The classes of the input.
    pub(crate) class: &'static str,
    /// Formats the text on blur, for example in groups of digits.
    pub(crate) format: Option<fn(&str) -> String>,
}

impl TextField {
    /// A field of plain text that the browser does not fill.
    pub(crate) const PLAIN: Self = Self {
        label: "",
        hint: "",
        rule: "",
        autocomplete: "off",
        inputmode: "text",
        class: "input",
        format: None,
    };
}

/// Stores the text of an input, if it has changed.
fn store(raw: RwSignal<String>, value: String) {
    if raw.try_with_untracked(|raw| *raw != value) == Some(true) {
        raw.set(value);
    }
}

/// Renders the error of a field while there is one.
pub(crate) fn error(input: Input) -> Part {
    dynamic(move || match input.error.get() {
        None => empty(),
        Some(sentence) => html! {
            <p class="field__error" id=error_id(input.id)>
                {icon(Icon::Alert)}
                <span>{sentence}</span>
            </p>
        },
    })
}

/// The id of a field's error.
pub(crate) fn error_id(id: &str) -> String {
    [id, "-erreur"].concat()
}

/// Returns the value of a field's `aria-describedby`: the id of its error, while there is one, and the ids in `others`,
/// separated by spaces.
pub(crate) fn described_by(input: Input, others: String) -> Box<dyn Fn() -> Option<String>> {
    Box::new(move || {
        let mut ids = Vec::new();
        if input.error.with(Option::is_some) {
            ids.push(error_id(input.id));
        }
        if !others.is_empty() {
            ids.push(others.clone());
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    })
}

/// The id of a field's hint.
fn hint_id(id: &str) -> String {
    [id, "-aide"].concat()
}

/// Renders the container of an input, with its label and the class for an error.
pub(crate) fn around(input: Input, label: &'static str, content: Vec<Part>) -> Part {
    input.set_label(label);
    html! {
        <div class="field" class=("field--error", move || input.shows_error())>
            <label class="field__label" for=input.id>{label}</label>
            {content}
        </div>
    }
}

/// Completes an `input` element and binds it to its field; `described` are the ids of its descriptions.
pub(crate) fn typing(
    input: ElementBuilder,
    field: Input,
    autocomplete: &'static str,
    described: String,
) -> Part {
    let Input { id, raw, .. } = field;
    input
        .attr("id", id)
        .attr("autocomplete", autocomplete)
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        // Not `required`: Firefox calls an empty required field invalid, and Orca says so before anything is typed.
        .attr("aria-required", "true")
        .dynamic_attr("aria-describedby", described_by(field, described))
        .dynamic_attr("aria-invalid", move || field.shows_error().then_some("true"))
        .value(move || raw.get())
        .on(Listener::Input(Box::new(move |value| store(raw, value))))
        .empty()
}

/// Validates an input when the focus leaves it.
pub(crate) fn validate_on_blur(input: Input) -> Listener {
    Listener::Blur(Box::new(move || {
        input.handle_blur();
        None
    }))
}

/// Renders a text field, with `below` under its input.
pub(crate) fn text_field(input: Input, look: TextField, below: Part) -> Part {
    let blur = move || {
        let typed = input.raw.try_get_untracked().unwrap_or_default();
        let formatted = look.format.map(|format| format(&typed)).filter(|text| *text != typed);
        if let Some(formatted) = &formatted {
            input.raw.set(formatted.clone());
        }
        input.handle_blur();
        // The element takes this text at once, not after the focus has moved: see `Input::show_error_after_focus`.
        formatted
    };
    let has_hint = !look.hint.is_empty();
    let described = match (has_hint, look.rule) {
        (false, rule) => rule.to_owned(),
        (true, "") => hint_id(input.id),
        (true, rule) => [&hint_id(input.id), " ", rule].concat(),
    };
    let element = ElementBuilder::new("input")
        .attr("class", look.class)
        .attr("type", "text")
        .attr("inputmode", look.inputmode)
        .on(Listener::Blur(Box::new(blur)));
    around(
        input,
        look.label,
        vec![
            html! {
                {has_hint.then(|| html! {
                    <p class="field__hint" id=hint_id(input.id)>{look.hint}</p>
                })}
            },
            error(input),
            typing(element, input, look.autocomplete, described),
            below,
        ],
    )
}
