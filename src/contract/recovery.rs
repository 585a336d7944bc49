//! Recovery of the identifier and of the password. A person who is not recognised gets the same
//! answers as one who is.

use std::fmt;

use serde::Serialize;

use super::{Channel, Standing, operation};
use crate::fields::{BirthDate, CardSerial, Nir, OneTimeCode, Password};

operation! {
    /// The request for a forgotten identifier (`/identifiant-oublie`); repeated with a channel to send it
    /// again (`/identifiant-oublie/envoye`). Replaces any session.
    RecoverIdentifier {
        /// The social-security number.
        nir: Nir,
        /// The birth date.
        birth_date: BirthDate,
        /// The channel; with `null` the backend chooses.
        channel: Option<Channel>,
    }
    Post "/recovery/identifier" -> Standing,
    "Sends the identifier to the person.",
    refuses [Locked],
    locks Recovery,
    session Optional
}

operation! {
    /// The request for a password reset (`/mot-de-passe-oublie`). Replaces any session.
    RecoverPassword {
        /// The social-security number.
        nir: Nir,
        /// The birth date.
        birth_date: BirthDate,
        /// The kind and serial number of the Vitale card.
        card: CardSerial,
    }
    Post "/recovery/password" -> Standing,
    "Sends a one-time code and a link to reset the password.",
    refuses [Locked],
    locks Recovery,
    session None
}

operation! {
    /// The resending of the code and the link of the reset, on the same or the other channel
    /// (`/mot-de-passe-oublie/code`).
    ResendReset {
        /// The channel.
        channel: Channel,
    }
    Post "/recovery/password/resend" -> Standing,
    "Sends the one-time code and the link of the reset again once resend_after_s has elapsed.",
    refuses [SessionEnded, StepNotAllowed],
    locks Recovery
}

operation! {
    /// The confirmation of the reset with its one-time code (`/mot-de-passe-oublie/code`).
    ConfirmReset {
        /// The six digits of the code.
        one_time_code: OneTimeCode,
    }
    Post "/recovery/password/one-time-code" -> Standing,
    "Allows the choice of a new password, with the one-time code.",
    refuses [SessionEnded, StepNotAllowed, WrongOneTimeCode, OneTimeCodeExpired, Locked],
    locks Recovery
}

operation! {
    /// The opening of the reset link from the e-mail or SMS. Replaces any session.
    OpenResetLink {
        /// The token that follows `#jeton=` in the link.
        token: ResetToken,
    }
    Post "/recovery/password/link" -> Standing,
    "Allows the choice of a new password, with the single-use token of a link.",
    refuses [LinkExpired],
    locks Recovery,
    session Optional
}

operation! {
    /// The choice of the new password (`/mot-de-passe-oublie/nouveau`). Removes the lock of the sign-in and
    /// ends the person's other sessions.
    ResetPassword {
        /// The new password; the standing gives its minimum length.
        password: Password,
    }
    Post "/recovery/password/new" -> Standing,
    "Replaces the password.",
    refuses [SessionEnded, StepNotAllowed],
    locks Recovery
}

/// The token of a reset link: opaque, single-use and secret. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sandbox", derive(serde::Deserialize), serde(try_from = "String"))]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ResetToken(String);

impl ResetToken {
    /// Accepts a token of 1 to 512 letters, digits, `-`, `_`, `.` and `~`: the unreserved characters
    /// of RFC 3986, valid in a fragment.
    pub fn new(token: &str) -> Option<Self> {
        let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
        ((1..=512).contains(&token.len()) && token.bytes().all(is_unreserved))
            .then(|| Self(token.to_owned()))
    }

    /// Extracts the token from the fragment of an address, `#jeton=…`.
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        Self::new(fragment.trim_start_matches('#').strip_prefix("jeton=")?)
    }

    /// Returns the token.
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
