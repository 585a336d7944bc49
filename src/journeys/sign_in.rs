//! Signing in: F1 → F2 → F3; back from FranceConnect; F5, signed out.

use crate::contract::{self, Channel, ConfirmSignIn, OneTimeCodeSent, ResendSignIn};
use crate::fields::{Identifier, OneTimeCode, Password};
use crate::route::Route;

/// Where in signing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// F1.
    Form,
    /// F2.
    Code(Code),
    /// Back from FranceConnect, not signed in.
    Refused,
    /// F5.
    SignedOut,
}

impl SignIn {
    /// The screen's address.
    pub fn route(&self) -> Route {
        match self {
            Self::Form => Route::SignIn,
            Self::Code(_) => Route::SignInCode,
            Self::Refused => Route::SignInReturn,
            Self::SignedOut => Route::SignedOut,
        }
    }
}

/// F1, « Continuer »: both were given, and a way chosen.
pub fn sign_in(identifier: Identifier, password: Password, channel: Channel) -> contract::SignIn {
    contract::SignIn { identifier, password, channel }
}

/// F2: the code is on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    sent: OneTimeCodeSent,
    wanted: Channel,
}

impl Code {
    /// As the backend told it.
    pub fn new(sent: OneTimeCodeSent) -> Self {
        let wanted = sent.channel;
        Self { sent, wanted }
    }

    /// As the backend told it, for whoever wanted it by a way.
    pub fn wanted(self, wanted: Channel) -> Self {
        Self { wanted, ..self }
    }

    /// What was sent.
    pub fn sent(&self) -> &OneTimeCodeSent {
        &self.sent
    }

    /// It was wanted by SMS and sent by e-mail: no mobile is known.
    pub fn is_by_email_instead(&self) -> bool {
        (self.wanted, self.sent.channel) == (Channel::Sms, Channel::Email)
    }

    /// « Se connecter »: the code that was received.
    pub fn confirm(&self, one_time_code: OneTimeCode) -> ConfirmSignIn {
        ConfirmSignIn { one_time_code }
    }

    /// The code once more, by a way.
    pub fn resend(&self, channel: Channel) -> ResendSignIn {
        ResendSignIn { channel }
    }
}
