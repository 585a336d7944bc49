//! Signing in with an identifier or with FranceConnect, and signing out.

use crate::contract::{ChangedTerms, Channel, FranceConnectOutcome, OneTimeCodeSent};
use crate::route::Route;

/// A screen of signing in and out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// `/connexion`.
    Form,
    /// `/connexion/code`.
    Code(SignInCode),
    /// `/connexion/retour`: FranceConnect did not sign the person in; the reason, if the backend gives it.
    NotSignedIn(Option<FranceConnectOutcome>),
    /// `/connexion/conditions`: the terms have changed.
    Terms(ChangedTerms),
    /// `/deconnexion`.
    SignedOut,
}

impl SignIn {
    /// Returns the screen at an address that is available at any step, because its first request replaces the session;
    /// `None` for other addresses.
    pub(super) fn at_any_step(requested: &Route) -> Option<Self> {
        match requested {
            Route::SignIn => Some(Self::Form),
            Route::SignedOut => Some(Self::SignedOut),
            _ => None,
        }
    }
}

/// `/connexion/code`: the one-time code was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInCode {
    pub sent: OneTimeCodeSent,
    /// The channel that the person chose.
    pub requested: Channel,
}

impl SignInCode {
    /// Builds the screen from the step. A reload loses the requested channel: the one used takes its place.
    pub fn of(sent: OneTimeCodeSent) -> Self {
        Self { requested: sent.channel, sent }
    }

    /// Returns whether SMS was chosen and the code was sent by e-mail, because no mobile number is known.
    pub fn fell_back_to_email(&self) -> bool {
        (self.requested, self.sent.channel) == (Channel::Sms, Channel::Email)
    }
}
