//! Request, delivery and verification of a new provisional code.

use super::{Channel, Standing, operation};
use crate::fields::{BirthDate, CardSerial, Nir, ProvisionalCode};

operation! {
    /// The identification for a new code (`/code`, `/activer/carte`). Replaces any session. A person who
    /// is not recognised gets the same answer as one who is.
    RequestCode {
        /// The social-security number of the person, or of the parent for a child's code.
        nir: Nir,
        /// The birth date of the person or child whom the code is for.
        birth_date: BirthDate,
        /// The kind and serial number of the Vitale card.
        card: CardSerial,
    }
    Post "/codes" -> Standing,
    "Starts the request of a new provisional code.",
    refuses [NoContact, Locked],
    session None
}

operation! {
    /// The delivery of the code on the chosen channel (« Valider » on `/code/reception`), and every later
    /// delivery on the same or another channel.
    DeliverCode {
        /// One of the known channels.
        channel: Channel,
    }
    Post "/codes/delivery" -> Standing,
    "Sends the new provisional code, or sends it again once resend_after_s has elapsed.",
    refuses [SessionEnded, StepNotAllowed],
    locks Code
}

operation! {
    /// Identification with the provisional code (`/activer/code`).
    EnterCode {
        /// The twelve letters and digits of the code.
        code: ProvisionalCode,
    }
    Post "/activation/code" -> Standing,
    "Identifies the person, or their child, with the provisional code that was sent.",
    refuses [SessionEnded, StepNotAllowed, WrongCode, CodeUsed, CodeExpired, AlreadyActive, Locked],
    locks Code
}
