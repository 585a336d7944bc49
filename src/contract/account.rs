//! The account of the signed-in person, and its closure.

use super::answer::answers;
use super::{Credentials, Standing, document, operation};
use crate::fields::{Email, Identifier, Mobile, Password};

answers! {
    /// The account of the signed-in person.
    struct Account {
        /// The sign-in identifier; absent for a person who has only signed in with FranceConnect.
        pub identifier: Option<String>,
        /// The e-mail address.
        pub email: Option<Email>,
        /// The mobile number.
        pub mobile: Option<Mobile>,
        /// The rules for a new identifier and a new password; absent if the backend, of version 1.0.0, changes neither.
        pub credentials: Option<Credentials>,
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
        /// The password, required again against a closure on an unattended computer; `null` after another proof.
        password: Option<Password>,
    }
    Post "/account/closure" -> Standing,
    "Closes the space.",
    refuses [SessionEnded, StepNotAllowed, NotRecognised, ReauthenticationNeeded, Locked],
    locks SignIn
}

operation! {
    /// A new password (`/espace/compte/mot-de-passe`). The person’s other sessions end.
    ChangePassword {
        /// The new password.
        password: Password,
    }
    Post "/account/password" -> Standing,
    "Changes the password of the signed-in person.",
    refuses [SessionEnded, StepNotAllowed, ReauthenticationNeeded],
    locks SignIn
}

operation! {
    /// A new identifier (`/espace/compte/identifiant`).
    ChangeIdentifier {
        /// The new identifier.
        identifier: Identifier,
    }
    Post "/account/identifier" -> Standing,
    "Changes the identifier of the signed-in person.",
    refuses [SessionEnded, StepNotAllowed, ReauthenticationNeeded, IdentifierTaken],
    locks SignIn
}

operation! {
    /// The closure of a space that was created without the person (`/fermeture/validation`), in the session of an
    /// identification, without a password.
    CloseCreated {}
    Post "/closure" -> Standing,
    "Closes a space that was created without the person.",
    refuses [SessionEnded, StepNotAllowed]
}

document! {
    /// The receipt of the closure, available while the session lasts.
    ClosureReceipt {}
    "/account/receipt",
    "Returns the receipt of the closure.",
    refuses [SessionEnded, ReceiptGone]
}
