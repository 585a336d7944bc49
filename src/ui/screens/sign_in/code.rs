//! `/connexion/code`: « Je saisis le code d’accès ».
//!
//! Asks for the one-time code; offers to send it again, by the same channel or another.
//! Source: « Comment activer Mon espace santé ? »; « Se connecter à Mon espace santé, pas à pas ».

use crate::contract::Channel;
use crate::journeys::moves;
use crate::journeys::sign_in::SignInCode;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::markup::{self, element, paragraph, when};
use crate::ui::parts::page::{back, journey, lead, title};
use crate::ui::parts::prose::stressed;
use crate::ui::parts::resend::{Resend, resend};
use crate::ui::parts::{notice, one_time_code, summary, trouble};

/// The code that was sent; another one, or by another way, after the resend delay.
pub(crate) fn view(app: App, screen: SignInCode) -> Part {
    let t = text();
    let form = Form::new(app);
    let code = one_time_code::field(form);
    let fell_back_to_email = screen.fell_back_to_email();
    let sent = screen.sent;
    let (sentence, advice) = match sent.channel {
        Channel::Email => (t.sign_in.code_by_email, t.sign_in.spam),
        Channel::Sms => (t.sign_in.code_by_sms, t.one_time_code.sms),
    };
    let again = Resend::code(sent.resend_after_s, sent.channel).or_by(
        &sent.channels,
        t.sign_in.to_email,
        t.sign_in.to_sms,
    );
    let send = move || form.submit(|| code.value().map(moves::confirm_sign_in));
    let masked = sent.masked.clone();
    journey(vec![
        back(),
        summary::summary(form),
        title(t.sign_in.code_title),
        lead(t.sign_in.code_lead),
        element("p", "lead", stressed(sentence, masked)),
        when(fell_back_to_email, || notice::info(t.sign_in.code_by_email_instead)),
        trouble::trouble(form),
        markup::form(
            send,
            vec![
                one_time_code::view_with(code.input, t.sign_in.code, t.sign_in.code_hint),
                paragraph("field__note", advice),
                resend(app, again, move |channel| Some(moves::resend_sign_in(&sent, channel))),
                submit(form, t.sign_in.enter),
            ],
        ),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use crate::contract::{Code as Refusal, OneTimeCodeSent};
    use crate::journeys::{Screen, SignIn};
    use crate::ui::gallery::{CannedResponse, Sample};
    const BOTH: &[Channel] = &[Channel::Email, Channel::Sms];
    fn code(
        channel: Channel,
        masked: &str,
        channels: &[Channel],
        resend_after_s: u32,
    ) -> SignInCode {
        SignInCode::of(OneTimeCodeSent {
            channel,
            masked: masked.to_owned(),
            channels: channels.to_vec(),
            expires_in_s: 600,
            resend_after_s,
        })
    }
    fn email(resend_after_s: u32) -> Screen {
        let sent = code(Channel::Email, "i.m*****@mes.fr", BOTH, resend_after_s);
        Screen::SignIn(SignIn::Code(sent))
    }
    fn sms(resend_after_s: u32) -> Screen {
        let sent = code(Channel::Sms, "+33 6 ** ** * 15", BOTH, resend_after_s);
        Screen::SignIn(SignIn::Code(sent))
    }
    fn instead() -> Screen {
        let sent = code(Channel::Email, "j.p*****@exemple.fr", &[Channel::Email], 30);
        Screen::SignIn(SignIn::Code(SignInCode { requested: Channel::Sms, ..sent }))
    }
    const EMAIL: fn() -> Screen = || email(30);
    const TYPED: &[(&str, &str)] = &[("#code-unique", "034567")];
    &[
        Sample::of("email", EMAIL),
        Sample::of("sms", || sms(30)),
        Sample::of("email-au-lieu-de-sms", instead),
        Sample::of("nouvel-envoi-possible", || email(0)),
        Sample::of("nouvel-envoi-possible-sms", || sms(0)),
        Sample::of("rempli", EMAIL).typed(TYPED),
        Sample::of("manque", EMAIL).submitted_with(CannedResponse::Waits),
        Sample::of("cinq-chiffres", EMAIL)
            .typed(&[("#code-unique", "03456")])
            .submitted_with(CannedResponse::Waits),
        Sample::of("en-cours", EMAIL).typed(TYPED).submitted_with(CannedResponse::Waits),
        Sample::of("faux", EMAIL)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Refusal::WrongOneTimeCode, Some(2))),
        Sample::of("dernier-essai", EMAIL)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Refusal::WrongOneTimeCode, Some(1))),
        Sample::of("expire", EMAIL)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Refusal::OneTimeCodeExpired, None)),
        Sample::of("bloque", EMAIL)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Refusal::Locked, Some(0))),
        Sample::of("indisponible", EMAIL)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Refusal::Unavailable, None)),
        Sample::of("illisible", EMAIL).typed(TYPED).submitted_with(CannedResponse::InvalidJson),
        Sample::of("hors-ligne", EMAIL).typed(TYPED).submitted_with(CannedResponse::Offline),
    ]
};
