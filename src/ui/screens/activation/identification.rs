//! `/activer/identification`: « Je m’identifie ».
//!
//! Asks for the provisional code, the social-security number and the card serial.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use html::html;

use crate::fields::ProvisionalCode;
use crate::journeys::moves;
use crate::route::Route;
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::{plain_link, submit};
use crate::ui::parts::field::{TextField, text_field};
use crate::ui::parts::identity;
use crate::ui::parts::identity::CardField;
use crate::ui::parts::page::lead;
use crate::ui::parts::question_page::question_page;

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
    let new_code = html! {
        <p class="field__note">{plain_link(&Route::NewCode, t.identification.new_code)}</p>
    };
    question_page(
        form,
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
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{Identify, RefusalCode};
    use crate::journeys::{Activation, Screen};
    use crate::ui::parts::identity::PHOTO;
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::MARTINE;
    const SCREEN: fn() -> Screen = || Screen::Activation(Activation::Identification);
    let filled = Sample::of("rempli", SCREEN).filled(MARTINE);
    let wrong: &[_] = &[
        ("code", "HuqZF3KXCz"),
        ("nir", "1 55 12 55 555 555 55"),
        ("card_kind", PHOTO),
        ("serial", "0102457"),
    ];
    let mut samples = vec![
        Sample::of("vide", SCREEN),
        filled,
        Sample::of("tout-manque", SCREEN).submitted(),
        Sample::of("cle-fausse", SCREEN).filled(wrong).submitted(),
        Sample::of("vingt-et-un-chiffres", SCREEN)
            .filled(&[("card_kind", PHOTO), ("serial", "802500000101024576124")]),
        filled.refused("non-reconnu", RefusalCode::NotRecognised, Some(2)),
        filled.refused("dernier-essai", RefusalCode::NotRecognised, Some(1)),
        filled.refused("code-expire", RefusalCode::CodeExpired, None),
        filled.refused("code-utilise", RefusalCode::CodeUsed, None),
        filled.refused("deja-active", RefusalCode::AlreadyActive, None),
        filled.refused("maintenance", RefusalCode::Maintenance, None),
        filled.refused("trop-de-demandes", RefusalCode::TooManyRequests, None),
        Sample::of("aide-ouverte", SCREEN).clicked(".help__summary"),
    ];
    samples.extend(filled.failures::<Identify>());
    samples
}
