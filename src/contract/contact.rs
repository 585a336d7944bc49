//! Contact details: a new e-mail address or mobile number takes effect once its one-time code is
//! confirmed.

use super::{Channel, Standing, operation};
use crate::fields::{Email, Mobile, OneTimeCode};

operation! {
    /// The change of the e-mail address, during activation, during a code request or in the account. A
    /// one-time code is sent to the new address.
    ChangeEmail {
        /// The new address.
        email: Email,
    }
    Post "/contact/email" -> Standing,
    "Sends a one-time code to a new e-mail address.",
    refuses [SessionEnded, StepNotAllowed, ReauthenticationNeeded, Locked],
    locks OneTimeCode
}

operation! {
    /// The change of the mobile number, during activation, during a code request or in the account. A
    /// one-time code is sent to the new number.
    ChangeMobile {
        /// The new number.
        mobile: Mobile,
    }
    Post "/contact/mobile" -> Standing,
    "Sends a one-time code to a new mobile number.",
    refuses [SessionEnded, StepNotAllowed, ReauthenticationNeeded, Locked],
    locks OneTimeCode
}

operation! {
    /// The confirmation of a pending change with its one-time code.
    ConfirmChange {
        /// The six digits of the code.
        one_time_code: OneTimeCode,
    }
    Post "/contact/confirmation" -> Standing,
    "Confirms a change of contact details with its one-time code.",
    refuses [SessionEnded, StepNotAllowed, WrongOneTimeCode, OneTimeCodeExpired, Locked],
    locks OneTimeCode
}

operation! {
    /// The resending of the one-time code (« Envoyer à nouveau le code »).
    ResendChange {}
    Post "/contact/resend" -> Standing,
    "Sends the one-time code of the change again once resend_after_s has elapsed.",
    refuses [SessionEnded, StepNotAllowed],
    locks OneTimeCode
}

operation! {
    /// The cancellation of the pending change (« Annuler »); the details keep their previous values.
    CancelChange {}
    Delete "/contact/pending" -> Standing,
    "Cancels the pending change of contact details.",
    refuses [SessionEnded],
    locks OneTimeCode
}

operation! {
    /// The request for a one-time code by a channel that still works, before contact details are changed during a code
    /// request (`/code/coordonnees`). Never changes the details of an active space.
    ProveContact {
        /// One of the known channels: e-mail or text message.
        channel: Channel,
    }
    Post "/contact/proof" -> Standing,
    "Sends a one-time code by a known channel, before contact details are changed.",
    refuses [SessionEnded, StepNotAllowed, Locked],
    locks OneTimeCode
}

operation! {
    /// The proof with the one-time code of [`ProveContact`]; contact details can then be changed.
    ConfirmContactProof {
        /// The six digits of the code.
        one_time_code: OneTimeCode,
    }
    Post "/contact/proof/confirmation" -> Standing,
    "Allows a change of contact details, with the one-time code of a known channel.",
    refuses [SessionEnded, StepNotAllowed, WrongOneTimeCode, OneTimeCodeExpired, Locked],
    locks OneTimeCode
}
