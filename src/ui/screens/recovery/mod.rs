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

/// The ways to whoever is shown in the samples, and what is typed in them.
#[cfg(feature = "gallery")]
mod samples {
    use crate::contract::Channel;
    use crate::ui::parts::identity::PHOTO;

    pub(super) const EMAIL: (Channel, &str) = (Channel::Email, "i.m*****@mes.fr");
    pub(super) const SMS: (Channel, &str) = (Channel::Sms, "+33 6 ** ** * 15");
    pub(super) const BOTH: &[Channel] = &[Channel::Email, Channel::Sms];
    pub(super) const FILLED: &[(&str, &str)] = &[
        ("nir", "2 88 02 75 115 042 94"),
        ("birth_day", "14"),
        ("birth_month", "02"),
        ("birth_year", "1988"),
        ("card_kind", PHOTO),
        ("serial", "03100012345"),
    ];
    pub(super) const WRONG: &[(&str, &str)] = &[
        ("nir", "2 88 02 75 115 042 95"),
        ("birth_day", "31"),
        ("birth_month", "02"),
        ("birth_year", "1988"),
        ("card_kind", PHOTO),
        ("serial", "0310001"),
    ];
}
