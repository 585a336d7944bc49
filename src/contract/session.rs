//! Where the person stands, and the life of the session.

use super::{Standing, operation};

operation! {
    /// Where the person stands now; always answered, whether a session exists or not.
    ReadSession {}
    Get "/session" -> Standing,
    "Where the person stands now.",
    refuses []
}

operation! {
    /// « Rester connecté »: the session starts its life again.
    RenewSession {}
    Post "/session/renewal" -> Standing,
    "Renews the session.",
    refuses [SessionEnded]
}

operation! {
    /// Signs out, or leaves a journey: nothing of it remains.
    EndSession {}
    Delete "/session" -> Standing,
    "Ends the session.",
    refuses []
}
