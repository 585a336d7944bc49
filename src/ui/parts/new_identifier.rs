//! A new identifier, with its rule; the backend says whether another person has it.

use html::html;
use leptos::prelude::*;

use super::field::{TextField, text_field};
use crate::contract::RefusalCode;
use crate::fields::Identifier;
use crate::text::{fill, identifier_error, text};
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup::Part;

/// The id of the field.
const ID: &str = "identifiant";
/// The id of its rule.
const RULE_ID: &str = "identifiant-regle";

/// The field of the identifier.
#[derive(Clone, Copy)]
pub(crate) struct NewIdentifier {
    min: u32,
    field: Field<Identifier>,
}

impl NewIdentifier {
    /// Adds the field to a form; the identifier has at least `min` characters.
    pub(crate) fn new(form: Form, raw: RwSignal<String>, min: u32) -> Self {
        let field = Field::new(form, ID, raw, move |raw| {
            Identifier::parse(raw, min).map_err(|error| identifier_error(error, min, text()))
        });
        form.on_failure(move |failure| {
            let taken = failure.code() == Some(RefusalCode::IdentifierTaken);
            if taken {
                form.set_backend_error(ID, text().credentials.taken);
            }
            taken
        });
        Self { min, field }
    }

    /// The identifier; `None` while it is invalid.
    pub(crate) fn value(self) -> Option<Identifier> {
        self.field.value()
    }

    /// Renders the field with its rule.
    pub(crate) fn view(self, label: &'static str) -> Part {
        let t = text();
        let rule = fill(t.credentials.identifier_rule, &self.min.to_string());
        text_field(
            self.field.input,
            TextField {
                label,
                hint: t.credentials.identifier_hint,
                rule: RULE_ID,
                autocomplete: "username",
                ..TextField::PLAIN
            },
            html! { <p class="field__note" id=RULE_ID>{rule}</p> },
        )
    }
}
