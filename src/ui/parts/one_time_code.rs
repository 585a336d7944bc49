//! A one-time code: one field, never six boxes, no `maxlength` (it would cut a pasted sentence).

use super::field::{TextField, text_field};
use crate::fields::OneTimeCode;
use crate::text::{Sentence, text};
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::input::Input;
use crate::ui::markup::nothing;
use crate::ui::parts::Part;

/// The field of a form; its text is not kept after a refusal.
pub(crate) fn field(form: Form) -> Field<OneTimeCode> {
    Field::new(form, "code-unique", form.secret(), |raw| {
        raw.parse().map_err(|error: crate::fields::OneTimeCodeError| error.sentence(text()))
    })
}

/// The field as it is seen, under its label.
pub(crate) fn view(input: Input, label: &'static str) -> Part {
    view_with(input, label, text().one_time_code.hint)
}

/// The same, with an example of its own.
pub(crate) fn view_with(input: Input, label: &'static str, hint: &'static str) -> Part {
    text_field(
        input,
        TextField {
            label,
            hint,
            inputmode: "numeric",
            autocomplete: "one-time-code",
            class: "input--code",
            ..TextField::PLAIN
        },
        nothing(),
    )
}
