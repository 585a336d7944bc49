//! Recovery of the identifier and of the password. A stranger is answered like anybody else.

use std::fmt;

use serde::Serialize;

use super::{Channel, Standing, operation};
use crate::fields::{BirthDate, CardSerial, Nir, OneTimeCode, Password};

operation! {
    /// G1: whose identifier is to be sent; again, with a way chosen, to send it once more. Replaces
    /// any session.
    RecoverIdentifier {
        /// The social-security number.
        nir: Nir,
        /// The birth date.
        birth_date: BirthDate,
        /// By which way; `null` leaves it to the backend.
        channel: Option<Channel>,
    }
    Post "/recovery/identifier" -> Standing,
    "Sends the identifier to the person.",
    refuses [Locked]
}

operation! {
    /// G3: whose password is to be reset. Replaces any session.
    RecoverPassword {
        /// The social-security number.
        nir: Nir,
        /// The birth date.
        birth_date: BirthDate,
        /// The Vitale card's kind and serial number.
        card: CardSerial,
    }
    Post "/recovery/password" -> Standing,
    "Sends a one-time code and a link to reset the password.",
    refuses [Locked]
}

operation! {
    /// G4: the code sent again, or by the other way.
    ResendReset {
        /// By which way.
        channel: Channel,
    }
    Post "/recovery/password/resend" -> Standing,
    "Sends the one-time code and the link of the reset again, after the cool-down.",
    refuses [SessionEnded, StepNotAllowed]
}

operation! {
    /// G4: the code that was received.
    ConfirmReset {
        /// Six digits.
        one_time_code: OneTimeCode,
    }
    Post "/recovery/password/one-time-code" -> Standing,
    "Opens the choice of a new password with the one-time code.",
    refuses [SessionEnded, StepNotAllowed, WrongOneTimeCode, OneTimeCodeExpired, Locked]
}

operation! {
    /// G7: the link of the e-mail or SMS. Replaces any session.
    OpenResetLink {
        /// What follows `#jeton=` in the link.
        token: ResetToken,
    }
    Post "/recovery/password/link" -> Standing,
    "Opens the choice of a new password with the token of a link, good once.",
    refuses [LinkExpired]
}

operation! {
    /// G5: the new password. Lifts the lock of sign-in, and signs out elsewhere.
    ResetPassword {
        /// The password; its minimum is the standing's.
        password: Password,
    }
    Post "/recovery/password/new" -> Standing,
    "Replaces the password.",
    refuses [SessionEnded, StepNotAllowed]
}

/// The token of a reset link: opaque, good once, a secret. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sandbox", derive(serde::Deserialize), serde(try_from = "String"))]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ResetToken(String);

impl ResetToken {
    /// Keeps a token that can stand in a fragment: letters, digits, `-`, `_`, `.`, `~` (the
    /// unreserved characters of RFC 3986), at most 512 of them.
    pub fn new(token: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
        ((1..=512).contains(&token.len()) && token.bytes().all(plain))
            .then(|| Self(token.to_owned()))
    }

    /// The token of an address's fragment, `#jeton=…`.
    pub fn of_fragment(fragment: &str) -> Option<Self> {
        Self::new(fragment.trim_start_matches('#').strip_prefix("jeton=")?)
    }

    /// The token.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ResetToken {
    type Error = &'static str;

    fn try_from(token: String) -> Result<Self, Self::Error> {
        Self::new(&token).ok_or("not the token of a reset link")
    }
}

impl fmt::Debug for ResetToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ResetToken(…)")
    }
}
