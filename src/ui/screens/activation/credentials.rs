//! `/activer/identifiants`: « Je choisis mon identifiant et mon mot de passe ».
//!
//! Asks for an identifier and a password, with its criteria, typed twice.
//! Source: « Activer (ou s’opposer) son compte, pas à pas »; « Comment activer Mon espace santé ? »; « Se connecter
//! à Mon espace santé, pas à pas ».

use html::html;

use crate::contract::{Credentials, RefusalCode};
use crate::fields::Identifier;
use crate::journeys::moves;
use crate::text::{fill, identifier_error, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::field::{TextField, text_field};
use crate::ui::parts::new_password::NewPassword;
use crate::ui::parts::page::lead;
use crate::ui::parts::question_page::question_page;

/// The id of the rule for identifiers.
const RULE_ID: &str = "identifiant-regle";

pub(crate) fn view(app: App, minimums: &Credentials) -> Part {
    let t = text();
    let form = Form::new(app);
    let min = minimums.identifier_min;
    let identifier = Field::new(form, "identifiant", app.draft("identifier"), move |raw| {
        Identifier::parse(raw, min).map_err(|error| identifier_error(error, min, t))
    });
    form.on_failure(move |failure| {
        let taken = failure.code() == Some(RefusalCode::IdentifierTaken);
        if taken {
            form.set_backend_error("identifiant", t.credentials.taken);
        }
        taken
    });
    let password = NewPassword::new(form, minimums.password_min);
    let rule = fill(t.credentials.identifier_rule, &min.to_string());
    let send = move || {
        form.submit(|| Some(moves::choose_credentials(identifier.value()?, password.value()?)));
    };
    question_page(
        form,
        t.credentials.title,
        lead(t.credentials.lead),
        markup::form(
            send,
            vec![
                text_field(
                    identifier.input,
                    TextField {
                        label: t.field.identifier,
                        hint: t.credentials.identifier_hint,
                        rule: RULE_ID,
                        autocomplete: "username",
                        ..TextField::PLAIN
                    },
                    html! { <p class="field__note" id=RULE_ID>{rule}</p> },
                ),
                password.view(t.field.password),
                submit(form, t.common.submit),
            ],
        ),
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{ChooseCredentials, Credentials};
    use crate::journeys::{Activation, Screen};
    use crate::ui::sample::Sample;
    fn screen(password_min: u32) -> Screen {
        let minimums = Credentials { identifier_min: 8, password_min };
        Screen::Activation(Activation::Credentials(minimums))
    }
    const NINE: fn() -> Screen = || screen(9);
    let filled = Sample::of("rempli", NINE).typed(&[
        ("#identifiant", "martine.l1970"),
        ("#mot-de-passe", "Breizh-1970!"),
        ("#confirmation", "Breizh-1970!"),
    ]);
    let wrong: &[_] = &[
        ("#identifiant", "martine@exemple.fr"),
        ("#mot-de-passe", "breizh"),
        ("#confirmation", "bzh"),
    ];
    let mut samples = vec![
        Sample::of("vide", NINE),
        Sample::of("minimum-12", || screen(12)),
        Sample::of("criteres-en-partie", NINE)
            .typed(&[("#identifiant", "martine.l1970"), ("#mot-de-passe", "breizh1970")]),
        filled,
        Sample::of("tout-manque", NINE).submitted(),
        Sample::of("tout-faux", NINE).typed(wrong).submitted(),
        filled.refused("identifiant-pris", RefusalCode::IdentifierTaken, None),
        filled.refused("autre-etape", RefusalCode::StepNotAllowed, None),
        filled.named("mot-de-passe-montre").clicked(".password__toggle"),
    ];
    samples.extend(filled.failures::<ChooseCredentials>());
    samples
}
