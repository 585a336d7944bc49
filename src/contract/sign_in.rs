//! Sign-in with the identifier and the password, then a one-time code; or with FranceConnect.

use super::{Channel, RefusalCode, Standing, operation};
use crate::fields::{Identifier, OneTimeCode, Password};

operation! {
    /// Sign-in with the identifier and the password (`/connexion`). Replaces any session. A wrong
    /// identifier and a wrong password give the same refusal.
    SignIn {
        /// The identifier, exactly as it was chosen.
        identifier: Identifier,
        /// The password; any text that is not empty.
        password: Password,
        /// The preferred channel of the one-time code; e-mail is used when no mobile number is known.
        channel: Channel,
    }
    Post "/sign-in" -> Standing,
    "Checks the identifier and the password, and sends a one-time code.",
    refuses [NotRecognised, SpaceClosed, Locked],
    locks SignIn,
    session None
}

operation! {
    /// The acceptance of terms that have changed, before the space opens (`/connexion/conditions`).
    AcceptTerms {
        /// The version of the terms that the person was shown.
        terms_version: String,
    }
    Post "/terms" -> Standing,
    "Accepts terms that have changed since the person accepted them.",
    refuses [SessionEnded, StepNotAllowed, TermsOutdated],
    locks SignIn
}

operation! {
    /// Confirmation of the sign-in with the one-time code (`/connexion/code`).
    ConfirmSignIn {
        /// The six digits of the code.
        one_time_code: OneTimeCode,
    }
    Post "/sign-in/one-time-code" -> Standing,
    "Signs in with the one-time code.",
    refuses [SessionEnded, StepNotAllowed, WrongOneTimeCode, OneTimeCodeExpired, Locked],
    locks SignIn
}

operation! {
    /// The resending of the one-time code, on the same or the other channel (`/connexion/code`).
    ResendSignIn {
        /// The channel of the one-time code.
        channel: Channel,
    }
    Post "/sign-in/resend" -> Standing,
    "Sends the one-time code of the sign-in again once resend_after_s has elapsed.",
    refuses [SessionEnded, StepNotAllowed],
    locks SignIn
}

/// The operation of « S’identifier avec FranceConnect » on `/connexion`: a navigation of the browser,
/// not a request of the page. The backend redirects to the identity provider, then to
/// `/connexion/retour`, whether or not the person signed in.
#[derive(Debug, Clone, Copy)]
pub struct FranceConnect;

impl FranceConnect {
    /// `operationId` in `openapi.json`.
    pub const ID: &'static str = "FranceConnect";
    /// The path below the base path.
    pub const PATH: &'static str = "/sign-in/france-connect";
    /// The one-line summary in `openapi.json`.
    pub const SUMMARY: &'static str =
        "Redirects the browser to the identity provider, then to /connexion/retour.";
    /// The refusals specific to the operation; [`Problem::COMMON_CODES`](super::Problem::COMMON_CODES) are
    /// always possible too.
    pub const REFUSALS: &'static [RefusalCode] = &[RefusalCode::FranceConnectRefused];
}
