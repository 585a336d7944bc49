//! `/activer/coordonnees/email`, `/code/coordonnees/email`, `/espace/compte/email`: « Je modifie mon adresse e-mail
//! ».
//!
//! Asks for an e-mail address; suggests a correction for a likely typing error, and never corrects by itself.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use html::html;
use leptos::prelude::*;

use super::shared::{ContactField, change_form};
use crate::fields::{Email, EmailError};
use crate::journeys::contact::ContactOrigin;
use crate::journeys::moves;
use crate::text::{Sentence, fill, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::markup::{dynamic, empty};
use crate::ui::parts::Part;
use crate::ui::parts::field::TextField;

pub(crate) fn view(app: App, origin: ContactOrigin, current: Option<Email>) -> Part {
    let t = text();
    let contact = ContactField {
        name: "email",
        title: t.change.email_title,
        lead: t.change.email_lead,
        look: TextField {
            label: t.change.email,
            hint: t.change.email_hint,
            inputmode: "email",
            autocomplete: "email",
            ..TextField::PLAIN
        },
        parse: |raw| raw.parse().map_err(|error: EmailError| error.sentence(text())),
        request: moves::change_email,
        below: suggestion,
    };
    change_form(app, origin, contact, current.map(|email| email.as_str().to_owned()))
}

/// Renders the correction of a likely typing error, with a button that accepts it.
fn suggestion(email: Field<Email>) -> Part {
    let t = text();
    let correction = move || match email.live_value().and_then(|email| email.suggestion()) {
        None => empty(),
        Some(likely) => {
            let question = fill(t.change.suggestion, &likely);
            let accept = move || email.input.raw.set(likely.clone());
            html! {
                <p class="field__note">
                    {question} " "
                    <button class="link" type="button" on:press=accept>
                        {t.change.suggestion_take}
                    </button>
                </p>
            }
        }
    };
    html! { <div aria-live="polite">{dynamic(correction)}</div> }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use super::shared::change_samples;
    use crate::contract::ChangeEmail;
    use crate::journeys::{Contact, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::MARTINE_EMAIL;
    fn screen(origin: ContactOrigin, current: Option<&str>) -> Screen {
        let current = current.and_then(|email| email.parse().ok());
        Screen::Contact(Contact::Email { origin, current })
    }
    let known = Sample::of("connue", || screen(ContactOrigin::Activation, Some(MARTINE_EMAIL)));
    let empty = Sample::of("vide", || screen(ContactOrigin::Activation, None));
    let mut samples = change_samples::<ChangeEmail>(known, empty);
    samples.extend([
        known.named("sans-arobase").filled(&[("email", "martine.exemple.fr")]).submitted(),
        known.named("faute-probable").filled(&[("email", "martine@gmial.com")]),
        Sample::of("depuis-mon-compte", || screen(ContactOrigin::Account, None)),
        Sample::of("depuis-un-nouveau-code", || screen(ContactOrigin::NewCode, None)),
    ]);
    samples
}
