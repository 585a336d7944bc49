//! `/mot-de-passe-oublie/nouveau`: « Réinitialisation du mot de passe ».
//!
//! Asks for a new password, with its criteria, typed twice.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use html::html;
use leptos::prelude::*;

use crate::fields::PasswordRules;
use crate::journeys::moves;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup::{self, empty};
use crate::ui::parts::button::submit;
use crate::ui::parts::question_page::question_page;
use crate::ui::parts::{Part, new_password};

pub(crate) fn view(app: App, rules: PasswordRules) -> Part {
    let t = text();
    let form = Form::new(app);
    let password = new_password::NewPassword::new(form, rules);
    let send = move || form.submit(|| password.value().map(moves::reset_password));
    let identifier = app.draft("identifier");
    let fields = html! {
        // Empty unless it was typed on a screen before.
        {new_password::username(move || identifier.get())}
        {password.view(t.recovery.new_password)}
        {submit(form, t.common.submit)}
    };
    question_page(form, t.recovery.new_title, empty(), markup::form(send, vec![fields]))
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{RefusalCode, ResetPassword};
    use crate::journeys::{Recovery, Screen};
    use crate::ui::sample::fixtures::RULES;
    use crate::ui::sample::{CannedResponse, Sample};
    fn screen(rules: impl Into<PasswordRules>) -> Screen {
        Screen::Recovery(Recovery::NewPassword(rules.into()))
    }
    const THREE_CLASSES: PasswordRules = PasswordRules { min: 12, classes: 3, phrase_min: None };
    let empty = Sample::of("vide", || screen(9));
    let filled = empty
        .named("rempli")
        .typed(&[("#mot-de-passe", "Sante-2023!"), ("#confirmation", "Sante-2023!")]);
    let mut samples = vec![
        empty,
        Sample::of("minimum-8", || screen(8)),
        Sample::of("trois-sortes", || screen(THREE_CLASSES)),
        Sample::of("une-sorte", || screen(PasswordRules { classes: 1, ..THREE_CLASSES })),
        Sample::of("trois-sortes-remplies", || screen(THREE_CLASSES))
            .typed(&[("#mot-de-passe", "Printemps2026")]),
        Sample::of("phrase", || screen(RULES)),
        Sample::of("phrase-remplie", || screen(RULES))
            .typed(&[("#mot-de-passe", "cinq chaises bleues")]),
        Sample::of("minimum-12", || screen(12)).typed(&[("#mot-de-passe", "Sante-2023!")]),
        empty.named("criteres-en-partie").typed(&[("#mot-de-passe", "sante2023")]),
        filled,
        empty.named("tout-manque").submitted(),
        empty
            .named("criteres-manquants")
            .typed(&[("#mot-de-passe", "sante"), ("#confirmation", "sante")])
            .submitted(),
        empty
            .named("differents")
            .typed(&[("#mot-de-passe", "Sante-2023!"), ("#confirmation", "Sante-2032!")])
            .submitted(),
        filled.refused("refuse", RefusalCode::InvalidFields, None),
        filled.answered("trop-courant", CannedResponse::RefusesField("password", "too_common")),
        filled
            .answered("avec-le-nom", CannedResponse::RefusesField("password", "contains_identity")),
        filled.answered("deja-utilise", CannedResponse::RefusesField("password", "already_used")),
        filled.answered("autre-raison", CannedResponse::RefusesField("password", "leaked")),
        filled.refused("autre-etape", RefusalCode::StepNotAllowed, None),
    ];
    samples.extend(filled.failures::<ResetPassword>());
    samples
}
