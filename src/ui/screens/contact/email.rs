//! `/activer/coordonnees/email`, `/code/coordonnees/email`, `/espace/compte/email`: « Je modifie mon adresse e-mail
//! ».
//!
//! Asks for an e-mail address; suggests a correction for a likely typing error, and never corrects by itself.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use leptos::prelude::*;

use super::{Leaving, step_of};
use crate::fields::Email;
use crate::journeys::contact::ContactOrigin;
use crate::journeys::moves;
use crate::text::{Sentence, fill, text};
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::input::Field;
use crate::ui::parts::Part;
use crate::ui::parts::asking::asks;
use crate::ui::parts::field::{TextField, text_field};
use crate::ui::parts::markup::{self, Element, changing, element, nothing, said, words};
use crate::ui::parts::page::lead;

/// The new address; a likely typo is asked about, never corrected.
pub(crate) fn view(app: App, place: ContactOrigin, current: Option<Email>) -> Part {
    let t = text();
    let form = Form::new(app);
    let raw = app.draft("email");
    if raw.with_untracked(String::is_empty)
        && let Some(email) = current
    {
        raw.set(email.as_str().to_owned());
    }
    let email = Field::new(form, "email", raw, |raw| {
        raw.parse::<Email>().map_err(|error| error.sentence(t))
    });
    let leaving = Leaving::new(app, place);
    let send = move || {
        if leaving.is_busy() {
            return;
        }
        form.submit(|| email.value().map(moves::change_email));
    };
    let suggestion = move || match email.live_value().and_then(|email| email.suggestion()) {
        None => nothing(),
        Some(likely) => {
            let question = said(fill(t.change.suggestion, &likely));
            let take = markup::button("link", vec![words(t.change.suggestion_take)], move || {
                raw.set(likely.clone());
            });
            element("p", "field__note", vec![question, words(" "), take])
        }
    };
    asks(
        form,
        step_of(place),
        t.change.email_title,
        lead(t.change.email_lead),
        markup::form(
            send,
            vec![
                text_field(
                    email.input,
                    TextField {
                        label: t.change.email,
                        hint: t.change.email_hint,
                        inputmode: "email",
                        autocomplete: "email",
                        ..TextField::PLAIN
                    },
                    Element { role: "status", ..Element::PLAIN }.with(vec![changing(suggestion)]),
                ),
                leaving.beside(form),
            ],
        ),
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use crate::contract::Code;
    use crate::journeys::contact::ContactOrigin;
    use crate::journeys::{Contact, Screen};
    use crate::ui::gallery::{CannedResponse, Sample};
    fn screen(current: Option<&str>) -> Screen {
        let current = current.and_then(|email| email.parse().ok());
        Screen::Contact(Contact::Email { origin: ContactOrigin::Activation, current })
    }
    const KNOWN: fn() -> Screen = || screen(Some("martine.leguellec@exemple.fr"));
    &[
        Sample::of("connue", KNOWN),
        Sample::of("vide", || screen(None)),
        Sample::of("manque", || screen(None)).submitted_with(CannedResponse::Waits),
        Sample::of("sans-arobase", KNOWN)
            .filled(&[("email", "martine.exemple.fr")])
            .submitted_with(CannedResponse::Waits),
        Sample::of("faute-probable", KNOWN).filled(&[("email", "martine@gmial.com")]),
        Sample::of("depuis-mon-compte", || {
            Screen::Contact(Contact::Email { origin: ContactOrigin::Account, current: None })
        }),
        Sample::of("en-cours", KNOWN).submitted_with(CannedResponse::Waits),
        Sample::of("illisible", KNOWN).submitted_with(CannedResponse::InvalidJson),
        Sample::of("longue-attente", KNOWN).slow(),
        Sample::of("trop-de-demandes", KNOWN)
            .submitted_with(CannedResponse::Refuses(Code::TooManyRequests, None)),
        Sample::of("session-finie", KNOWN)
            .submitted_with(CannedResponse::Refuses(Code::SessionEnded, None)),
        Sample::of("indisponible", KNOWN)
            .submitted_with(CannedResponse::Refuses(Code::Unavailable, None)),
        Sample::of("hors-ligne", KNOWN).submitted_with(CannedResponse::Offline),
        Sample::of("depuis-un-nouveau-code", || {
            Screen::Contact(Contact::Email { origin: ContactOrigin::NewCode, current: None })
        }),
    ]
};
