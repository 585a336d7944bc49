//! `/identifiant-oublie`: « Je m’identifie ».
//!
//! Asks for the social-security number and the birth date, to send the identifier.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use crate::journeys::moves;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::parts::Part;
use crate::ui::parts::asking::asks;
use crate::ui::parts::button::submit;
use crate::ui::parts::date::{DateField, Whose};
use crate::ui::parts::identity;
use crate::ui::parts::markup::{self, nothing};
use crate::ui::parts::page::lead;

/// The number and the birth date.
pub(crate) fn view(app: App) -> Part {
    let t = text();
    let form = Form::new(app);
    let nir = identity::nir(app, form);
    let date = DateField::new(app, form);
    let send = move || form.submit(|| Some(moves::recover_identifier(nir.value()?, date.value()?)));
    asks(
        form,
        nothing(),
        t.recovery.title,
        lead(t.recovery.identifier_lead),
        markup::form(
            send,
            vec![
                identity::nir_view(nir, t.field.nir, false),
                date.view(t.recovery.birth, [""; 2], Whose::Own),
                submit(form, t.common.next),
            ],
        ),
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use super::samples::{FILLED, WRONG};
    use crate::contract::Code;
    use crate::journeys::{Recovery, Screen};
    use crate::ui::gallery::{CannedResponse, Sample};
    const SCREEN: fn() -> Screen = || Screen::Recovery(Recovery::Identifier);
    &[
        Sample::of("vide", SCREEN),
        Sample::of("rempli", SCREEN).filled(FILLED),
        Sample::of("date-dans-le-futur", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::RefusesField("birth_date", "future")),
        Sample::of("tout-manque", SCREEN).submitted_with(CannedResponse::Waits),
        Sample::of("tout-faux", SCREEN).filled(WRONG).submitted_with(CannedResponse::Waits),
        Sample::of("annee-a-deux-chiffres", SCREEN)
            .filled(&[
                ("nir", "2 88 02 75 115 042 94"),
                ("birth_day", "14"),
                ("birth_month", "02"),
                ("birth_year", "88"),
            ])
            .submitted_with(CannedResponse::Waits),
        Sample::of("en-cours", SCREEN).filled(FILLED).submitted_with(CannedResponse::Waits),
        Sample::of("refuse", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::InvalidFields, None)),
        Sample::of("bloque", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::Locked, Some(0))),
        Sample::of("indisponible", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::Unavailable, None)),
        Sample::of("illisible", SCREEN).filled(FILLED).submitted_with(CannedResponse::InvalidJson),
        Sample::of("hors-ligne", SCREEN).filled(FILLED).submitted_with(CannedResponse::Offline),
        Sample::of("trop-long", SCREEN).filled(FILLED).submitted_with(CannedResponse::TimesOut),
    ]
};
