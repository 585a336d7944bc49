//! The field of a one-time code: one field instead of six boxes, and no `maxlength`, which would truncate a pasted
//! sentence.

use super::field::{TextField, text_field};
use crate::fields::OneTimeCode;
use crate::text::{Sentence, text};
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::input::Input;
use crate::ui::markup::empty;
use crate::ui::parts::Part;

/// Creates the field of a form; its text is cleared after a refusal.
pub(crate) fn field(form: Form) -> Field<OneTimeCode> {
    Field::new(form, "code-unique", form.secret(), |raw| {
        raw.parse().map_err(|error: crate::fields::OneTimeCodeError| error.sentence(text()))
    })
}

/// Shows the field with its label.
pub(crate) fn view(input: Input, label: &'static str) -> Part {
    view_with(input, label, text().one_time_code.hint)
}

/// Shows the field with its label and another hint.
pub(crate) fn view_with(input: Input, label: &'static str, hint: &'static str) -> Part {
    text_field(
        input,
        TextField {
            label,
            hint,
            inputmode: "numeric",
            autocomplete: "one-time-code",
            class: "input input--code",
            ..TextField::PLAIN
        },
        empty(),
    )
}
