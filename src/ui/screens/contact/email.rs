//! `/activer/coordonnees/email`, `/code/coordonnees/email`, `/espace/compte/email`: « Je modifie mon adresse e-mail
//! ».
//!
//! Asks for an e-mail address; suggests a correction for a likely typing error, and never corrects by itself.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use leptos::prelude::*;

use super::shared::Leaving;
use crate::fields::Email;
use crate::journeys::contact::ContactOrigin;
use crate::journeys::moves;
use crate::text::{Sentence, fill, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::parts::Part;
use crate::ui::parts::field::{TextField, text_field};
use crate::ui::parts::markup::{self, Element, changing, element, nothing, said, words};
use crate::ui::parts::page::lead;
use crate::ui::parts::question_page::question_page;

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
    question_page(
        form,
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
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{ChangeEmail, Code};
    use crate::journeys::{Contact, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::MARTINE_EMAIL;
    fn screen(origin: ContactOrigin, current: Option<&str>) -> Screen {
        let current = current.and_then(|email| email.parse().ok());
        Screen::Contact(Contact::Email { origin, current })
    }
    let known = Sample::of("connue", || screen(ContactOrigin::Activation, Some(MARTINE_EMAIL)));
    let empty = Sample::of("vide", || screen(ContactOrigin::Activation, None));
    let mut samples = vec![
        known,
        empty,
        empty.named("manque").submitted(),
        known.named("sans-arobase").filled(&[("email", "martine.exemple.fr")]).submitted(),
        known.named("faute-probable").filled(&[("email", "martine@gmial.com")]),
        Sample::of("depuis-mon-compte", || screen(ContactOrigin::Account, None)),
        known.refused("trop-de-demandes", Code::TooManyRequests, None),
        Sample::of("depuis-un-nouveau-code", || screen(ContactOrigin::NewCode, None)),
    ];
    samples.extend(known.failures::<ChangeEmail>());
    samples
}
