//! `/code`: « Je génère un nouveau code provisoire ».
//!
//! Asks for the social-security number, the birth date of the recipient of the code, and the card serial.
//! Source: « Comment créer et activer votre compte »; « Activer (ou s’opposer) son compte, pas à pas ».

use crate::journeys::codes::CodePurpose;
use crate::journeys::moves;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::date::{DateField, Whose};
use crate::ui::parts::identity;
use crate::ui::parts::identity::CardField;
use crate::ui::parts::page::lead;
use crate::ui::parts::question_page::question_page;

pub(crate) fn view(app: App) -> Part {
    let t = text();
    let form = Form::new(app);
    let nir = identity::nir(app, form);
    let date = DateField::new(app, form);
    let card = CardField::new(app, form);
    let send = move || {
        form.submit(|| {
            let (nir, birth_date, card) = (nir.value()?, date.value()?, card.value()?);
            Some(moves::request_code(nir, birth_date, card, CodePurpose::NewCode))
        });
    };
    question_page(
        form,
        t.codes.title,
        lead(t.codes.lead),
        markup::form(
            send,
            vec![
                identity::nir_view(nir, t.field.nir, false),
                date.view(
                    t.codes.birth,
                    [t.codes.birth_label, t.codes.birth_whose],
                    Whose::Anybody,
                ),
                card.view(t.field.serial, t.field.serial_hint, false),
                submit(form, t.common.next),
            ],
        ),
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{RefusalCode, RequestCode};
    use crate::journeys::{Codes, Screen};
    use crate::ui::parts::identity::PHOTO;
    use crate::ui::sample::{CannedResponse, Sample};
    const SCREEN: fn() -> Screen = || Screen::Codes(Codes::Request);
    let filled = Sample::of("rempli", SCREEN).filled(&[
        ("nir", "1 16 30 44 038 016 18"),
        ("birth_day", "03"),
        ("birth_month", "09"),
        ("birth_year", "2013"),
        ("card_kind", PHOTO),
        ("serial", "01024576124"),
    ]);
    let mut samples = vec![
        Sample::of("vide", SCREEN),
        filled,
        Sample::of("tout-manque", SCREEN).submitted(),
        filled.answered("date-dans-le-futur", CannedResponse::RefusesField("birth_date", "future")),
        filled.refused("sans-coordonnees", RefusalCode::NoContact, None),
        filled.refused("trop-de-demandes", RefusalCode::TooManyRequests, None),
        Sample::of("aide-ouverte", SCREEN).clicked(".help__summary"),
    ];
    samples.extend(filled.failures::<RequestCode>());
    samples
}
