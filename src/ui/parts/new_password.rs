//! A new password: its criteria, updated as the person types, advice, and the confirmation.

use html::html;
use leptos::prelude::*;

use super::help;
use super::password::{CRITERIA_ID, PasswordField, criteria, password_field};
use crate::fields::{Password, PasswordRules};
use crate::text::{Sentence, text};
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup::{Part, empty};

/// The identifier for which a password manager stores the new password; it is not shown.
pub(crate) fn username(identifier: impl Fn() -> String + 'static) -> Part {
    html! {
        <input
            type="text"
            name="identifiant"
            autocomplete="username"
            readonly
            hidden
            prop:value=identifier
        />
    }
}

/// The fields of the password and its confirmation.
#[derive(Clone, Copy)]
pub(crate) struct NewPassword {
    form: Form,
    rules: PasswordRules,
    secret: RwSignal<String>,
    password: Field<Password>,
    confirmation: Field<()>,
}

impl NewPassword {
    /// Adds the fields to a form.
    pub(crate) fn new(form: Form, rules: PasswordRules) -> Self {
        let secret = form.secret();
        let again = form.secret();
        // If the two differ, either may be mistyped, so both fields show the error.
        let different = || text().error.confirm.to_owned();
        let password = Field::new(form, "mot-de-passe", secret, move |raw| {
            let password = Password::parse(raw, rules).map_err(|error| error.sentence(text()))?;
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
        Self { form, rules, secret, password, confirmation }
    }

    /// The password; `None` while it is invalid or differs from its confirmation.
    pub(crate) fn value(self) -> Option<Password> {
        self.confirmation.value()?;
        self.password.value()
    }

    /// Renders the password with its criteria, advice, and the confirmation.
    pub(crate) fn view(self, label: &'static str) -> Part {
        let t = &text().credentials;
        let autocomplete = "new-password";
        let password = PasswordField {
            label,
            autocomplete,
            rule: CRITERIA_ID,
            toggle: [t.show_label, t.hide_label],
        };
        let confirmation = PasswordField {
            label: text().field.confirm,
            autocomplete,
            rule: "",
            toggle: [t.show_confirmation_label, t.hide_confirmation_label],
        };
        let busy = self.form.busy;
        let advice = html! {
            <ul>
                <li>{t.how_1}</li>
                <li>{t.how_2}</li>
                <li>{t.how_3}</li>
                <li>{t.how_4}</li>
            </ul>
        };
        html! {
            {password_field(self.password.input, busy, password, criteria(self.secret, self.rules))}
            <div>
                <p class="field__note">{t.advice}</p>
                {help::help(t.how, vec![advice])}
            </div>
            {password_field(self.confirmation.input, busy, confirmation, empty())}
        }
    }
}
