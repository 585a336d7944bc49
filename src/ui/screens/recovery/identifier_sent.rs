//! `/identifiant-oublie/envoye`: « Votre identifiant vous a été envoyé ».
//!
//! Says where the identifier was sent; the same for everybody, so that the answer tells nothing of who has a space.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use html::html;

use super::shared::not_received;
use crate::contract::Channel;
use crate::journeys::moves;
use crate::journeys::recovery::IdentifierSent;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_link, plain_link};
use crate::ui::parts::page::{actions, journey, title};
use crate::ui::parts::picture;
use crate::ui::parts::picture::SUCCESS;
use crate::ui::parts::prose::stressed;
use crate::ui::parts::resend::{Resend, resend};

pub(crate) fn view(app: App, sent: IdentifierSent) -> Part {
    let t = &text().recovery;
    let channel = sent.sent.channel;
    let sentence = match channel {
        Channel::Email => t.identifier_by_email,
        _ => t.identifier_by_sms,
    };
    let [late, unknown] = not_received(channel, &Route::LostIdentifier, t.unknown_identifier);
    journey(vec![html! {
        {picture("success", SUCCESS)}
        {title(t.identifier_sent_title)}
        <p class="lead">{stressed(sentence, sent.sent.masked.clone())}</p>
        {late}
        {again(app, sent)}
        {unknown}
        {actions(vec![main_link(&Route::SignIn, text().sign_in.enter)])}
    }])
}

/// Renders the offer to send the identifier again. A reload loses the values of the request: the form then has to be
/// filled in again.
fn again(app: App, sent: IdentifierSent) -> Part {
    let t = &text().recovery;
    if sent.request.is_none() {
        return html! {
            <p>{t.identifier_reloaded}</p>
            <p>{plain_link(&Route::LostIdentifier, t.identifier_restart)}</p>
        };
    }
    let previous = &sent.sent;
    let offer = Resend {
        channels: vec![(previous.channel, t.identifier_again)],
        resent: t.identifier_resent,
        ..Resend::code(previous.resend_after_s, previous.channel)
    };
    let offer = offer.or_by(&previous.channels, t.identifier_to_email, t.identifier_to_sms);
    resend(app, offer, move |channel| moves::resend_identifier(&sent, channel))
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract;
    use crate::fields::BirthDate;
    use crate::journeys::{Recovery, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::{BOTH, INAYA_EMAIL, INAYA_SMS};
    fn sent(
        (channel, masked): (Channel, &str),
        channels: &[Channel],
        resend_after_s: u32,
    ) -> IdentifierSent {
        let (masked, channels) = (masked.to_owned(), channels.to_vec());
        let sent = contract::IdentifierSent { channel, masked, channels, resend_after_s };
        IdentifierSent { sent, request: None }
    }
    fn screen(to: (Channel, &str), channels: &[Channel], resend_after_s: u32) -> Screen {
        let sent = sent(to, channels, resend_after_s);
        let request = ("2 88 02 75 115 000 39".parse(), BirthDate::from_parts("14", "02", "1988"));
        let request = match request {
            (Ok(nir), Ok(date)) => Some((nir, date)),
            _ => None,
        };
        Screen::Recovery(Recovery::IdentifierSent(IdentifierSent { request, ..sent }))
    }
    vec![
        Sample::of("email", || screen(INAYA_EMAIL, BOTH, 30)),
        Sample::of("sms", || screen(INAYA_SMS, BOTH, 30)),
        Sample::of("nouvel-envoi-possible", || screen(INAYA_EMAIL, BOTH, 0)),
        Sample::of("sms-nouvel-envoi-possible", || screen(INAYA_SMS, BOTH, 0)),
        Sample::of("email-seul", || screen(INAYA_EMAIL, &[Channel::Email], 0)),
        Sample::of("apres-rechargement", || {
            Screen::Recovery(Recovery::IdentifierSent(sent(INAYA_EMAIL, BOTH, 30)))
        }),
    ]
}
