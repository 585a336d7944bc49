//! The account of the signed-in person, and its closure.

use super::answer::answers;
use super::{Standing, document, operation};
use crate::fields::{Email, Mobile, Password};

answers! {
    /// The account of the signed-in person.
    struct Account {
        /// The sign-in identifier; absent for a person who has only signed in with FranceConnect.
        pub identifier: Option<String>,
        /// The e-mail address.
        pub email: Option<Email>,
        /// The mobile number.
        pub mobile: Option<Mobile>,
    }
}

operation! {
    /// The request for the account (`/espace/compte`).
    ReadAccount {}
    Get "/account" -> Account,
    "Returns the account of the signed-in person.",
    refuses [SessionEnded, StepNotAllowed],
    locks SignIn
}

operation! {
    /// The closure of the space (`/espace/compte/fermeture`; article R1111-36 of the public health
    /// code).
    CloseAccount {
        /// The password, required again so that nobody else can close the space on an unattended computer.
        password: Password,
    }
    Post "/account/closure" -> Standing,
    "Closes the space.",
    refuses [SessionEnded, StepNotAllowed, NotRecognised, Locked],
    locks SignIn
}

document! {
    /// The receipt of the closure, available while the session lasts.
    ClosureReceipt {}
    "/account/receipt",
    "Returns the receipt of the closure.",
    refuses [SessionEnded, ReceiptGone]
}
