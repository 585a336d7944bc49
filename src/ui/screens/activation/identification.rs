//! B1, `/activer/identification`: « Je m’identifie » (S1).

use leptos::prelude::*;

use crate::contract::What;
use crate::fields::{CardKind, CardSerial, Nir, ProvisionalCode};
use crate::journeys::Activation;
use crate::journeys::activation::Identification;
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::form::{Field, Form};
use crate::ui::parts::Part;
use crate::ui::parts::button::{new_tab, plain_link, submit};
use crate::ui::parts::choice::{Choice, choices, legend};
use crate::ui::parts::field::{TextField, text_field};
use crate::ui::parts::markup::{Element, changing, element, nothing, paragraph, when};
use crate::ui::parts::page::{back, journey, lead, step, title};
use crate::ui::parts::picture::{VITALE_PHOTO_SMALL, VITALE_PLAIN_SMALL};
use crate::ui::parts::{help, markup, summary, trouble};

/// The code of the letter, the number, the card.
pub(crate) fn view(app: App) -> Part {
    let t = text();
    let form = Form::new(app, What::Identification);
    let code = Field::new(form, "code", app.draft("code"), |raw| {
        raw.parse::<ProvisionalCode>().map_err(|error| error.sentence(t))
    });
    let nir = Field::new(form, "numero", app.draft("nir"), |raw| {
        raw.parse::<Nir>().map_err(|error| error.sentence(t))
    });
    let kind_raw = app.draft("card_kind");
    let kind = Field::new(form, "carte", kind_raw, |raw| {
        kind_of(raw).ok_or_else(|| t.decision.choose.to_owned())
    });
    let serial = Field::new(form, "serie", app.draft("serial"), move |raw| {
        // Until the card is chosen, either serial number will do.
        let kind = kind_raw.with(|kind| kind_of(kind)).unwrap_or(CardKind::NoPhoto);
        CardSerial::parse(raw, kind).map_err(|error| error.sentence(t))
    });
    let send = move || {
        form.send(
            move || {
                kind.value()?;
                Some(Identification.identify(code.value()?, nir.value()?, serial.value()?))
            },
            |_| false,
        );
    };
    let kept = move || {
        let kept = serial.live_value().is_some_and(|serial| serial.kept_last_11());
        when(kept, || paragraph("field__note", t.field.serial_kept))
    };
    let new_code =
        element("p", "field__note", vec![plain_link("/code", t.identification.new_code)]);
    journey(vec![
        back(),
        step(1, Activation::STEPS),
        summary::summary(form),
        title(t.identification.title),
        lead(t.identification.lead),
        trouble::trouble(form),
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
                text_field(
                    nir.input,
                    TextField {
                        label: t.field.nir,
                        hint: t.field.nir_hint,
                        format: Some(Nir::group),
                        ..TextField::PLAIN
                    },
                    nothing(),
                ),
                help::where_is_the_number(),
                choices(kind.input, true, legend(t.field.card), cards()),
                text_field(
                    serial.input,
                    TextField {
                        label: t.field.serial,
                        hint: t.field.serial_hint,
                        inputmode: "numeric",
                        ..TextField::PLAIN
                    },
                    Element { role: "status", ..Element::PLAIN }.with(vec![changing(kept)]),
                ),
                help::where_is_the_serial(),
                element("p", "field__note", vec![new_tab("/aide#carte", t.field.no_card)]),
                submit(form, t.common.next),
            ],
        ),
    ])
}

/// The two Vitale cards, drawn.
fn cards() -> Vec<Choice> {
    let t = &text().field;
    let card =
        |value, title: &str, picture| Choice { value, title: title.to_owned(), text: "", picture };
    vec![
        card(NO_PHOTO, t.card_no_photo, VITALE_PLAIN_SMALL),
        card(PHOTO, t.card_photo, VITALE_PHOTO_SMALL),
    ]
}

const PHOTO: &str = "photo";
const NO_PHOTO: &str = "sans-photo";

fn kind_of(raw: &str) -> Option<CardKind> {
    match raw {
        PHOTO => Some(CardKind::Photo),
        NO_PHOTO => Some(CardKind::NoPhoto),
        _ => None,
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use crate::contract::Code;
    use crate::journeys::Screen;
    use crate::ui::gallery::{Canned, Sample};
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
        Sample::of("tout-manque", SCREEN).sent(Canned::Waits),
        Sample::of("cle-fausse", SCREEN)
            .filled(&[
                ("code", "HuqZF3KXCz"),
                ("nir", "1 55 12 55 555 555 55"),
                ("card_kind", PHOTO),
                ("serial", "0102457"),
            ])
            .sent(Canned::Waits),
        Sample::of("vingt-et-un-chiffres", SCREEN)
            .filled(&[("card_kind", PHOTO), ("serial", "802500000101024576124")]),
        Sample::of("en-cours", SCREEN).filled(FILLED).sent(Canned::Waits),
        Sample::of("non-reconnu", SCREEN)
            .filled(FILLED)
            .sent(Canned::Refuses(Code::NotRecognised, Some(2))),
        Sample::of("dernier-essai", SCREEN)
            .filled(FILLED)
            .sent(Canned::Refuses(Code::NotRecognised, Some(1))),
        Sample::of("bloque", SCREEN).filled(FILLED).sent(Canned::Refuses(Code::Locked, Some(0))),
        Sample::of("code-expire", SCREEN)
            .filled(FILLED)
            .sent(Canned::Refuses(Code::CodeExpired, None)),
        Sample::of("code-utilise", SCREEN)
            .filled(FILLED)
            .sent(Canned::Refuses(Code::CodeUsed, None)),
        Sample::of("deja-active", SCREEN)
            .filled(FILLED)
            .sent(Canned::Refuses(Code::AlreadyActive, None)),
        Sample::of("indisponible", SCREEN)
            .filled(FILLED)
            .sent(Canned::Refuses(Code::Unavailable, None)),
        Sample::of("illisible", SCREEN).filled(FILLED).sent(Canned::Nonsense),
        Sample::of("hors-ligne", SCREEN).filled(FILLED).sent(Canned::Offline),
        Sample::of("trop-long", SCREEN).filled(FILLED).sent(Canned::TimesOut),
        Sample::of("maintenance", SCREEN)
            .filled(FILLED)
            .sent(Canned::Refuses(Code::Maintenance, None)),
    ]
};
