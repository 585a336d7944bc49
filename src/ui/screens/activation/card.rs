//! `/activer/carte`: « J’indique le numéro et la carte Vitale ».
//!
//! Asks for the social-security number and the card serial that go with the birth date.
//! Source: « Comment activer Mon espace santé ? » (step 4).

use crate::fields::BirthDate;
use crate::journeys::codes::CodePurpose;
use crate::journeys::{Activation, moves};
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::parts::Part;
use crate::ui::parts::asking::asks;
use crate::ui::parts::button::submit;
use crate::ui::parts::identity::CardField;
use crate::ui::parts::page::{lead, step};
use crate::ui::parts::{identity, markup};

/// The social-security number and the card that belong to a birth date.
pub(crate) fn view(app: App, birth_date: BirthDate) -> Part {
    let t = text();
    let form = Form::new(app);
    let nir = identity::nir(app, form);
    let vitale = CardField::new(app, form);
    let send = move || {
        form.submit(|| {
            let (nir, card) = (nir.value()?, vitale.value()?);
            Some(moves::request_code(nir, birth_date, card, CodePurpose::Activation))
        });
    };
    asks(
        form,
        step(1, Activation::STEPS),
        t.without_code.card_title,
        lead(t.without_code.card_lead),
        markup::form(
            send,
            vec![
                identity::nir_view(nir, t.without_code.nir, true),
                vitale.view(t.without_code.serial, t.field.serial_hint, true),
                submit(form, t.common.next),
            ],
        ),
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use crate::contract::Code;
    use crate::journeys::Screen;
    use crate::ui::gallery::{CannedResponse, Sample};
    use crate::ui::parts::identity::{NO_PHOTO, PHOTO};
    const FILLED: &[(&str, &str)] =
        &[("nir", "1 16 30 44 038 016 18"), ("card_kind", PHOTO), ("serial", "01024576124")];
    const SCREEN: fn() -> Screen = || {
        let born = crate::fields::BirthDate::from_parts("07", "03", "1970");
        match born {
            Ok(born) => Screen::Activation(Activation::Card(born)),
            Err(_) => Screen::Activation(Activation::BirthDate),
        }
    };
    &[
        Sample::of("vide", SCREEN),
        Sample::of("rempli", SCREEN).filled(FILLED),
        Sample::of("sans-photo", SCREEN).filled(&[("card_kind", NO_PHOTO), ("serial", "8025")]),
        Sample::of("tout-manque", SCREEN).submitted_with(CannedResponse::Waits),
        Sample::of("en-cours", SCREEN).filled(FILLED).submitted_with(CannedResponse::Waits),
        Sample::of("date-dans-le-futur", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::RefusesField("birth_date", "future")),
        Sample::of("sans-coordonnees", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::NoContact, None)),
        Sample::of("bloque", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::Locked, Some(0))),
        Sample::of("indisponible", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::Unavailable, None)),
        Sample::of("hors-ligne", SCREEN).filled(FILLED).submitted_with(CannedResponse::Offline),
        Sample::of("aide-ouverte", SCREEN).clicked(".help__summary"),
        Sample::of("non-reconnu", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::NotRecognised, Some(2))),
        Sample::of("longue-attente", SCREEN).filled(FILLED).slow(),
        Sample::of("illisible", SCREEN).filled(FILLED).submitted_with(CannedResponse::InvalidJson),
        Sample::of("trop-long", SCREEN).filled(FILLED).submitted_with(CannedResponse::TimesOut),
    ]
};
