//! `/mot-de-passe-oublie/code`: « Je saisis le code d’accès que j’ai reçu ».
//!
//! Asks for the one-time code of the reset, and offers to send it again.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use html::html;

use super::shared::not_received;
use crate::contract::{Channel, OneTimeCodeSent};
use crate::journeys::moves;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::one_time_code;
use crate::ui::parts::prose::stressed;
use crate::ui::parts::question_page::question_page;
use crate::ui::parts::resend::{Resend, resend};

pub(crate) fn view(app: App, sent: OneTimeCodeSent) -> Part {
    let t = text();
    let form = Form::new(app);
    let code = one_time_code::field(form);
    let sentence = match sent.channel {
        Channel::Email => t.sign_in.code_by_email,
        Channel::Sms => t.sign_in.code_by_sms,
        _ => t.one_time_code.by_other,
    };
    let [late, unknown] =
        not_received(sent.channel, &Route::LostPassword, t.recovery.unknown_password);
    let offer = Resend::code(sent.resend_after_s, sent.channel).or_by(
        &sent.channels,
        t.sign_in.to_email,
        t.sign_in.to_sms,
    );
    let introduction = html! {
        <p class="lead">
            {t.recovery.code_lead}
            " "
            {stressed(sentence, sent.masked.clone())}
        </p>
    };
    let send = move || form.submit(|| code.value().map(moves::confirm_reset));
    let fields = html! {
        {one_time_code::view(code.input, t.recovery.code)}
        {late}
        {resend(app, offer, move |channel| Some(moves::resend_reset(&sent, channel)))}
        {unknown}
        {submit(form, t.common.next)}
    };
    question_page(form, t.recovery.code_title, introduction, markup::form(send, vec![fields]))
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{ConfirmReset, RefusalCode};
    use crate::journeys::{Recovery, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::{
        BOTH, INAYA_EMAIL, INAYA_SMS, ONE_TIME_CODE, one_time_code_sent,
    };
    fn screen(to: (Channel, &str), channels: &[Channel], after_s: u32) -> Screen {
        let sent = one_time_code_sent(to, channels, after_s);
        Screen::Recovery(Recovery::Code(sent))
    }
    let email = Sample::of("email", || screen(INAYA_EMAIL, BOTH, 30));
    let filled = email.typed(ONE_TIME_CODE);
    let mut samples = vec![
        email,
        Sample::of("sms", || screen(INAYA_SMS, BOTH, 30)),
        Sample::of("nouvel-envoi-possible", || screen(INAYA_EMAIL, BOTH, 0)),
        Sample::of("sms-nouvel-envoi-possible", || screen(INAYA_SMS, BOTH, 0)),
        Sample::of("sms-seul", || screen(INAYA_SMS, &[Channel::Sms], 0)),
        email.named("manque").submitted(),
        email.named("cinq-chiffres").typed(&[("#code-unique", "03456")]).submitted(),
        filled.refused("faux", RefusalCode::WrongOneTimeCode, Some(2)),
        filled.refused("dernier-essai", RefusalCode::WrongOneTimeCode, Some(1)),
        filled.refused("expire", RefusalCode::OneTimeCodeExpired, None),
        filled.refused("autre-etape", RefusalCode::StepNotAllowed, None),
    ];
    samples.extend(filled.failures::<ConfirmReset>());
    samples
}
