//! A password to choose: its criteria said as one types, advice, and the password again.

use leptos::prelude::*;

use super::help;
use super::password::{criteria, password_field};
use crate::fields::Password;
use crate::text::{Sentence, text};
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup::{Part, all, element, list, nothing, paragraph};

/// The two fields.
#[derive(Clone, Copy)]
pub(crate) struct NewPassword {
    form: Form,
    min: u32,
    secret: RwSignal<String>,
    password: Field<Password>,
    confirmation: Field<()>,
}

impl NewPassword {
    /// The password of a form, of at least `min` characters.
    pub(crate) fn new(form: Form, min: u32) -> Self {
        let secret = form.secret();
        let again = form.secret();
        // Where the two differ, either may be the one mistyped: both say so.
        let different = || text().error.confirm.to_owned();
        let password = Field::new(form, "mot-de-passe", secret, move |raw| {
            let password = Password::parse(raw, min).map_err(|error| error.sentence(text()))?;
            if again.with(|again| !again.is_empty() && again != raw) {
                return Err(different());
            }
            Ok(password)
        });
        let confirmation = Field::new(form, "confirmation", again, move |raw| {
            if raw.is_empty() {
                Err(text().common.required.to_owned())
            } else if secret.with(|secret| secret != raw) {
                Err(different())
            } else {
                Ok(())
            }
        });
        Self { form, min, secret, password, confirmation }
    }

    /// The password, once it is good and was typed twice.
    pub(crate) fn value(self) -> Option<Password> {
        self.confirmation.value()?;
        self.password.value()
    }

    /// The password under its label, with its criteria; advice; the password again.
    pub(crate) fn view(self, label: &'static str) -> Part {
        let t = &text().credentials;
        let field = |input, label, above| {
            password_field(input, self.form.busy, label, "new-password", above)
        };
        let advice = list(&[t.how_1, t.how_2, t.how_3, t.how_4]);
        all(vec![
            field(self.password.input, label, criteria(self.secret, self.min)),
            element(
                "div",
                "",
                vec![paragraph("field__note", t.advice), help::help(t.how, vec![advice])],
            ),
            field(self.confirmation.input, text().field.confirm, nothing()),
        ])
    }
}
