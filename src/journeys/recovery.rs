//! Recovery: the identifier sent again (G1 → G2), the password reset by a code (G3 → G4 → G5 → G6)
//! or by the link of an e-mail or SMS (G7 → G5).

use crate::contract::{
    self, Channel, ConfirmReset, OneTimeCodeSent, OpenResetLink, RecoverIdentifier,
    RecoverPassword, ResendReset, ResetToken,
};
use crate::fields::{BirthDate, CardSerial, Nir, OneTimeCode, Password, PasswordError};
use crate::route::Route;

/// Where in recovery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovery {
    /// G1.
    Identifier,
    /// G2.
    IdentifierSent(IdentifierSent),
    /// G3.
    Password,
    /// G7: the token of a link, which opens G5; none, where the link was cut in being copied.
    Link(Option<ResetToken>),
    /// G4.
    Code(ResetCode),
    /// G5.
    NewPassword(NewPassword),
    /// G6.
    Changed,
}

impl Recovery {
    /// The number of steps of a reset that the person is told.
    pub const STEPS: u32 = 3;

    /// G7: the link that an address and its fragment make.
    pub fn link(asked: &Route, fragment: &str) -> Option<Self> {
        let link = *asked == Route::LostPassword && fragment.starts_with("#jeton");
        link.then(|| Self::Link(ResetToken::of_fragment(fragment)))
    }

    /// The screen's address: a token never stands in one.
    pub fn route(&self) -> Route {
        match self {
            Self::Identifier => Route::LostIdentifier,
            Self::IdentifierSent(_) => Route::IdentifierSent,
            Self::Password | Self::Link(_) => Route::LostPassword,
            Self::Code(_) => Route::ResetCode,
            Self::NewPassword(_) => Route::ResetPassword,
            Self::Changed => Route::PasswordChanged,
        }
    }
}

/// G1, « Continuer ».
pub fn recover_identifier(nir: Nir, birth_date: BirthDate) -> RecoverIdentifier {
    RecoverIdentifier { nir, birth_date, channel: None }
}

/// G3, « Continuer ».
pub fn recover_password(nir: Nir, birth_date: BirthDate, card: CardSerial) -> RecoverPassword {
    RecoverPassword { nir, birth_date, card }
}

/// G7: by the link.
pub fn open_link(token: ResetToken) -> OpenResetLink {
    OpenResetLink { token }
}

/// G2: the identifier is on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentifierSent {
    sent: contract::IdentifierSent,
    asked: Option<(Nir, BirthDate)>,
}

impl IdentifierSent {
    /// As the backend told it.
    pub fn new(sent: contract::IdentifierSent) -> Self {
        Self { sent, asked: None }
    }

    /// As the backend told it, for whoever asked with these: kept in the page, for another sending.
    pub fn asked(self, nir: Nir, birth_date: BirthDate) -> Self {
        Self { asked: Some((nir, birth_date)), ..self }
    }

    /// What was sent.
    pub fn sent(&self) -> &contract::IdentifierSent {
        &self.sent
    }

    /// The same once more, by a way; not after a reload, which forgets who asked.
    pub fn resend(&self, channel: Channel) -> Option<RecoverIdentifier> {
        let (nir, birth_date) = self.asked.clone()?;
        Some(RecoverIdentifier { nir, birth_date, channel: Some(channel) })
    }

    /// The same request, answered again.
    pub fn again(&self, sent: contract::IdentifierSent) -> Self {
        Self { sent, asked: self.asked.clone() }
    }
}

/// G4: the code is on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResetCode {
    sent: OneTimeCodeSent,
}

impl ResetCode {
    /// As the backend told it.
    pub fn new(sent: OneTimeCodeSent) -> Self {
        Self { sent }
    }

    /// What was sent.
    pub fn sent(&self) -> &OneTimeCodeSent {
        &self.sent
    }

    /// « Continuer »: the code that was received.
    pub fn confirm(&self, one_time_code: OneTimeCode) -> ConfirmReset {
        ConfirmReset { one_time_code }
    }

    /// The code once more, by a way.
    pub fn resend(&self, channel: Channel) -> ResendReset {
        ResendReset { channel }
    }
}

/// G5: a new password is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPassword {
    password_min: u32,
}

impl NewPassword {
    /// With the backend's minimum.
    pub fn new(password_min: u32) -> Self {
        Self { password_min }
    }

    /// Fewest characters of the password.
    pub fn password_min(self) -> u32 {
        self.password_min
    }

    /// Reads a password against the backend's minimum.
    ///
    /// # Errors
    /// As [`Password::parse`].
    pub fn password(self, raw: &str) -> Result<Password, PasswordError> {
        Password::parse(raw, self.password_min)
    }

    /// « Valider ».
    pub fn reset(self, password: Password) -> contract::ResetPassword {
        contract::ResetPassword { password }
    }
}
