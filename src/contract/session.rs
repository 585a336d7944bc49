//! The current standing, and the renewal and end of the session.

use super::{Standing, operation};

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
