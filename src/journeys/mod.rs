//! Which screen stands at an address, for a person who stands where the backend says.
//!
//! An enum a journey, a variant a screen, carrying exactly what is known there. State leads, the
//! address follows. Nothing here knows a browser; sentences live in `text`, views in `ui`.

pub mod account;
pub mod activation;
pub mod codes;
pub mod contact;
mod information;
pub mod opposition;
pub mod profiles;
pub mod recovery;
pub mod sign_in;
mod trail;
pub mod trouble;

pub use account::Space;
pub use activation::Activation;
pub use codes::Codes;
pub use contact::Change;
pub use information::Information;
pub use opposition::Opposition;
pub use profiles::Minors;
pub use recovery::Recovery;
pub use sign_in::SignIn;
pub use trail::Trail;
pub use trouble::{Lock, Trouble};

use account::is_signed_in;

use crate::contract::{At, Standing, What};
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
    /// A new provisional code.
    Codes(Codes),
    /// A change of contact details.
    Change(Change),
    /// Opposition.
    Opposition(Opposition),
    /// Minors' profiles.
    Minors(Minors),
    /// Signing in, and out.
    SignIn(SignIn),
    /// The space of whoever is signed in.
    Space(Space),
    /// Recovery of the identifier or of the password.
    Recovery(Recovery),
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
            Self::Codes(codes) => codes.route(),
            Self::Change(change) => change.route(),
            Self::Opposition(opposition) => opposition.route(),
            Self::Minors(minors) => minors.route(),
            Self::SignIn(sign_in) => sign_in.route(),
            Self::Space(space) => space.route(),
            Self::Recovery(recovery) => recovery.route(),
            Self::Information(page) => page.route(),
            Self::Ended(route)
            | Self::Astray(route)
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
            At::Locked(locked) => Self::Locked((*locked).into(), entrance(locked.what)),
            At::Channels { channels, contact_change } => Self::Codes(Codes::Reception(
                codes::Reception::new(channels.clone(), *contact_change, codes::Order::NewCode),
            )),
            At::CodeSent(sent) => Self::Codes(Codes::Sent(sent.clone())),
            At::ProfileDecision(decision) => Self::Minors(match ProfileId::new(&decision.id) {
                Some(id) => Minors::Decision(id),
                None => Minors::List,
            }),
            At::Opposed(outcome) => {
                Self::Opposition(Opposition::Opposed(opposition::Opposed::new(outcome.clone())))
            }
            At::SignInCode(sent) => Self::SignIn(SignIn::Code(sign_in::Code::new(sent.clone()))),
            At::SignedIn => Self::Space(Space::home(standing)),
            At::IdentifierSent(sent) => Self::Recovery(Recovery::IdentifierSent(
                recovery::IdentifierSent::new(sent.clone()),
            )),
            At::ResetCode(sent) => {
                Self::Recovery(Recovery::Code(recovery::ResetCode::new(sent.clone())))
            }
            At::ResetPassword { password_min } => {
                Self::Recovery(Recovery::NewPassword(recovery::NewPassword::new(*password_min)))
            }
            At::PasswordChanged => Self::Recovery(Recovery::Changed),
            At::Closed(outcome) => {
                Self::Space(Space::Closed(account::Closed::new(outcome.clone())))
            }
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
        if let Some(codes) = Codes::at(&asked, &standing.at) {
            return as_asked(Self::Codes(codes));
        }
        if let Some(space) = Space::at(&asked, standing) {
            return as_asked(Self::Space(space));
        }
        if let Some(minors) = Minors::at(&asked).filter(|_| manages_profiles(&standing.at)) {
            return as_asked(Self::Minors(minors));
        }
        if let Some(screen) = Self::open(&asked) {
            return as_asked(match &standing.at {
                At::Locked(locked) if locks(locked.what, &asked) => {
                    Self::Locked((*locked).into(), asked)
                }
                _ => screen,
            });
        }
        match (&asked, &standing.at) {
            (Route::Opposition, At::Decision(_)) => {
                as_asked(Self::Opposition(Opposition::Validation))
            }
            (Route::Code, At::CodeSent(sent)) => {
                as_asked(Self::Activation(Activation::Code(activation::Code::new(sent.clone()))))
            }
            (Route::SignInReturn, At::Nowhere) => as_asked(Self::SignIn(SignIn::Refused)),
            // The birth date was forgotten with the page: it is asked for again.
            (Route::Card, At::Nowhere) => {
                Found { screen: Self::Activation(Activation::BirthDate), moved: true }
            }
            // B6, C4 belong to the step even while a change waits for its code.
            (Route::Contact, At::Contact(_)) | (Route::NewCodeSent, At::CodeSent(_)) => {
                match Self::of(&Standing { pending: None, ..standing.clone() }) {
                    Some(screen) => as_asked(screen),
                    None => as_asked(Self::Astray(asked)),
                }
            }
            _ => match Self::of(standing) {
                Some(Self::Locked(locked, _)) => as_asked(Self::Locked(locked, asked)),
                Some(screen) => {
                    // FranceConnect leads back to an address of its own.
                    let moved = screen.route().as_ref() != Some(&asked)
                        && (&asked, &standing.at) != (&Route::SignInReturn, &At::SignedIn);
                    Found { screen, moved }
                }
                None => as_asked(Self::Astray(asked)),
            },
        }
    }

    /// What opens for anybody, wherever they stand: its first act replaces the session.
    fn open(asked: &Route) -> Option<Self> {
        Some(match asked {
            Route::Welcome => Self::Welcome,
            Route::Before => Self::Before,
            Route::Identification => Self::Activation(Activation::Identification),
            Route::BirthDate => Self::Activation(Activation::BirthDate),
            Route::NewCode => Self::Codes(Codes::Request),
            Route::SignIn => Self::SignIn(SignIn::Form),
            Route::SignedOut => Self::SignIn(SignIn::SignedOut),
            Route::LostIdentifier => Self::Recovery(Recovery::Identifier),
            Route::LostPassword => Self::Recovery(Recovery::Password),
            _ => return None,
        })
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
                | Self::SignIn(SignIn::SignedOut)
                | Self::Space(Space::Home(_) | Space::Closed(_))
                | Self::Recovery(Recovery::Changed)
        )
    }
}

/// Where a parent may decide for a child.
fn manages_profiles(at: &At) -> bool {
    is_signed_in(at) || matches!(at, At::Opposed(_) | At::ProfileDecision(_))
}

/// Where one begins again, once a lock is over.
fn entrance(what: What) -> Route {
    match what {
        What::Identification => Route::Identification,
        What::Code => Route::NewCode,
        What::OneTimeCode | What::SignIn => Route::SignIn,
        What::Recovery => Route::LostPassword,
    }
}

/// Whether a lock shuts an address that otherwise opens for anybody.
fn locks(what: What, asked: &Route) -> bool {
    match what {
        What::Identification | What::Code => {
            matches!(asked, Route::Identification | Route::BirthDate | Route::NewCode)
        }
        What::OneTimeCode | What::SignIn => *asked == Route::SignIn,
        What::Recovery => matches!(asked, Route::LostIdentifier | Route::LostPassword),
    }
}
