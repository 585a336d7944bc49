//! Contact details: an e-mail or a mobile changes only once its one-time code has come back.

use super::{Standing, operation};
use crate::fields::{Email, Mobile, OneTimeCode};

operation! {
    /// B7: a new e-mail address; a one-time code is sent to it.
    ChangeEmail {
        /// The new address.
        email: Email,
    }
    Post "/contact/email" -> Standing,
    "Sends a one-time code to a new e-mail address.",
    refuses [SessionEnded, StepNotAllowed, Locked]
}

operation! {
    /// B9: a new mobile number; a one-time code is sent to it.
    ChangeMobile {
        /// The new number.
        mobile: Mobile,
    }
    Post "/contact/mobile" -> Standing,
    "Sends a one-time code to a new mobile number.",
    refuses [SessionEnded, StepNotAllowed, Locked]
}

operation! {
    /// B8, B10: the code that was received.
    ConfirmChange {
        /// Six digits.
        one_time_code: OneTimeCode,
    }
    Post "/contact/confirmation" -> Standing,
    "Confirms a change of contact details with its one-time code.",
    refuses [SessionEnded, StepNotAllowed, WrongOneTimeCode, OneTimeCodeExpired, Locked]
}

operation! {
    /// « Envoyer à nouveau le code ».
    ResendChange {}
    Post "/contact/resend" -> Standing,
    "Sends the one-time code of the change again, after the cool-down.",
    refuses [SessionEnded, StepNotAllowed]
}

operation! {
    /// « Annuler »: the details stay as they were.
    CancelChange {}
    Delete "/contact/pending" -> Standing,
    "Withdraws the change that waits for its code.",
    refuses [SessionEnded]
}
