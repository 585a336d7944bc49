//! Which screen stands at an address, for a person who stands where the backend says.
//!
//! An enum a journey, a variant a screen, carrying exactly what is known there. State leads, the
//! address follows. Nothing here knows a browser; sentences live in `text`, views in `ui`.

pub mod activation;
pub mod contact;
mod information;
pub mod opposition;
pub mod profiles;
mod trail;
pub mod trouble;

pub use activation::Activation;
pub use contact::Change;
pub use information::Information;
pub use opposition::Opposition;
pub use profiles::Minors;
pub use trail::Trail;
pub use trouble::{Lock, Trouble};

use crate::contract::{At, Standing};
use crate::route::{ProfileId, Route};

/// What is on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// A, `/`.
    Welcome,
    /// A, `/activer`.
    Before,
    /// A screen of activation.
    Activation(Activation),
    /// A change of contact details.
    Change(Change),
    /// Opposition.
    Opposition(Opposition),
    /// Minors' profiles.
    Minors(Minors),
    /// A page to read.
    Information(Information),
    /// H: the session has ended.
    Ended(Route),
    /// H: the middle of a journey was asked for, and nobody stands in it.
    Astray(Route),
    /// H: too many tries, wherever it was met.
    Locked(Lock, Route),
    /// H: the service is closed.
    Maintenance(Route, Closed),
    /// An address that is not built yet.
    Coming(Route),
    /// H: no such address.
    Unknown,
}

/// The service is closed for maintenance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed {
    /// Seconds until it opens again, when the backend says so.
    pub retry_after_s: Option<u32>,
}

/// The answer to “what stands at this address?”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What to show.
    pub screen: Screen,
    /// It is not what was asked for: the person is told that they were brought here.
    pub moved: bool,
}

impl Screen {
    /// The address of the screen; an unknown address keeps its own.
    pub fn route(&self) -> Option<Route> {
        Some(match self {
            Self::Welcome => Route::Welcome,
            Self::Before => Route::Before,
            Self::Activation(activation) => activation.route(),
            Self::Change(change) => change.route(),
            Self::Opposition(opposition) => opposition.route(),
            Self::Minors(minors) => minors.route(),
            Self::Information(page) => page.route(),
            Self::Ended(route)
            | Self::Astray(route)
            | Self::Coming(route)
            | Self::Locked(_, route)
            | Self::Maintenance(route, _) => route.clone(),
            Self::Unknown => return None,
        })
    }

    /// The first screen of the step where the person stands; `None` where no step has begun.
    pub fn of(standing: &Standing) -> Option<Self> {
        if let Some(change) = Change::pending(standing) {
            return Some(Self::Change(change));
        }
        let first_name =
            || standing.person.as_ref().map(|person| person.first_name.clone()).unwrap_or_default();
        Some(match &standing.at {
            At::Nowhere => return None,
            At::Decision(decision) => Self::Activation(Activation::Decision(
                activation::Decision::new(first_name(), decision.clone()),
            )),
            At::Contact(details) => {
                Self::Activation(Activation::Contact(activation::Contact::new(details.clone())))
            }
            At::Credentials(minimums) => Self::Activation(Activation::Credentials(
                activation::Credentials::new(minimums.clone()),
            )),
            At::Activated => Self::Activation(Activation::Activated),
            At::Locked(locked) => Self::Locked((*locked).into(), Route::Identification),
            At::Channels { .. } => Self::Coming(Route::NewCodeChannel),
            At::CodeSent(_) => Self::Coming(Route::NewCodeSent),
            At::ProfileDecision(decision) => Self::Minors(match ProfileId::new(&decision.id) {
                Some(id) => Minors::Decision(id),
                None => Minors::List,
            }),
            At::Opposed(outcome) => {
                Self::Opposition(Opposition::Opposed(opposition::Opposed::new(outcome.clone())))
            }
            At::SignInCode(_) => Self::Coming(Route::SignInCode),
            At::SignedIn => Self::Coming(Route::Space),
            At::IdentifierSent(_) => Self::Coming(Route::IdentifierSent),
            At::ResetCode(_) => Self::Coming(Route::ResetCode),
            At::ResetPassword { .. } => Self::Coming(Route::ResetPassword),
            At::PasswordChanged => Self::Coming(Route::PasswordChanged),
            At::Closed(_) => Self::Coming(Route::SignedOut),
        })
    }

    /// What stands at `asked` (`None`: an address that nobody knows) for this person.
    ///
    /// The asked address is shown if it belongs to the step where the person stands, else the
    /// step's own first address (contract.md, “Decided”).
    pub fn find(asked: Option<Route>, standing: &Standing) -> Found {
        let as_asked = |screen| Found { screen, moved: false };
        let Some(asked) = asked else { return as_asked(Self::Unknown) };
        if let Some(page) = Information::at(&asked) {
            return as_asked(Self::Information(page));
        }
        if let Some(change) = Change::at(&asked, standing) {
            return as_asked(Self::Change(change));
        }
        match asked {
            _ if asked.is_coming() => as_asked(Self::Coming(asked)),
            Route::Welcome => as_asked(Self::Welcome),
            Route::Before => as_asked(Self::Before),
            Route::Opposition if matches!(standing.at, At::Decision(_)) => {
                as_asked(Self::Opposition(Opposition::Validation))
            }
            _ if Minors::at(&asked).is_some() && manages_profiles(&standing.at) => {
                match Minors::at(&asked) {
                    Some(minors) => as_asked(Self::Minors(minors)),
                    None => as_asked(Self::Astray(asked)),
                }
            }
            // B6 belongs to the step even while a change waits for its code.
            Route::Contact if matches!(standing.at, At::Contact(_)) => {
                match Self::of(&Standing { pending: None, ..standing.clone() }) {
                    Some(screen) => as_asked(screen),
                    None => as_asked(Self::Astray(asked)),
                }
            }
            Route::Identification => match &standing.at {
                At::Locked(locked) => as_asked(Self::Locked((*locked).into(), asked)),
                _ => as_asked(Self::Activation(Activation::Identification)),
            },
            _ => match Self::of(standing) {
                Some(Self::Locked(locked, _)) => as_asked(Self::Locked(locked, asked)),
                Some(screen) => {
                    let moved = screen.route().as_ref() != Some(&asked);
                    Found { screen, moved }
                }
                None => as_asked(Self::Astray(asked)),
            },
        }
    }

    /// What stands at `asked` while the service is closed: the pages to read, and nothing else.
    pub fn find_closed(asked: Option<Route>, closed: Closed) -> Found {
        let screen = match asked {
            None => Self::Unknown,
            Some(asked) => match Information::at(&asked) {
                Some(page) => Self::Information(page),
                None => Self::Maintenance(asked, closed),
            },
        };
        Found { screen, moved: false }
    }

    /// Nothing before this screen can be undone: Back must not show it again.
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            Self::Activation(Activation::Activated)
                | Self::Opposition(Opposition::Opposed(_))
                | Self::Minors(Minors::Decided(_))
        )
    }
}

/// Where a parent may decide for a child.
fn manages_profiles(at: &At) -> bool {
    matches!(at, At::Activated | At::SignedIn | At::Opposed(_) | At::ProfileDecision(_))
}
