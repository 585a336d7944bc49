//! `/code/coordonnees`: « Mes coordonnées sont incorrectes ».
//!
//! Leads to the change of contact details where the backend allows it, after a one-time code by a channel that still works
//! if it asks for one; and to the health insurer and to 34 22 otherwise.
//! Source: « Comment créer et activer votre compte »; « Activer (ou s’opposer) son compte, pas à pas ».

use html::html;
use leptos::prelude::*;

use crate::contract::{Channel, ContactChange, MaskedChannel};
use crate::journeys::codes::ChannelChoice;
use crate::journeys::contact::ContactOrigin;
use crate::journeys::moves;
use crate::route::Route;
use crate::text::{fill, text, with_no_break_spaces};
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::form::Form;
use crate::ui::markup::{self, dynamic};
use crate::ui::parts::button::{self, icon_link, other_link, submit};
use crate::ui::parts::help::help;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{actions, back, journey, lead, title};
use crate::ui::parts::proof::{proof_resend_after_s, sent_to};
use crate::ui::parts::prose::stressed;
use crate::ui::parts::resend::{Resend, resend};
use crate::ui::parts::summary::summary;
use crate::ui::parts::{Part, one_time_code, trouble};

pub(crate) fn view(app: App, choice: &ChannelChoice) -> Part {
    let t = &text().incorrect_contact;
    let (sentence, options) = match choice.contact_change {
        ContactChange::Allowed => {
            let email = ContactOrigin::NewCode.form_route(Channel::Email);
            let mobile = ContactOrigin::NewCode.form_route(Channel::Sms);
            let links = html! {
                <div class="group">
                    <p>{icon_link(Icon::Edit, &email, t.change_email)}</p>
                    <p>{icon_link(Icon::Edit, &mobile, t.change_mobile)}</p>
                </div>
                <p class="field__note">{t.insurer_2}</p>
            };
            (t.allowed, links)
        }
        ContactChange::WithProof => {
            let options = html! {
                {with_proof(app, choice)}
                {help(t.proof_neither, vec![insurers()])}
            };
            (t.with_proof, options)
        }
        ContactChange::Elsewhere | ContactChange::Other => (t.elsewhere, insurers()),
    };
    journey(vec![
        back(),
        title(t.title),
        lead(sentence),
        options,
        actions(vec![other_link(&Route::NewCodeChannel, t.back_to_reception)]),
    ])
}

/// Renders the ways to correct contact details elsewhere.
fn insurers() -> Part {
    let t = &text().incorrect_contact;
    html! {
        <ul>
            <li>{t.insurer_1}</li>
            <li>{t.insurer_2}</li>
        </ul>
    }
}

/// The id of the heading above the field of the code.
const SENT_ID: &str = "preuve-envoyee";

/// Renders the channels by which a one-time code can be sent, or the field of the code that was sent.
fn with_proof(app: App, choice: &ChannelChoice) -> Part {
    let channels = choice.channels.clone();
    let sent_to = sent_to(app);
    let was_asked = StoredValue::new(false);
    dynamic(move || match sent_to.get() {
        Some((channel, masked)) => {
            if was_asked.get_value() {
                // The button that was pressed is gone.
                browser::after_paint(|| browser::after_paint(|| browser::focus(SENT_ID)));
            }
            code_form(app, &channels, channel, masked)
        }
        None => {
            was_asked.set_value(true);
            channel_buttons(app, &channels)
        }
    })
}

/// Returns the channels by which a one-time code can be sent.
fn provable(channels: &[MaskedChannel]) -> Vec<Channel> {
    let is_known = |channel: &Channel| matches!(channel, Channel::Email | Channel::Sms);
    channels.iter().map(|known| known.channel).filter(is_known).collect()
}

fn channel_buttons(app: App, channels: &[MaskedChannel]) -> Part {
    let t = &text().incorrect_contact;
    let form = Form::new(app);
    let buttons = channels.iter().filter_map(|known| {
        let sentence = match known.channel {
            Channel::Email => t.proof_email,
            Channel::Sms => t.proof_sms,
            _ => return None,
        };
        let channel = known.channel;
        let press = move || form.submit(|| Some(moves::prove_contact(channel)));
        let sentence = fill(sentence, &with_no_break_spaces(&known.masked));
        Some(html! {
            <button class="button button--secondary" type="button" on:press=press>{sentence}</button>
        })
    });
    html! {
        {trouble::beside(form)}
        {actions(buttons.collect())}
        {button::slow_notice(form)}
    }
}

fn code_form(app: App, channels: &[MaskedChannel], channel: Channel, masked: String) -> Part {
    let t = text();
    let form = Form::new(app);
    let code = one_time_code::field(form);
    let again = Resend {
        again_after_s: proof_resend_after_s,
        ..Resend::code(app.standing().with_untracked(proof_resend_after_s), channel)
    };
    let again = again.or_by(&provable(channels), t.sign_in.to_email, t.sign_in.to_sms);
    let send = move || form.submit(|| code.value().map(moves::confirm_contact_proof));
    let fields = vec![
        html! {
            <h2 class="field__label" id=SENT_ID tabindex="-1">
                {stressed(t.one_time_code.sent_to, masked)}
            </h2>
        },
        one_time_code::view(code.input, t.one_time_code.label),
        resend(app, again, move |channel| Some(moves::prove_contact(channel))),
        submit(form, t.common.submit),
    ];
    html! {
        {summary(form)}
        {trouble::trouble(form)}
        {markup::form(send, fields)}
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{ConfirmContactProof, RefusalCode};
    use crate::journeys::codes::CodePurpose;
    use crate::journeys::{Codes, Screen};
    use crate::ui::sample::fixtures::{ONE_TIME_CODE, channels, proving_contact};
    use crate::ui::sample::{CannedResponse, Sample};
    fn screen(contact_change: ContactChange) -> Screen {
        let (channels, purpose) = (channels(), CodePurpose::NewCode);
        let choice = ChannelChoice { channels, contact_change, purpose };
        Screen::Codes(Codes::IncorrectContact(choice))
    }
    let proving = Sample::of("par-un-code", || screen(ContactChange::WithProof))
        .with_standing(proving_contact);
    let filled = proving.typed(ONE_TIME_CODE);
    let choose = Sample::of("avec-preuve", || screen(ContactChange::WithProof));
    let mut samples = vec![
        choose,
        choose
            .named("avec-preuve-hors-ligne")
            .with_action_response(CannedResponse::Offline)
            .clicked(".actions button"),
        proving,
        proving.named("manque").submitted(),
        filled.refused("faux", RefusalCode::WrongOneTimeCode, Some(2)),
        filled.refused("expire", RefusalCode::OneTimeCodeExpired, None),
        Sample::of("ici", || screen(ContactChange::Allowed)),
        Sample::of("ailleurs", || screen(ContactChange::Elsewhere)),
    ];
    samples.extend(filled.failures::<ConfirmContactProof>());
    samples
}
