//! G: recovery of the identifier and of the password.

pub(crate) mod changed;
pub(crate) mod code;
pub(crate) mod identifier;
pub(crate) mod identifier_sent;
pub(crate) mod link;
pub(crate) mod new_password;
pub(crate) mod password;

use crate::contract::Channel;
use crate::route::Route;
use crate::text::text;
use crate::ui::parts::button::plain_link;
use crate::ui::parts::help::help;
use crate::ui::parts::markup::{element, paragraph};
use crate::ui::parts::{Part, prose};

/// What to do when the message has not arrived or the address is unknown. The same for everybody, so that it does not
/// reveal who has a space.
fn not_received(channel: Channel, form: &Route, check: &'static str) -> [Part; 2] {
    let t = text();
    let (late, question) = match channel {
        Channel::Email => (t.one_time_code.spam, t.recovery.unknown_email),
        Channel::Sms => (t.one_time_code.sms, t.recovery.unknown_mobile),
    };
    let answer = vec![
        paragraph("", check),
        element("p", "", vec![plain_link(form, t.recovery.unknown_check)]),
        prose::paragraph(t.recovery.unknown_contact),
        paragraph("", t.recovery.unknown_same),
    ];
    [paragraph("field__note", late), help(question, answer)]
}
