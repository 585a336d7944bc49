//! Recovery of the identifier, which is sent to the person, and of the password, which is reset with a one-time code or
//! with a link received by e-mail or SMS.

use crate::contract::{self, OneTimeCodeSent, ResetToken};
use crate::fields::{BirthDate, Nir, PasswordRules};
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
    /// `/mot-de-passe-oublie/code`: the one-time code was sent.
    Code(OneTimeCodeSent),
    /// `/mot-de-passe-oublie/nouveau`: the choice of a new password by the backend's rules.
    NewPassword(PasswordRules),
    /// `/mot-de-passe-oublie/confirmation`.
    Changed,
}

impl Recovery {
    /// Returns the screen at an address that is available at any step, because its first request replaces the session;
    /// `None` for other addresses.
    pub(super) fn at_any_step(requested: &Route) -> Option<Self> {
        match requested {
            Route::LostIdentifier => Some(Self::Identifier),
            Route::LostPassword => Some(Self::Password),
            _ => None,
        }
    }

    /// Returns the screen of a reset link; `None` if the address and its fragment are not a reset link.
    pub fn link(requested: &Route, fragment: &str) -> Option<Self> {
        let is_link = *requested == Route::LostPassword && fragment.starts_with("#jeton");
        is_link.then(|| Self::Link(ResetToken::from_fragment(fragment)))
    }
}

/// `/identifiant-oublie/envoye`: the identifier was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentifierSent {
    pub sent: contract::IdentifierSent,
    /// The values of the request, to repeat it; `None` after a reload, which loses them.
    pub request: Option<(Nir, BirthDate)>,
}
