//! Signing in with an identifier or with FranceConnect, and signing out.

use crate::contract::{self, Channel, ConfirmSignIn, OneTimeCodeSent, ResendSignIn};
use crate::fields::{Identifier, OneTimeCode, Password};
use crate::route::Route;

/// A screen of signing in and out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// `/connexion`.
    Form,
    /// `/connexion/code`.
    Code(SignInCode),
    /// `/connexion/retour`: FranceConnect did not sign the person in.
    NotSignedIn,
    /// `/deconnexion`.
    SignedOut,
}

impl SignIn {
    pub fn route(&self) -> Route {
        match self {
            Self::Form => Route::SignIn,
            Self::Code(_) => Route::SignInCode,
            Self::NotSignedIn => Route::SignInReturn,
            Self::SignedOut => Route::SignedOut,
        }
    }
}

/// Builds the operation of « Continuer » on `/connexion`.
pub fn sign_in(identifier: Identifier, password: Password, channel: Channel) -> contract::SignIn {
    contract::SignIn { identifier, password, channel }
}

/// `/connexion/code`: the one-time code was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInCode {
    sent: OneTimeCodeSent,
    requested: Channel,
}

impl SignInCode {
    /// Builds the screen from the backend's answer.
    pub fn new(sent: OneTimeCodeSent) -> Self {
        let requested = sent.channel;
        Self { sent, requested }
    }

    /// Sets the channel that the person chose.
    pub fn with_requested_channel(self, requested: Channel) -> Self {
        Self { requested, ..self }
    }

    /// Returns where the code was sent and how long it is valid.
    pub fn sent(&self) -> &OneTimeCodeSent {
        &self.sent
    }

    /// Returns whether SMS was chosen and the code was sent by e-mail, because no mobile number is known.
    pub fn fell_back_to_email(&self) -> bool {
        (self.requested, self.sent.channel) == (Channel::Sms, Channel::Email)
    }

    /// Builds the operation of « Se connecter ».
    pub fn confirm(&self, one_time_code: OneTimeCode) -> ConfirmSignIn {
        ConfirmSignIn { one_time_code }
    }

    /// Builds the operation that sends another code.
    pub fn resend(&self, channel: Channel) -> ResendSignIn {
        ResendSignIn { channel }
    }
}
