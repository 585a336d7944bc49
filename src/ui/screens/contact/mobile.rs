//! `/activer/coordonnees/mobile`, `/code/coordonnees/mobile`, `/espace/compte/mobile`: « Je renseigne mon numéro de
//! téléphone mobile ».
//!
//! Asks for a mobile number.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use leptos::prelude::*;

use super::shared::Leaving;
use crate::fields::Mobile;
use crate::journeys::contact::ContactOrigin;
use crate::journeys::moves;
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::parts::Part;
use crate::ui::parts::field::{TextField, text_field};
use crate::ui::parts::markup::{self, nothing};
use crate::ui::parts::page::lead;
use crate::ui::parts::question_page::question_page;

/// The new number.
pub(crate) fn view(app: App, place: ContactOrigin, current: Option<Mobile>) -> Part {
    let t = text();
    let form = Form::new(app);
    let raw = app.draft("mobile");
    if raw.with_untracked(String::is_empty)
        && let Some(mobile) = current
    {
        raw.set(mobile.grouped());
    }
    let mobile = Field::new(form, "mobile", raw, |raw| {
        raw.parse::<Mobile>().map_err(|error| error.sentence(t))
    });
    let leaving = Leaving::new(app, place);
    let send = move || {
        if leaving.is_busy() {
            return;
        }
        form.submit(|| mobile.value().map(moves::change_mobile));
    };
    question_page(
        form,
        t.change.mobile_title,
        lead(t.change.mobile_lead),
        markup::form(
            send,
            vec![
                text_field(
                    mobile.input,
                    TextField {
                        label: t.change.mobile,
                        hint: t.change.mobile_hint,
                        inputmode: "tel",
                        autocomplete: "tel",
                        class: "input--medium",
                        format: Some(Mobile::group),
                    },
                    nothing(),
                ),
                leaving.beside(form),
            ],
        ),
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{ChangeMobile, Code};
    use crate::journeys::{Contact, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::MARTINE_MOBILE;
    fn screen(origin: ContactOrigin, current: Option<&str>) -> Screen {
        let current = current.and_then(|mobile| mobile.parse().ok());
        Screen::Contact(Contact::Mobile { origin, current })
    }
    let known = Sample::of("connu", || screen(ContactOrigin::Activation, Some(MARTINE_MOBILE)));
    let empty = Sample::of("vide", || screen(ContactOrigin::Activation, None));
    let mut samples = vec![
        known,
        empty,
        empty.named("manque").submitted(),
        known.named("fixe").filled(&[("mobile", "01 42 00 00 00")]).submitted(),
        known.named("trop-court").filled(&[("mobile", "06 11 12")]).submitted(),
        Sample::of("depuis-mon-compte", || screen(ContactOrigin::Account, None)),
        known.refused("trop-de-demandes", Code::TooManyRequests, None),
        Sample::of("depuis-un-nouveau-code", || screen(ContactOrigin::NewCode, None)),
    ];
    samples.extend(known.failures::<ChangeMobile>());
    samples
}
