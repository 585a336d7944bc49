//! The current standing, and the renewal and end of the session.

use super::{Channel, Standing, operation};
use crate::fields::{OneTimeCode, Password};

operation! {
    /// The request for the current standing; succeeds with or without a session.
    ReadSession {}
    Get "/session" -> Standing,
    "Returns the current standing of the person.",
    refuses [],
    session Optional
}

operation! {
    /// The renewal of the session for its full duration (« Rester connecté »).
    RenewSession {}
    Post "/session/renewal" -> Standing,
    "Renews the session.",
    refuses [SessionEnded]
}

operation! {
    /// The end of the session: sign-out or abandoned journey. The backend deletes the session.
    EndSession {}
    Delete "/session" -> Standing,
    "Ends the session.",
    refuses [],
    session Optional
}

operation! {
    /// A new proof of identity, before a change of the account, with the password. The session gets a new cookie.
    ProveSession {
        /// The current password.
        password: Password,
    }
    Post "/session/proof" -> Standing,
    "Proves again, with the password, the identity of the signed-in person.",
    refuses [SessionEnded, StepNotAllowed, NotRecognised, Locked],
    locks SignIn
}

operation! {
    /// The request for a one-time code as a proof, for a person without a password. Sent to a known address.
    SendProofCode {
        /// The preferred channel.
        channel: Channel,
    }
    Post "/session/proof/code" -> Standing,
    "Sends a one-time code with which the signed-in person proves their identity.",
    refuses [SessionEnded, StepNotAllowed, NoContact, Locked],
    locks OneTimeCode
}

operation! {
    /// The proof with the one-time code of [`SendProofCode`]. The session gets a new cookie.
    ConfirmProof {
        /// The six digits of the code.
        one_time_code: OneTimeCode,
    }
    Post "/session/proof/confirmation" -> Standing,
    "Proves again, with a one-time code, the identity of the signed-in person.",
    refuses [SessionEnded, StepNotAllowed, WrongOneTimeCode, OneTimeCodeExpired, Locked],
    locks OneTimeCode
}

operation! {
    /// The end of every other session of the signed-in person: « Fermer mes autres sessions ».
    EndOtherSessions {}
    Delete "/sessions/others" -> Standing,
    "Ends the other sessions of the signed-in person.",
    refuses [SessionEnded, StepNotAllowed]
}
