//! `/connexion/code`: « Je saisis le code d’accès ».
//!
//! Asks for the one-time code; offers to send it again, by the same channel or another.
//! Source: « Comment activer Mon espace santé ? »; « Se connecter à Mon espace santé, pas à pas ».

use html::html;

use crate::contract::Channel;
use crate::journeys::moves;
use crate::journeys::sign_in::SignInCode;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::page::{back, journey, lead, title};
use crate::ui::parts::prose::stressed;
use crate::ui::parts::resend::{Resend, resend};
use crate::ui::parts::{notice, one_time_code, summary, trouble};

pub(crate) fn view(app: App, screen: SignInCode) -> Part {
    let t = text();
    let form = Form::new(app);
    let code = one_time_code::field(form);
    let fell_back_to_email = screen.fell_back_to_email();
    let sent = screen.sent;
    let (sentence, advice) = match sent.channel {
        Channel::Email => (t.sign_in.code_by_email, t.sign_in.spam),
        Channel::Sms => (t.sign_in.code_by_sms, t.one_time_code.sms),
        _ => (t.one_time_code.by_other, ""),
    };
    let masked = sent.masked.clone();
    let offer = Resend::code(sent.resend_after_s, sent.channel).or_by(
        &sent.channels,
        t.sign_in.to_email,
        t.sign_in.to_sms,
    );
    let send = move || form.submit(|| code.value().map(moves::confirm_sign_in));
    let fields = html! {
        {one_time_code::view_with(code.input, t.sign_in.code, t.sign_in.code_hint)}
        {(!advice.is_empty()).then(|| html! { <p class="field__note">{advice}</p> })}
        {resend(app, offer, move |channel| Some(moves::resend_sign_in(&sent, channel)))}
        {submit(form, t.sign_in.enter)}
    };
    journey(vec![html! {
        {back()}
        {summary::summary(form)}
        {title(t.sign_in.code_title)}
        {lead(t.sign_in.code_lead)}
        <p class="lead">{stressed(sentence, masked)}</p>
        {fell_back_to_email.then(|| notice::info(t.sign_in.code_by_email_instead))}
        {trouble::trouble(form)}
        {markup::form(send, vec![fields])}
    }])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{ConfirmSignIn, RefusalCode};
    use crate::journeys::{Screen, SignIn};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::{
        BOTH, INAYA_EMAIL, INAYA_SMS, ONE_TIME_CODE, one_time_code_sent,
    };
    fn screen(to: (Channel, &str), resend_after_s: u32) -> Screen {
        let sent = one_time_code_sent(to, BOTH, resend_after_s);
        Screen::SignIn(SignIn::Code(SignInCode::of(sent)))
    }
    fn instead() -> Screen {
        let email = (Channel::Email, "j.p*****@exemple.fr");
        let code = SignInCode::of(one_time_code_sent(email, &[Channel::Email], 30));
        Screen::SignIn(SignIn::Code(SignInCode { requested: Channel::Sms, ..code }))
    }
    let email = Sample::of("email", || screen(INAYA_EMAIL, 30));
    let filled = email.named("rempli").typed(ONE_TIME_CODE);
    let mut samples = vec![
        email,
        Sample::of("sms", || screen(INAYA_SMS, 30)),
        Sample::of("autre-moyen", || screen((Channel::Other, "messagerie ***"), 30)),
        Sample::of("email-au-lieu-de-sms", instead),
        Sample::of("nouvel-envoi-possible", || screen(INAYA_EMAIL, 0)),
        Sample::of("nouvel-envoi-possible-sms", || screen(INAYA_SMS, 0)),
        filled,
        email.named("manque").submitted(),
        email.named("cinq-chiffres").typed(&[("#code-unique", "03456")]).submitted(),
        filled.refused("faux", RefusalCode::WrongOneTimeCode, Some(2)),
        filled.refused("dernier-essai", RefusalCode::WrongOneTimeCode, Some(1)),
        filled.refused("expire", RefusalCode::OneTimeCodeExpired, None),
    ];
    samples.extend(filled.failures::<ConfirmSignIn>());
    samples
}
