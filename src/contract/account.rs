//! The account of whoever is signed in: what is known of it, and its end.

use serde::Serialize;

use super::{Answer, Standing, document, operation};
use crate::fields::{Email, Mobile, Password};
use crate::json::Value;

/// The account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Account {
    /// What the person signs in with; none for whoever has always come by FranceConnect.
    pub identifier: Option<String>,
    /// The e-mail address.
    pub email: Option<Email>,
    /// The mobile number.
    pub mobile: Option<Mobile>,
}

operation! {
    /// F4: the account.
    ReadAccount {}
    Get "/account" -> Account,
    "The account of whoever is signed in.",
    refuses [SessionEnded, StepNotAllowed]
}

operation! {
    /// F4: the space is closed (R1111-36).
    CloseAccount {
        /// The password, again: a computer left alone closes nothing.
        password: Password,
    }
    Post "/account/closure" -> Standing,
    "Closes the space.",
    refuses [SessionEnded, StepNotAllowed, NotRecognised, Locked]
}

document! {
    /// F4: the receipt of the closure, while the session lasts.
    ClosureReceipt {}
    "/account/receipt",
    "The receipt of the closure.",
    refuses [SessionEnded, ReceiptGone]
}

impl Answer for Account {
    fn read(value: &Value) -> Option<Self> {
        Self::read(value)
    }
}
