//! `/activer/identification`: « Je m’identifie ».
//!
//! Asks for the provisional code, the social-security number and the card serial.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use crate::fields::ProvisionalCode;
use crate::journeys::{Activation, moves};
use crate::route::Route;
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::input::Field;
use crate::ui::parts::Part;
use crate::ui::parts::asking::asks;
use crate::ui::parts::button::{plain_link, submit};
use crate::ui::parts::field::{TextField, text_field};
use crate::ui::parts::identity::CardField;
use crate::ui::parts::markup::element;
use crate::ui::parts::page::{lead, step};
use crate::ui::parts::{identity, markup};

/// The code of the letter, the number, the card.
pub(crate) fn view(app: App) -> Part {
    let t = text();
    let form = Form::new(app);
    let code = Field::new(form, "code", app.draft("code"), |raw| {
        raw.parse::<ProvisionalCode>().map_err(|error| error.sentence(t))
    });
    let nir = identity::nir(app, form);
    let card = CardField::new(app, form);
    let send = move || {
        form.submit(|| Some(moves::identify(code.value()?, nir.value()?, card.value()?)));
    };
    let new_code =
        element("p", "field__note", vec![plain_link(&Route::NewCode, t.identification.new_code)]);
    asks(
        form,
        step(1, Activation::STEPS),
        t.identification.title,
        lead(t.identification.lead),
        markup::form(
            send,
            vec![
                text_field(
                    code.input,
                    TextField {
                        label: t.field.code,
                        hint: t.identification.code_hint,
                        ..TextField::PLAIN
                    },
                    new_code,
                ),
                identity::nir_view(nir, t.field.nir, false),
                card.view(t.field.serial, t.field.serial_hint, false),
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
    use crate::ui::parts::identity::PHOTO;
    const FILLED: &[(&str, &str)] = &[
        ("code", "HuqZF3KXCz8k"),
        ("nir", "1 16 30 44 038 016 18"),
        ("card_kind", PHOTO),
        ("serial", "01024576124"),
    ];
    const SCREEN: fn() -> Screen = || Screen::Activation(Activation::Identification);
    &[
        Sample::of("vide", SCREEN),
        Sample::of("rempli", SCREEN).filled(FILLED),
        Sample::of("tout-manque", SCREEN).submitted_with(CannedResponse::Waits),
        Sample::of("cle-fausse", SCREEN)
            .filled(&[
                ("code", "HuqZF3KXCz"),
                ("nir", "1 55 12 55 555 555 55"),
                ("card_kind", PHOTO),
                ("serial", "0102457"),
            ])
            .submitted_with(CannedResponse::Waits),
        Sample::of("vingt-et-un-chiffres", SCREEN)
            .filled(&[("card_kind", PHOTO), ("serial", "802500000101024576124")]),
        Sample::of("en-cours", SCREEN).filled(FILLED).submitted_with(CannedResponse::Waits),
        Sample::of("non-reconnu", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::NotRecognised, Some(2))),
        Sample::of("dernier-essai", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::NotRecognised, Some(1))),
        Sample::of("bloque", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::Locked, Some(0))),
        Sample::of("code-expire", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::CodeExpired, None)),
        Sample::of("code-utilise", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::CodeUsed, None)),
        Sample::of("deja-active", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::AlreadyActive, None)),
        Sample::of("indisponible", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::Unavailable, None)),
        Sample::of("illisible", SCREEN).filled(FILLED).submitted_with(CannedResponse::InvalidJson),
        Sample::of("hors-ligne", SCREEN).filled(FILLED).submitted_with(CannedResponse::Offline),
        Sample::of("trop-long", SCREEN).filled(FILLED).submitted_with(CannedResponse::TimesOut),
        Sample::of("maintenance", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::Maintenance, None)),
        Sample::of("longue-attente", SCREEN).filled(FILLED).slow(),
        Sample::of("trop-de-demandes", SCREEN)
            .filled(FILLED)
            .submitted_with(CannedResponse::Refuses(Code::TooManyRequests, None)),
        Sample::of("aide-ouverte", SCREEN).clicked(".help__summary"),
    ]
};
