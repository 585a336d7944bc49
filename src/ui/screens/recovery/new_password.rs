//! `/mot-de-passe-oublie/nouveau`: « Réinitialisation du mot de passe ».
//!
//! Asks for a new password, with its criteria, typed twice.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use leptos::prelude::*;

use crate::journeys::{Recovery, moves};
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::parts::asking::asks;
use crate::ui::parts::button::submit;
use crate::ui::parts::markup::{nothing, tag};
use crate::ui::parts::page::step;
use crate::ui::parts::{Part, markup, new_password};

/// The new password with its criteria, and again.
pub(crate) fn view(app: App, password_min: u32) -> Part {
    let t = text();
    let form = Form::new(app);
    let password = new_password::NewPassword::new(form, password_min);
    let send = move || form.submit(|| password.value().map(moves::reset_password));
    asks(
        form,
        step(3, Recovery::STEPS),
        t.recovery.new_title,
        nothing(),
        markup::form(
            send,
            vec![
                account(app),
                password.view(t.recovery.new_password),
                submit(form, t.common.submit),
            ],
        ),
    )
}

/// Whose password it is, for a password manager: the identifier, if it was typed on the way here.
fn account(app: App) -> Part {
    let identifier = app.draft("identifier");
    tag("input", "")
        .attr("type", "text")
        .attr("name", "identifiant")
        .attr("autocomplete", "username")
        .attr("readonly", "readonly")
        .attr("hidden", "hidden")
        .changing_prop("value", move || identifier.get())
        .alone()
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use crate::contract::Code;
    use crate::journeys::Screen;
    use crate::ui::gallery::{CannedResponse, Sample};
    fn screen(password_min: u32) -> Screen {
        Screen::Recovery(Recovery::NewPassword { password_min })
    }
    const NINE: fn() -> Screen = || screen(9);
    const GOOD: &[(&str, &str)] =
        &[("#mot-de-passe", "Sante-2023!"), ("#confirmation", "Sante-2023!")];
    &[
        Sample::of("vide", NINE),
        Sample::of("minimum-8", || screen(8)),
        Sample::of("minimum-12", || screen(12)).typed(&[("#mot-de-passe", "Sante-2023!")]),
        Sample::of("criteres-en-partie", NINE).typed(&[("#mot-de-passe", "sante2023")]),
        Sample::of("rempli", NINE).typed(GOOD),
        Sample::of("tout-manque", NINE).submitted_with(CannedResponse::Waits),
        Sample::of("criteres-manquants", NINE)
            .typed(&[("#mot-de-passe", "sante"), ("#confirmation", "sante")])
            .submitted_with(CannedResponse::Waits),
        Sample::of("differents", NINE)
            .typed(&[("#mot-de-passe", "Sante-2023!"), ("#confirmation", "Sante-2032!")])
            .submitted_with(CannedResponse::Waits),
        Sample::of("en-cours", NINE).typed(GOOD).submitted_with(CannedResponse::Waits),
        Sample::of("refuse", NINE)
            .typed(GOOD)
            .submitted_with(CannedResponse::Refuses(Code::InvalidFields, None)),
        Sample::of("autre-etape", NINE)
            .typed(GOOD)
            .submitted_with(CannedResponse::Refuses(Code::StepNotAllowed, None)),
        Sample::of("session-finie", NINE)
            .typed(GOOD)
            .submitted_with(CannedResponse::Refuses(Code::SessionEnded, None)),
        Sample::of("indisponible", NINE)
            .typed(GOOD)
            .submitted_with(CannedResponse::Refuses(Code::Unavailable, None)),
        Sample::of("illisible", NINE).typed(GOOD).submitted_with(CannedResponse::InvalidJson),
        Sample::of("hors-ligne", NINE).typed(GOOD).submitted_with(CannedResponse::Offline),
    ]
};
