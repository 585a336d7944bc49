//! `/activer/coordonnees/email/validation`, `/activer/coordonnees/mobile/validation`, the same below
//! `/code/coordonnees` and `/espace/compte`: « Je valide mon adresse e-mail ».
//!
//! Asks for the one-time code sent to the new address or number (« Je valide mon numéro de téléphone mobile »), and
//! offers to send it again.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use html::html;

use super::shared::Cancel;
use crate::contract::{Channel, Pending};
use crate::journeys::contact::ContactOrigin;
use crate::journeys::moves;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::one_time_code;
use crate::ui::parts::question_page::question_page;
use crate::ui::parts::resend::{Resend, resend};

pub(crate) fn view(app: App, origin: ContactOrigin, pending: Pending) -> Part {
    let t = text();
    let form = Form::new(app);
    let code = one_time_code::field(form);
    let (heading, sentence, advice) = match pending.channel {
        Channel::Email => {
            (t.change.email_code_title, t.change.email_code_lead, t.one_time_code.spam)
        }
        _ => (t.change.mobile_code_title, t.change.mobile_code_lead, t.one_time_code.sms),
    };
    let again = Resend::code(pending.resend_after_s, pending.channel);
    let cancel = Cancel::waiting(app, origin);
    let send = move || {
        if cancel.is_busy() {
            return;
        }
        form.submit(|| Some(moves::confirm_change(origin, code.value()?)));
    };
    // The sentence ends with `{}`, the place of the address or number.
    let sentence = sentence.trim_end_matches(['{', '}']);
    let introduction = html! {
        <p class="lead">{sentence}<strong>{pending.address.clone()}</strong></p>
    };
    question_page(
        form,
        heading,
        introduction,
        markup::form(
            send,
            vec![
                one_time_code::view(code.input, t.one_time_code.label),
                html! { <p class="field__note">{advice}</p> },
                resend(app, again, move |_| Some(moves::resend_change(&pending))),
                cancel.with_submit(form),
            ],
        ),
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{ConfirmChange, Pending, RefusalCode};
    use crate::journeys::{Contact, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::{MARTINE_EMAIL, ONE_TIME_CODE};
    fn screen(channel: Channel, address: &str, resend_after_s: u32) -> Screen {
        let pending =
            Pending { channel, address: address.to_owned(), expires_in_s: 600, resend_after_s };
        Screen::Contact(Contact::Code { origin: ContactOrigin::Activation, pending })
    }
    let email = Sample::of("email", || screen(Channel::Email, MARTINE_EMAIL, 30));
    let filled = email.typed(ONE_TIME_CODE);
    let mut samples = vec![
        email,
        Sample::of("mobile", || screen(Channel::Sms, "06 11 12 13 14", 30)),
        Sample::of("nouvel-envoi-possible", || screen(Channel::Sms, "06 11 12 13 14", 0)),
        email.named("manque").submitted(),
        email.named("cinq-chiffres").typed(&[("#code-unique", "03456")]).submitted(),
        filled.refused("faux", RefusalCode::WrongOneTimeCode, Some(2)),
        filled.refused("expire", RefusalCode::OneTimeCodeExpired, None),
    ];
    samples.extend(filled.failures::<ConfirmChange>());
    samples
}
