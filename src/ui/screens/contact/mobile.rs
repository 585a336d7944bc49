//! `/activer/coordonnees/mobile`, `/code/coordonnees/mobile`, `/espace/compte/mobile`: « Je renseigne mon numéro de
//! téléphone mobile ».
//!
//! Asks for a mobile number.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use super::shared::{ContactField, change_form};
use crate::fields::{Mobile, MobileError};
use crate::journeys::contact::ContactOrigin;
use crate::journeys::moves;
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::markup::empty;
use crate::ui::parts::Part;
use crate::ui::parts::field::TextField;

pub(crate) fn view(app: App, origin: ContactOrigin, current: Option<Mobile>) -> Part {
    let t = text();
    let contact = ContactField {
        name: "mobile",
        title: t.change.mobile_title,
        lead: t.change.mobile_lead,
        look: TextField {
            label: t.change.mobile,
            hint: t.change.mobile_hint,
            inputmode: "tel",
            autocomplete: "tel",
            class: "input input--medium",
            format: Some(Mobile::group),
            ..TextField::PLAIN
        },
        parse: |raw| raw.parse().map_err(|error: MobileError| error.sentence(text())),
        request: moves::change_mobile,
        below: |_| empty(),
    };
    change_form(app, origin, contact, current.map(|mobile| mobile.grouped()))
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use super::shared::change_samples;
    use crate::contract::ChangeMobile;
    use crate::journeys::{Contact, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::MARTINE_MOBILE;
    fn screen(origin: ContactOrigin, current: Option<&str>) -> Screen {
        let current = current.and_then(|mobile| mobile.parse().ok());
        Screen::Contact(Contact::Mobile { origin, current })
    }
    let known = Sample::of("connu", || screen(ContactOrigin::Activation, Some(MARTINE_MOBILE)));
    let empty = Sample::of("vide", || screen(ContactOrigin::Activation, None));
    let mut samples = change_samples::<ChangeMobile>(known, empty);
    samples.extend([
        known.named("fixe").filled(&[("mobile", "01 42 00 00 00")]).submitted(),
        known.named("trop-court").filled(&[("mobile", "06 11 12")]).submitted(),
        Sample::of("depuis-mon-compte", || screen(ContactOrigin::Account, None)),
        Sample::of("depuis-un-nouveau-code", || screen(ContactOrigin::NewCode, None)),
    ]);
    samples
}
