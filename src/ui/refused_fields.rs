//! The fields that the backend refuses (422 `invalid_fields`), shown at their inputs.

use super::form::Form;
use crate::api::Failure;
use crate::text::text;

/// Shows each refused field of a failure at its input. Returns whether the form has one of them.
pub(super) fn show(form: Form, failure: &Failure) -> bool {
    let Failure::Refused(problem) = failure else { return false };
    problem.errors.iter().fold(false, |shown, error| {
        form.set_backend_error(input_of(&error.field), sentence(&error.code)) | shown
    })
}

/// Returns the id of the input for a field of a request; an empty text if no form has one.
fn input_of(field: &str) -> &'static str {
    match field {
        "identifier" => "identifiant",
        "password" => "mot-de-passe",
        "email" => "email",
        "mobile" => "mobile",
        "nir" => "numero",
        "card.serial" => "serie",
        "code" => "code",
        "one_time_code" => "code-unique",
        _ => "",
    }
}

/// Returns the sentence for the reason why the backend refuses a field.
fn sentence(code: &str) -> &'static str {
    let t = &text().error;
    match code {
        "undeliverable" => t.refused_undeliverable,
        "too_common" => t.refused_too_common,
        "contains_identity" => t.refused_identity,
        "already_used" => t.refused_already_used,
        _ => t.refused_field,
    }
}
