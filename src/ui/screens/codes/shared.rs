//! Parts shared by several screens of this journey.

use html::html;

use crate::contract::{Channel, CodeSent};
use crate::journeys::codes::CodePurpose;
use crate::journeys::moves;
use crate::route::Route;
use crate::text::{count, fill, text, with_no_break_spaces};
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::button::plain_link;
use crate::ui::parts::help::{help, phone};
use crate::ui::parts::resend::{Resend, resend};

/// Renders the masked address to which the code was sent, and how many days the code is valid.
pub(crate) fn where_to(sent: &CodeSent) -> Part {
    let t = &text().codes;
    let sentence = match sent.channel {
        Channel::Email => t.sent_email,
        Channel::Sms => t.sent_sms,
        Channel::Voice => t.sent_voice,
        Channel::Letter => t.sent_letter,
        Channel::Other => t.sent_other,
    };
    let sentence = fill(sentence, &with_no_break_spaces(&sent.masked));
    let validity = count(t.valid_one, t.valid_several, sent.valid_for_days);
    let arrives = sent.arrives_in_days.map(|days| count(t.arrives_one, t.arrives_several, days));
    html! {
        <p class="lead">
            {sentence} " " {arrives.map(|days| html! { {days} " " })} {validity}
        </p>
    }
}

/// Renders « Je n’ai pas reçu le code »: a button that sends the code again by a known channel, a link to the other
/// channels, and the number to call.
pub(crate) fn not_received(app: App, sent: &CodeSent, purpose: CodePurpose) -> Part {
    let t = &text().codes;
    let known: Vec<_> = sent.channels.iter().map(|known| known.channel).collect();
    let look = Resend {
        channels: vec![(sent.channel, t.resend)],
        resent: t.resent,
        ..Resend::code(sent.resend_after_s, sent.channel)
    };
    let look = look.or_by(&known, t.or_email, t.or_sms);
    let by_channel = match sent.channel {
        Channel::Letter => t.not_received_letter,
        _ => t.not_received_text,
    };
    let sent = sent.clone();
    let again = resend(app, look, move |channel| Some(moves::resend_code(&sent, channel, purpose)));
    let answer = html! {
        <p>{by_channel}</p>
        {again}
        <p>{plain_link(&Route::NewCodeChannel, t.other)}</p>
        <p>{t.call} " " {phone()}</p>
    };
    html! {
        <div class="aside">
            {help(t.not_received, vec![answer])}
            {unknown()}
        </div>
    }
}

/// Renders « Je ne reconnais pas cette adresse ». The text is the same for every person, so that it does not reveal
/// whether a person exists.
pub(crate) fn unknown() -> Part {
    let t = &text().codes;
    let answer = html! {
        <p>{t.unknown_text}</p>
        <p>{plain_link(&Route::NewCode, t.again)}</p>
    };
    help(t.unknown, vec![answer])
}
