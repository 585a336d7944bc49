//! Activation of the space.
//!
//! With the provisional code of the letter or e-mail: `/activer/identification`, `decision`, `coordonnees`,
//! `identifiants`, `confirmation`. Without a code yet: `/activer/naissance`, `/activer/carte`, `/code/reception`
//! (a code is sent), `/activer/code` (it is entered), then `decision` as above.

use crate::contract::{CodeSent, ContactDetails, Credentials, Decision};
use crate::fields::BirthDate;
use crate::route::Route;

/// A screen of activation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Activation {
    /// `/activer/identification`.
    Identification,
    /// `/activer/naissance`.
    BirthDate,
    /// `/activer/carte`: the social-security number and the card that belong to a birth date.
    Card(BirthDate),
    /// `/activer/code`: entry of the provisional code that was sent.
    Code(CodeSent),
    /// `/activer/decision`: activate or oppose.
    Decision {
        /// The person's first name; empty if the backend does not send it.
        first_name: String,
        decision: Decision,
    },
    /// `/activer/coordonnees`: the contact details that the backend has.
    Contact(ContactDetails),
    /// `/activer/identifiants`: the choice of the identifier and the password, with their minimum lengths.
    Credentials(Credentials),
    /// `/activer/confirmation`.
    Activated,
}

impl Activation {
    /// Returns the screen at an address that is available at any step, because its first request replaces the session;
    /// `None` for other addresses.
    pub(super) fn at_any_step(requested: &Route) -> Option<Self> {
        match requested {
            Route::Identification => Some(Self::Identification),
            Route::BirthDate => Some(Self::BirthDate),
            _ => None,
        }
    }
}
