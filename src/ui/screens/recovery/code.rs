//! `/mot-de-passe-oublie/code`: « Je saisis le code d’accès que j’ai reçu ».
//!
//! Asks for the one-time code of the reset, and offers to send it again.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use super::not_received;
use crate::contract::{Channel, OneTimeCodeSent};
use crate::journeys::{Recovery, moves};
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::parts::Part;
use crate::ui::parts::asking::asks;
use crate::ui::parts::button::submit;
use crate::ui::parts::markup::{self, element, words};
use crate::ui::parts::one_time_code;
use crate::ui::parts::page::step;
use crate::ui::parts::prose::stressed;
use crate::ui::parts::resend::{Resend, resend};

/// The code that was sent, another one after the resend delay, and what to do when it does not come.
pub(crate) fn view(app: App, sent: OneTimeCodeSent) -> Part {
    let t = text();
    let form = Form::new(app);
    let typed = one_time_code::field(form);
    let sentence = match sent.channel {
        Channel::Email => t.sign_in.code_by_email,
        Channel::Sms => t.sign_in.code_by_sms,
    };
    let [late, unknown] =
        not_received(sent.channel, &Route::LostPassword, t.recovery.unknown_password);
    let again = Resend::code(sent.resend_after_s, sent.channel).or_by(
        &sent.channels,
        t.sign_in.to_email,
        t.sign_in.to_sms,
    );
    let mut told = vec![words(t.recovery.code_lead), words(" ")];
    told.extend(stressed(sentence, sent.masked.clone()));
    let send = move || form.submit(|| typed.value().map(moves::confirm_reset));
    asks(
        form,
        step(2, Recovery::STEPS),
        t.recovery.code_title,
        element("p", "lead", told),
        markup::form(
            send,
            vec![
                one_time_code::view(typed.input, t.recovery.code),
                late,
                resend(app, again, move |channel| Some(moves::resend_reset(&sent, channel))),
                unknown,
                submit(form, t.common.next),
            ],
        ),
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use super::samples::{BOTH, EMAIL, SMS};
    use crate::contract::{Code, OneTimeCodeSent};
    use crate::journeys::Screen;
    use crate::ui::gallery::{CannedResponse, Sample};
    fn screen((channel, masked): (Channel, &str), channels: &[Channel], after_s: u32) -> Screen {
        Screen::Recovery(Recovery::Code(OneTimeCodeSent {
            channel,
            masked: masked.to_owned(),
            channels: channels.to_vec(),
            expires_in_s: 600,
            resend_after_s: after_s,
        }))
    }
    const FIRST: fn() -> Screen = || screen(EMAIL, BOTH, 30);
    const TYPED: &[(&str, &str)] = &[("#code-unique", "034567")];
    &[
        Sample::of("email", FIRST),
        Sample::of("sms", || screen(SMS, BOTH, 30)),
        Sample::of("nouvel-envoi-possible", || screen(EMAIL, BOTH, 0)),
        Sample::of("sms-nouvel-envoi-possible", || screen(SMS, BOTH, 0)),
        Sample::of("sms-seul", || screen(SMS, &[Channel::Sms], 0)),
        Sample::of("manque", FIRST).submitted_with(CannedResponse::Waits),
        Sample::of("cinq-chiffres", FIRST)
            .typed(&[("#code-unique", "03456")])
            .submitted_with(CannedResponse::Waits),
        Sample::of("en-cours", FIRST).typed(TYPED).submitted_with(CannedResponse::Waits),
        Sample::of("faux", FIRST)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::WrongOneTimeCode, Some(2))),
        Sample::of("dernier-essai", FIRST)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::WrongOneTimeCode, Some(1))),
        Sample::of("expire", FIRST)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::OneTimeCodeExpired, None)),
        Sample::of("bloque", FIRST)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::Locked, Some(0))),
        Sample::of("autre-etape", FIRST)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::StepNotAllowed, None)),
        Sample::of("session-finie", FIRST)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::SessionEnded, None)),
        Sample::of("indisponible", FIRST)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::Unavailable, None)),
        Sample::of("hors-ligne", FIRST).typed(TYPED).submitted_with(CannedResponse::Offline),
    ]
};
