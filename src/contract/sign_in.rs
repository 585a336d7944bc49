//! Signing in: the identifier and the password, then a one-time code; or FranceConnect.

use super::{Channel, Code, Standing, operation};
use crate::fields::{Identifier, OneTimeCode, Password};

operation! {
    /// F1: the identifier and the password. Replaces any session. Whatever is wrong is one refusal.
    SignIn {
        /// The identifier, as it was chosen.
        identifier: Identifier,
        /// The password; here it only must not be empty.
        password: Password,
        /// By which way the one-time code is wanted; by e-mail where no mobile is known.
        channel: Channel,
    }
    Post "/sign-in" -> Standing,
    "Checks the identifier and the password, and sends a one-time code.",
    refuses [NotRecognised, Locked]
}

operation! {
    /// F2: the code that was received.
    ConfirmSignIn {
        /// Six digits.
        one_time_code: OneTimeCode,
    }
    Post "/sign-in/one-time-code" -> Standing,
    "Signs in with the one-time code.",
    refuses [SessionEnded, StepNotAllowed, WrongOneTimeCode, OneTimeCodeExpired, Locked]
}

operation! {
    /// F2: the code sent again, or by the other way.
    ResendSignIn {
        /// By which way.
        channel: Channel,
    }
    Post "/sign-in/resend" -> Standing,
    "Sends the one-time code of the sign-in again, after the cool-down.",
    refuses [SessionEnded, StepNotAllowed]
}

/// F1, « S’identifier avec FranceConnect »: a navigation of the browser, not a request of the page.
/// The backend leads to the identity provider and back to `/connexion/retour`, signed in or not.
#[derive(Debug, Clone, Copy)]
pub struct FranceConnect;

impl FranceConnect {
    /// `operationId` in `openapi.json`.
    pub const ID: &'static str = "FranceConnect";
    /// The path below the base.
    pub const PATH: &'static str = "/sign-in/france-connect";
    /// One line for `openapi.json`.
    pub const SUMMARY: &'static str =
        "A navigation of the browser to the identity provider, and back to /connexion/retour.";
    /// What it may refuse, beside what every operation may.
    pub const REFUSALS: &'static [Code] = &[Code::FranceConnectRefused];
}
