//! Opposition to the creation of the space, and its receipt.

use super::{Standing, document, operation};

operation! {
    /// The person's opposition to the creation of their space (« Continuer » on `/opposition/validation`).
    Oppose {}
    Post "/opposition" -> Standing,
    "Opposes the creation of the space.",
    refuses [SessionEnded, StepNotAllowed]
}

document! {
    /// The receipt of the opposition (`/opposition/confirmation`), available while the session lasts.
    OppositionReceipt {}
    "/opposition/receipt",
    "Returns the receipt of the opposition.",
    refuses [SessionEnded, ReceiptGone]
}
