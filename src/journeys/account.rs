//! The signed-in person's space: home, account and closure.

use crate::contract::{At, Outcome, Person, Standing};
use crate::route::Route;

/// A screen of the signed-in person's space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Account {
    /// `/espace`, with the first name for the greeting.
    Home(Option<String>),
    /// `/espace/bientot`: the medical sections, which are another product.
    ComingSoon,
    /// `/espace/compte`.
    Details {
        /// What has just been changed.
        updated: Option<Updated>,
    },
    /// `/espace/compte/mot-de-passe`.
    Password,
    /// `/espace/compte/identifiant`.
    Identifier,
    /// `/espace/compte/fermeture`: the consequences, and the request for confirmation.
    Closure,
    /// `/fermeture/validation`: the request for confirmation before a space is closed that was created without the
    /// person.
    CloseCreated,
    /// `/fermeture/confirmation`.
    Closed(Outcome),
}

/// What a change of the account has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Updated {
    Contact,
    Password,
    Identifier,
    /// The other sessions have ended.
    Sessions,
}

impl Account {
    /// Returns the home screen, with the first name from the standing.
    pub fn home(standing: &Standing) -> Self {
        Self::Home(standing.person.as_ref().map(|person| person.first_name.clone()))
    }

    /// Returns the screen at an address, if the person is signed in.
    pub fn at(requested: &Route, standing: &Standing) -> Option<Self> {
        if !is_signed_in(&standing.at) {
            return None;
        }
        Some(match requested {
            Route::Space => Self::home(standing),
            Route::SpaceComingSoon => Self::ComingSoon,
            Route::Account => Self::Details { updated: None },
            Route::AccountPassword => Self::Password,
            Route::AccountIdentifier => Self::Identifier,
            Route::AccountClosure => Self::Closure,
            _ => return None,
        })
    }
}

/// Returns the first name and the initial: « Inaya M. ».
pub fn short_name(person: &Person) -> String {
    match person.last_name.chars().next() {
        Some(initial) => [person.first_name.as_str(), " ", &String::from(initial), "."].concat(),
        None => person.first_name.clone(),
    }
}

/// Returns whether the person is signed in. The end of activation signs the person in.
pub fn is_signed_in(at: &At) -> bool {
    matches!(at, At::SignedIn | At::Activated)
}

/// Returns whether the session shown on the page is still the current one: another tab may have ended it or started
/// another.
pub fn session_continues(before: &Standing, now: &Standing) -> bool {
    let same_person = before.person.is_none() || before.person == now.person;
    let still_signed_in = !is_signed_in(&before.at) || is_signed_in(&now.at);
    before.session.is_none() || (now.session.is_some() && same_person && still_signed_in)
}

/// Returns whether an address requires signing in.
pub fn requires_sign_in(route: &Route) -> bool {
    matches!(
        route,
        Route::SignInCode
            | Route::SignInTerms
            | Route::Space
            | Route::SpaceComingSoon
            | Route::Account
            | Route::AccountEmail
            | Route::AccountEmailCode
            | Route::AccountMobile
            | Route::AccountMobileCode
            | Route::AccountPassword
            | Route::AccountIdentifier
            | Route::AccountClosure
    )
}
