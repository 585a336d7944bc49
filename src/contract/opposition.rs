//! Opposition: the creation of the space is refused, and a receipt says so.

use super::{Standing, document, operation};

operation! {
    /// D1, « Continuer »: the person opposes the creation of their space.
    Oppose {}
    Post "/opposition" -> Standing,
    "Opposes the creation of the space.",
    refuses [SessionEnded, StepNotAllowed]
}

document! {
    /// D2: the receipt of the opposition, while the session lasts.
    OppositionReceipt {}
    "/opposition/receipt",
    "The receipt of the opposition.",
    refuses [SessionEnded, ReceiptGone]
}
