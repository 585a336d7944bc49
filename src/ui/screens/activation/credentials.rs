//! `/activer/identifiants`: « Je choisis mon identifiant et mon mot de passe ».
//!
//! Asks for an identifier and a password, with its criteria, typed twice.
//! Source: « Activer (ou s’opposer) son compte, pas à pas »; « Comment activer Mon espace santé ? »; « Se connecter
//! à Mon espace santé, pas à pas ».

use crate::contract::Credentials;
use crate::journeys::moves;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::new_identifier::NewIdentifier;
use crate::ui::parts::new_password::NewPassword;
use crate::ui::parts::page::lead;
use crate::ui::parts::question_page::question_page;

pub(crate) fn view(app: App, minimums: &Credentials) -> Part {
    let t = text();
    let form = Form::new(app);
    let identifier = NewIdentifier::new(form, app.draft("identifier"), minimums.identifier_min);
    let password = NewPassword::new(form, minimums.password_rules());
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
                identifier.view(t.field.identifier),
                password.view(t.field.password),
                submit(form, t.common.submit),
            ],
        ),
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{ChooseCredentials, Credentials, RefusalCode};
    use crate::journeys::{Activation, Screen};
    use crate::ui::sample::fixtures::credentials;
    use crate::ui::sample::{CannedResponse, Sample};
    fn screen(password_min: u32) -> Screen {
        let minimums =
            Credentials { identifier_min: 8, password_min: Some(password_min), password: None };
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
        Sample::of("ou-une-phrase", || Screen::Activation(Activation::Credentials(credentials()))),
        filled.answered(
            "mot-de-passe-refuse",
            CannedResponse::RefusesField("password", "too_common"),
        ),
        filled.refused("autre-etape", RefusalCode::StepNotAllowed, None),
        filled.named("mot-de-passe-montre").clicked(".password__toggle"),
    ];
    samples.extend(filled.failures::<ChooseCredentials>());
    samples
}
