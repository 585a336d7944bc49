//! The space of whoever is signed in: F3, its account F4, and its end.

use crate::contract::{At, CloseAccount, ClosureReceipt, Outcome, Standing};
use crate::fields::Password;
use crate::route::Route;

/// Where in the space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Space {
    /// F3, which greets by the first name, where it is known.
    Home(Option<String>),
    /// The medical sections, which are another product.
    Soon,
    /// F4.
    Account,
    /// F4, closing the space: what happens, and is it really what the person wants?
    Closure,
    /// The space is closed.
    Closed(Closed),
}

impl Space {
    /// The screen's address.
    pub fn route(&self) -> Route {
        match self {
            Self::Home(_) => Route::Space,
            Self::Soon => Route::SpaceSoon,
            Self::Account => Route::Account,
            Self::Closure | Self::Closed(_) => Route::AccountClosure,
        }
    }

    /// F3, for whoever is signed in.
    pub fn home(standing: &Standing) -> Self {
        Self::Home(standing.person.as_ref().map(|person| person.first_name.clone()))
    }

    /// The screen at an address, for whoever is signed in.
    pub fn at(asked: &Route, standing: &Standing) -> Option<Self> {
        if !is_signed_in(&standing.at) {
            return None;
        }
        Some(match asked {
            Route::Space => Self::home(standing),
            Route::SpaceSoon => Self::Soon,
            Route::Account => Self::Account,
            Route::AccountClosure => Self::Closure,
            _ => return None,
        })
    }
}

/// Whether the person is signed in; whoever has just activated is.
pub fn is_signed_in(at: &At) -> bool {
    matches!(at, At::SignedIn | At::Activated)
}

/// Whether whoever was on the page still stands in their session, as the backend tells it now:
/// another tab may have left it, or begun another.
pub fn goes_on(before: &Standing, now: &Standing) -> bool {
    let same = before.person.is_none() || before.person == now.person;
    let signed_in = !is_signed_in(&before.at) || is_signed_in(&now.at);
    before.session.is_none() || (now.session.is_some() && same && signed_in)
}

/// Whether an address opens for whoever signs in, and for nobody else.
pub fn is_for_signed_in(asked: &Route) -> bool {
    matches!(
        asked,
        Route::SignInCode
            | Route::Space
            | Route::SpaceSoon
            | Route::Account
            | Route::AccountEmail
            | Route::AccountEmailCode
            | Route::AccountMobile
            | Route::AccountMobileCode
            | Route::AccountClosure
    )
}

/// F4: the space is to be closed, the password given again.
pub fn close(password: Password) -> CloseAccount {
    CloseAccount { password }
}

/// The space is closed, since a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    outcome: Outcome,
}

impl Closed {
    /// As the backend told it.
    pub fn new(outcome: Outcome) -> Self {
        Self { outcome }
    }

    /// `28/09/2021`.
    pub fn on(&self) -> String {
        self.outcome.on.in_french()
    }

    /// The receipt, while there is one.
    pub fn receipt(&self) -> Option<ClosureReceipt> {
        self.outcome.receipt.then_some(ClosureReceipt {})
    }
}
