//! `/code/reception`: « Envoi du code provisoire ».
//!
//! Asks by which channel to send the code; preselects one only when there is no other.
//! Source: « Comment créer et activer votre compte »; « Activer (ou s’opposer) son compte, pas à pas »; « Comment
//! activer Mon espace santé ? » (step 5).

use html::html;
use leptos::prelude::*;

use super::shared::unknown;
use crate::contract::Channel;
use crate::journeys::codes::{ChannelChoice, CodePurpose};
use crate::journeys::moves;
use crate::route::Route;
use crate::text::{fill, text, with_no_break_spaces};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::{plain_link, submit};
use crate::ui::parts::choice::{Choice, choices, legend};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{back, journey, progress, title};
use crate::ui::parts::{notice, summary, trouble};

const EMAIL: &str = "email";
const SMS: &str = "sms";
const VOICE: &str = "appel";
const LETTER: &str = "courrier";

pub(crate) fn view(app: App, choice: ChannelChoice) -> Part {
    let t = text();
    let form = Form::new(app);
    let purpose = choice.purpose;
    let raw = app.draft("channel");
    if let [known] = &choice.channels[..] {
        raw.set(value(known.channel).to_owned());
    }
    // A channel of a later version cannot be asked for by its name.
    let channels = choice.channels.iter().filter(|known| known.channel != Channel::Other);
    let cards: Vec<_> = channels.map(|known| card(purpose, known.channel, &known.masked)).collect();
    let chosen = Field::new(form, "reception", raw, |raw| match raw {
        EMAIL => Ok(Channel::Email),
        SMS => Ok(Channel::Sms),
        VOICE => Ok(Channel::Voice),
        LETTER => Ok(Channel::Letter),
        _ => Err(text().decision.choose.to_owned()),
    });
    let send = move || {
        form.submit(|| {
            let channel = chosen.value()?;
            let standing = app.standing().get_untracked();
            Some(moves::deliver_code(&choice, channel, &standing))
        });
    };
    let content = if cards.is_empty() {
        let explanation = html! {
            <p class="notice__title">{t.trouble.no_contact_title}</p>
            <p>{t.trouble.no_contact}</p>
        };
        notice::notice("notice notice--warning", Icon::Warning, vec![explanation])
    } else {
        markup::form(
            send,
            vec![
                choices(chosen.input, false, legend(chosen.input, t.codes.reception), cards),
                html! { <p>{plain_link(&Route::NewCodeContact, t.codes.incorrect)}</p> },
                unknown(),
                submit(form, t.common.submit),
            ],
        )
    };
    journey(vec![
        back(),
        progress(),
        summary::summary(form),
        title(t.codes.reception_title),
        trouble::trouble(form),
        content,
    ])
}

fn value(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => EMAIL,
        Channel::Sms => SMS,
        Channel::Voice => VOICE,
        Channel::Letter => LETTER,
        Channel::Other => "",
    }
}

/// Returns the card of a channel. Its texts depend on the journey, as in the source documents.
fn card(purpose: CodePurpose, channel: Channel, masked: &str) -> Choice {
    let t = &text().codes;
    let masked = &with_no_break_spaces(masked);
    let (by, by_to, receive) = match channel {
        Channel::Email => (t.by_email, t.by_email_to, t.receive_email),
        Channel::Sms => (t.by_sms, t.by_sms_to, t.receive_sms),
        Channel::Voice => (t.by_voice, t.by_voice_to, t.receive_voice),
        Channel::Letter | Channel::Other => (t.by_letter, t.by_letter_to, t.receive_letter),
    };
    let (title, text) = match purpose {
        CodePurpose::NewCode => (fill(by_to, masked), String::new()),
        CodePurpose::Activation => (by.to_owned(), fill(receive, masked)),
    };
    Choice { value: value(channel), title, text, picture: "" }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{ContactChange, DeliverCode, MaskedChannel, RefusalCode};
    use crate::journeys::{Codes, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::{all_channels, channels};
    fn screen(channels: Vec<MaskedChannel>, purpose: CodePurpose) -> Screen {
        let contact_change = ContactChange::Allowed;
        Screen::Codes(Codes::Channel(ChannelChoice { channels, contact_change, purpose }))
    }
    const BOTH: fn() -> Screen = || screen(channels(), CodePurpose::NewCode);
    let chosen = Sample::of("deux-modes", BOTH).filled(&[("channel", SMS)]);
    let mut samples = vec![
        Sample::of("deux-modes", BOTH),
        Sample::of("ordre-sans-code", || screen(channels(), CodePurpose::Activation)),
        Sample::of("sms-seul", || {
            screen(channels().into_iter().skip(1).collect(), CodePurpose::NewCode)
        }),
        Sample::of("tous-les-modes", || screen(all_channels(), CodePurpose::NewCode)),
        Sample::of("tous-les-modes-sans-code", || screen(all_channels(), CodePurpose::Activation)),
        Sample::of("adresse-longue", || {
            let masked = "mar*****@une-tres-longue-adresse-de-messagerie.exemple.fr".to_owned();
            screen(vec![MaskedChannel { channel: Channel::Email, masked }], CodePurpose::NewCode)
        }),
        Sample::of("aucun", || screen(Vec::new(), CodePurpose::NewCode)),
        Sample::of("rien-choisi", BOTH).submitted(),
        chosen.refused("trop-de-demandes", RefusalCode::TooManyRequests, None),
        chosen.refused("autre-etape", RefusalCode::StepNotAllowed, None),
    ];
    samples.extend(chosen.failures::<DeliverCode>());
    samples
}
