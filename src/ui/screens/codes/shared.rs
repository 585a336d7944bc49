//! What several screens of this journey share.

use crate::contract::{Channel, CodeSent};
use crate::journeys::codes::CodePurpose;
use crate::journeys::moves;
use crate::route::Route;
use crate::text::{count, fill, text, with_no_break_spaces};
use crate::ui::app::App;
use crate::ui::markup::{element, paragraph, said, words};
use crate::ui::parts::Part;
use crate::ui::parts::button::plain_link;
use crate::ui::parts::help::{help, phone};
use crate::ui::parts::resend::{Resend, resend};

/// To which masked address the code went, and how long it lives.
pub(crate) fn where_to(sent: &CodeSent) -> Part {
    let t = &text().codes;
    let sentence = match sent.channel {
        Channel::Email => t.sent_email,
        Channel::Sms => t.sent_sms,
    };
    let valid = count(t.valid_one, t.valid_several, sent.valid_for_days);
    element(
        "p",
        "lead",
        vec![said(fill(sentence, &with_no_break_spaces(&sent.masked))), words(" "), said(valid)],
    )
}

/// « Je n’ai pas reçu le code »: sends it again by a known channel, changes the contact details, or gives the number to
/// call.
pub(crate) fn not_received(app: App, sent: &CodeSent, purpose: CodePurpose) -> Part {
    let t = &text().codes;
    let known: Vec<_> = sent.channels.iter().map(|known| known.channel).collect();
    let look = Resend {
        channels: vec![(sent.channel, t.resend)],
        resent: t.resent,
        ..Resend::code(sent.resend_after_s, sent.channel)
    };
    let look = look.or_by(&known, t.or_email, t.or_sms);
    let sent = sent.clone();
    let again = resend(app, look, move |channel| Some(moves::resend_code(&sent, channel, purpose)));
    let answer = vec![
        paragraph("", t.not_received_text),
        again,
        element("p", "", vec![plain_link(&Route::NewCodeChannel, t.other)]),
        element("p", "", vec![words(t.call), words(" "), phone()]),
    ];
    element("div", "aside", vec![help(t.not_received, answer), unknown()])
}

/// « Je ne reconnais pas cette adresse »: the same for everybody, for nobody may learn here whether
/// a person exists.
pub(crate) fn unknown() -> Part {
    let t = &text().codes;
    let again = element("p", "", vec![plain_link(&Route::NewCode, t.again)]);
    help(t.unknown, vec![paragraph("", t.unknown_text), again])
}
