//! `/activer/carte`: « J’indique le numéro et la carte Vitale ».
//!
//! Asks for the social-security number and the card serial that go with the birth date.
//! Source: « Comment activer Mon espace santé ? » (step 4).

use crate::fields::BirthDate;
use crate::journeys::codes::CodePurpose;
use crate::journeys::moves;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::identity;
use crate::ui::parts::identity::CardField;
use crate::ui::parts::page::lead;
use crate::ui::parts::question_page::question_page;

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
    question_page(
        form,
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
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{RefusalCode, RequestCode};
    use crate::fields::BirthDate;
    use crate::journeys::{Activation, Screen};
    use crate::ui::parts::identity::NO_PHOTO;
    use crate::ui::sample::fixtures::MARTINE;
    use crate::ui::sample::{CannedResponse, Sample};
    const SCREEN: fn() -> Screen = || match BirthDate::from_parts("07", "03", "1970") {
        Ok(born) => Screen::Activation(Activation::Card(born)),
        Err(_) => Screen::Activation(Activation::BirthDate),
    };
    let filled = Sample::of("rempli", SCREEN).filled(MARTINE);
    let mut samples = vec![
        Sample::of("vide", SCREEN),
        filled,
        Sample::of("sans-photo", SCREEN).filled(&[("card_kind", NO_PHOTO), ("serial", "8025")]),
        Sample::of("tout-manque", SCREEN).submitted(),
        filled.answered("date-dans-le-futur", CannedResponse::RefusesField("birth_date", "future")),
        filled.refused("sans-coordonnees", RefusalCode::NoContact, None),
        Sample::of("aide-ouverte", SCREEN).clicked(".help__summary"),
        filled.refused("non-reconnu", RefusalCode::NotRecognised, Some(2)),
    ];
    samples.extend(filled.failures::<RequestCode>());
    samples
}
