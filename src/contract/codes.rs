//! A new provisional code, and activation with it: who asks, by which way, and the code itself.

use super::{Channel, Standing, operation};
use crate::fields::{BirthDate, CardSerial, Nir, ProvisionalCode};

operation! {
    /// C1, B3: who asks for a code. Replaces any session. A stranger is answered like anybody else.
    RequestCode {
        /// The social-security number: of the person, or of the parent for a child's code.
        nir: Nir,
        /// The birth date of whom the code is for: the person, or the child.
        birth_date: BirthDate,
        /// The Vitale card's kind and serial number.
        card: CardSerial,
    }
    Post "/codes" -> Standing,
    "Begins the request of a new provisional code.",
    refuses [NoContact, Locked]
}

operation! {
    /// C2, « Valider », and any sending after that, by the same way or another.
    DeliverCode {
        /// By which of the ways known.
        channel: Channel,
    }
    Post "/codes/delivery" -> Standing,
    "Sends the new provisional code, or sends it again after the cool-down.",
    refuses [SessionEnded, StepNotAllowed]
}

operation! {
    /// B4: the code that was received.
    EnterCode {
        /// Twelve letters and digits.
        code: ProvisionalCode,
    }
    Post "/activation/code" -> Standing,
    "Identifies the person, or their child, by the code that was sent.",
    refuses [SessionEnded, StepNotAllowed, WrongCode, CodeUsed, CodeExpired, AlreadyActive, Locked]
}
