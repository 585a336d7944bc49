//! Recovery of the identifier, which is sent to the person, and of the password, which is reset with a one-time code or
//! with a link received by e-mail or SMS.

use crate::contract::{
    self, Channel, ConfirmReset, OneTimeCodeSent, OpenResetLink, RecoverIdentifier,
    RecoverPassword, ResendReset, ResetToken,
};
use crate::fields::{BirthDate, CardSerial, Nir, OneTimeCode, Password, PasswordError};
use crate::route::Route;

/// A screen of recovery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovery {
    /// `/identifiant-oublie`.
    Identifier,
    /// `/identifiant-oublie/envoye`.
    IdentifierSent(IdentifierSent),
    /// `/mot-de-passe-oublie`.
    Password,
    /// `/mot-de-passe-oublie` opened by a reset link, with the link's token; `None` if the copied link is incomplete.
    Link(Option<ResetToken>),
    /// `/mot-de-passe-oublie/code`.
    Code(ResetCode),
    /// `/mot-de-passe-oublie/nouveau`.
    NewPassword(NewPassword),
    /// `/mot-de-passe-oublie/confirmation`.
    Changed,
}

impl Recovery {
    /// The number of steps in « Étape 2 sur 3 » of a password reset.
    pub const STEPS: u32 = 3;

    /// Returns the screen of a reset link; `None` if the address and its fragment are not a reset link.
    pub fn link(requested: &Route, fragment: &str) -> Option<Self> {
        let is_link = *requested == Route::LostPassword && fragment.starts_with("#jeton");
        is_link.then(|| Self::Link(ResetToken::from_fragment(fragment)))
    }

    /// Returns the screen's address. It never contains a token.
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

/// Builds the operation of « Continuer » on `/identifiant-oublie`.
pub fn recover_identifier(nir: Nir, birth_date: BirthDate) -> RecoverIdentifier {
    RecoverIdentifier { nir, birth_date, channel: None }
}

/// Builds the operation of « Continuer » on `/mot-de-passe-oublie`.
pub fn recover_password(nir: Nir, birth_date: BirthDate, card: CardSerial) -> RecoverPassword {
    RecoverPassword { nir, birth_date, card }
}

/// Builds the operation that opens a reset link.
pub fn open_link(token: ResetToken) -> OpenResetLink {
    OpenResetLink { token }
}

/// `/identifiant-oublie/envoye`: the identifier was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentifierSent {
    sent: contract::IdentifierSent,
    request: Option<(Nir, BirthDate)>,
}

impl IdentifierSent {
    /// Builds the screen from the backend's answer.
    pub fn new(sent: contract::IdentifierSent) -> Self {
        Self { sent, request: None }
    }

    /// Keeps the request's values in memory, so that the request can be repeated.
    pub fn with_request(self, nir: Nir, birth_date: BirthDate) -> Self {
        Self { request: Some((nir, birth_date)), ..self }
    }

    /// Returns where the identifier was sent.
    pub fn sent(&self) -> &contract::IdentifierSent {
        &self.sent
    }

    /// Builds the operation that sends the identifier again, by a channel; `None` after a reload, which loses the
    /// values of the request.
    pub fn resend(&self, channel: Channel) -> Option<RecoverIdentifier> {
        let (nir, birth_date) = self.request.clone()?;
        Some(RecoverIdentifier { nir, birth_date, channel: Some(channel) })
    }

    /// Returns the screen with the answer to a repeated request.
    pub fn resent(&self, sent: contract::IdentifierSent) -> Self {
        Self { sent, request: self.request.clone() }
    }
}

/// `/mot-de-passe-oublie/code`: the one-time code was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResetCode {
    sent: OneTimeCodeSent,
}

impl ResetCode {
    pub fn new(sent: OneTimeCodeSent) -> Self {
        Self { sent }
    }

    /// Returns where the code was sent and how long it is valid.
    pub fn sent(&self) -> &OneTimeCodeSent {
        &self.sent
    }

    /// Builds the operation of « Continuer ».
    pub fn confirm(&self, one_time_code: OneTimeCode) -> ConfirmReset {
        ConfirmReset { one_time_code }
    }

    /// Builds the operation that sends the code and the link again.
    pub fn resend(&self, channel: Channel) -> ResendReset {
        ResendReset { channel }
    }
}

/// `/mot-de-passe-oublie/nouveau`: the choice of a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPassword {
    password_min: u32,
}

impl NewPassword {
    pub fn new(password_min: u32) -> Self {
        Self { password_min }
    }

    /// Returns the minimum length of the password, in characters.
    pub fn password_min(self) -> u32 {
        self.password_min
    }

    /// Parses a password with the backend's minimum length.
    ///
    /// # Errors
    /// Those of [`Password::parse`].
    pub fn password(self, raw: &str) -> Result<Password, PasswordError> {
        Password::parse(raw, self.password_min)
    }

    /// Builds the operation of « Valider ».
    pub fn reset(self, password: Password) -> contract::ResetPassword {
        contract::ResetPassword { password }
    }
}
