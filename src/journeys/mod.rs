//! The screen to show for an address and for the step that the backend reports.
//!
//! Each journey is an enum with one variant per screen; a variant holds the data of its screen. The screen depends
//! on the requested address and the standing; the address bar then shows the screen's own address. This module has no
//! browser code; sentences are in `text`, views in `ui`.

pub mod account;
pub mod activation;
pub mod codes;
pub mod contact;
mod destination;
mod information;
pub mod moves;
pub mod opposition;
pub mod profiles;
pub mod recovery;
mod screens;
pub mod sign_in;
mod trail;
pub mod trouble;

pub use account::Account;
pub use activation::Activation;
pub use codes::Codes;
pub use contact::Contact;
pub use destination::{Destination, History, Move};
pub use information::Information;
pub use opposition::Opposition;
pub use profiles::Profiles;
pub use recovery::Recovery;
pub use sign_in::SignIn;
pub use trail::Trail;
pub use trouble::{Lock, Trouble};

use account::is_signed_in;
use codes::ChannelChoice;

use crate::contract::{At, DecisionState, LockScope, Standing, password_rules};
use crate::route::{ProfileId, Route};

/// A screen of the application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// `/`.
    Welcome,
    /// `/activer`.
    BeforeStarting,
    Activation(Activation),
    /// The request of a new provisional code.
    Codes(Codes),
    /// A change of e-mail address or mobile number.
    Contact(Contact),
    Opposition(Opposition),
    /// Minors' profiles, `/profils`.
    Profiles(Profiles),
    /// Signing in and out.
    SignIn(SignIn),
    /// The signed-in person's space and account, `/espace`.
    Account(Account),
    /// Recovery of the identifier or the password.
    Recovery(Recovery),
    /// A static page of text.
    Information(Information),
    /// The session has ended, with the address that was shown.
    SessionEnded(Route),
    /// The requested address belongs to a journey that has not been started in this session.
    SessionRequired(Route),
    /// Too many tries, with the address shown while the lock lasts.
    Locked(Lock, Route),
    /// The service is closed for maintenance.
    Maintenance(Route, Maintenance),
    /// The address does not exist.
    Unknown,
    /// The person's step is one that this site does not know.
    OtherStep,
}

/// A closure of the service for maintenance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Maintenance {
    /// Seconds until the service reopens, when the backend sends them.
    pub retry_after_s: Option<u32>,
}

/// The result of [`Screen::find`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub screen: Screen,
    /// Whether `screen` is not the one requested; a notice then informs the person.
    pub redirected: bool,
}

impl Screen {
    /// Returns the screen of the pending contact change; without one, the first screen of the person's current step.
    /// `None` if no journey has started.
    pub fn first_of_step(standing: &Standing) -> Option<Self> {
        if let Some(change) = Contact::pending(standing) {
            return Some(Self::Contact(change));
        }
        let first_name =
            || standing.person.as_ref().map(|person| person.first_name.clone()).unwrap_or_default();
        Some(match &standing.at {
            At::Nowhere { .. } => return None,
            At::Decision(decision) => Self::Activation(Activation::Decision {
                first_name: first_name(),
                decision: decision.clone(),
            }),
            At::Contact(details) => Self::Activation(Activation::Contact(details.clone())),
            At::Credentials(minimums) => {
                Self::Activation(Activation::Credentials(minimums.clone()))
            }
            At::Activated => Self::Activation(Activation::Activated),
            At::Locked(locked) => Self::Locked((*locked).into(), restart_route(locked.what)),
            at @ At::Channels { .. } => Self::Codes(Codes::Channel(ChannelChoice::of(at)?)),
            At::CodeSent(sent) => Self::Codes(Codes::Sent(sent.clone())),
            At::ProfileDecision(decision) => Self::Profiles(match ProfileId::new(&decision.id) {
                Some(id) => Profiles::Decision(id),
                None => Profiles::List,
            }),
            At::Opposed(outcome) => Self::Opposition(Opposition::Opposed(outcome.clone())),
            At::SignInCode(sent) => {
                Self::SignIn(SignIn::Code(sign_in::SignInCode::of(sent.clone())))
            }
            At::SignedIn => Self::Account(Account::home(standing)),
            At::IdentifierSent(sent) => {
                let sent = sent.clone();
                Self::Recovery(Recovery::IdentifierSent(recovery::IdentifierSent {
                    sent,
                    request: None,
                }))
            }
            At::ResetCode(sent) => Self::Recovery(Recovery::Code(sent.clone())),
            At::ResetPassword { password_min, password } => {
                Self::Recovery(Recovery::NewPassword(password_rules(*password, *password_min)))
            }
            At::PasswordChanged => Self::Recovery(Recovery::Changed),
            At::Closed(outcome) => Self::Account(Account::Closed(outcome.clone())),
            At::Terms(changed) => Self::SignIn(SignIn::Terms(changed.clone())),
            At::Other => Self::OtherStep,
        })
    }

    /// Finds the screen for a requested address; `None` is an address that is not in the route table.
    ///
    /// The requested screen is shown if it belongs to the person's current step; otherwise the first screen of that
    /// step is shown.
    pub fn find(requested: Option<Route>, standing: &Standing) -> Found {
        let as_requested = |screen| Found { screen, redirected: false };
        let Some(requested) = requested else { return as_requested(Self::Unknown) };
        if let Some(page) = Information::at(&requested) {
            return as_requested(Self::Information(page));
        }
        if let Some(change) = Contact::at(&requested, standing) {
            return as_requested(Self::Contact(change));
        }
        if let Some(codes) = Codes::at(&requested, &standing.at) {
            return as_requested(Self::Codes(codes));
        }
        if let Some(account) = Account::at(&requested, standing) {
            return as_requested(Self::Account(account));
        }
        if let Some(profiles) = Profiles::at(&requested).filter(|_| manages_profiles(&standing.at))
        {
            return as_requested(Self::Profiles(profiles));
        }
        if let Some(screen) = Self::at_any_step(&requested) {
            return as_requested(match &standing.at {
                At::Locked(locked) if lock_applies(locked.what, &requested) => {
                    Self::Locked((*locked).into(), requested)
                }
                _ => screen,
            });
        }
        match (&requested, &standing.at) {
            (Route::Opposition, At::Decision(decision))
                if decision.state() != DecisionState::Created =>
            {
                as_requested(Self::Opposition(Opposition::Validation))
            }
            (Route::Closure, At::Decision(decision))
                if decision.state() == DecisionState::Created =>
            {
                as_requested(Self::Account(Account::CloseCreated))
            }
            (Route::Code, At::CodeSent(sent)) => {
                as_requested(Self::Activation(Activation::Code(sent.clone())))
            }
            (Route::SignInReturn, At::Nowhere { france_connect }) => {
                as_requested(Self::SignIn(SignIn::NotSignedIn(*france_connect)))
            }
            // The birth date is kept in the page only: after a reload it has to be entered again.
            (Route::Card, At::Nowhere { .. }) => {
                Found { screen: Self::Activation(Activation::BirthDate), redirected: true }
            }
            // `/activer/coordonnees` and `/code/envoye` belong to the step even while a contact change awaits its
            // one-time code.
            (Route::Contact, At::Contact(_)) | (Route::NewCodeSent, At::CodeSent(_)) => {
                match Self::first_of_step(&Standing { pending: None, ..standing.clone() }) {
                    Some(screen) => as_requested(screen),
                    None => as_requested(Self::SessionRequired(requested)),
                }
            }
            _ => match Self::first_of_step(standing) {
                Some(Self::Locked(locked, _)) => as_requested(Self::Locked(locked, requested)),
                Some(screen) => {
                    // FranceConnect returns to `/connexion/retour`: after a successful sign-in the redirect needs no
                    // notice.
                    let redirected = screen.route().as_ref() != Some(&requested)
                        && !matches!(
                            (&requested, &standing.at),
                            (Route::SignInReturn, At::SignedIn | At::Terms(_))
                        );
                    Found { screen, redirected }
                }
                None => as_requested(Self::SessionRequired(requested)),
            },
        }
    }

    /// Returns the screen at an address that is available at any step.
    fn at_any_step(requested: &Route) -> Option<Self> {
        if let Some(screen) = Activation::at_any_step(requested) {
            return Some(Self::Activation(screen));
        }
        if let Some(screen) = Codes::at_any_step(requested) {
            return Some(Self::Codes(screen));
        }
        if let Some(screen) = SignIn::at_any_step(requested) {
            return Some(Self::SignIn(screen));
        }
        if let Some(screen) = Recovery::at_any_step(requested) {
            return Some(Self::Recovery(screen));
        }
        match requested {
            Route::Welcome => Some(Self::Welcome),
            Route::BeforeStarting => Some(Self::BeforeStarting),
            _ => None,
        }
    }

    /// Finds the screen for a requested address during maintenance: only the static pages stay available.
    pub fn find_during_maintenance(requested: Option<Route>, maintenance: Maintenance) -> Found {
        let screen = match requested {
            None => Self::Unknown,
            Some(requested) => match Information::at(&requested) {
                Some(page) => Self::Information(page),
                None => Self::Maintenance(requested, maintenance),
            },
        };
        Found { screen, redirected: false }
    }
}

/// Returns whether a parent may decide for a child at this step.
fn manages_profiles(at: &At) -> bool {
    is_signed_in(at) || matches!(at, At::Opposed(_) | At::ProfileDecision(_))
}

/// Returns the address where the journey restarts when a lock is over.
fn restart_route(scope: LockScope) -> Route {
    match scope {
        LockScope::Identification => Route::Identification,
        LockScope::Code => Route::NewCode,
        LockScope::OneTimeCode | LockScope::SignIn => Route::SignIn,
        LockScope::Recovery => Route::LostPassword,
    }
}

/// Returns whether a lock applies to an address that is otherwise available at any step.
fn lock_applies(scope: LockScope, requested: &Route) -> bool {
    match scope {
        LockScope::Identification | LockScope::Code => {
            matches!(requested, Route::Identification | Route::BirthDate | Route::NewCode)
        }
        LockScope::OneTimeCode | LockScope::SignIn => *requested == Route::SignIn,
        LockScope::Recovery => matches!(requested, Route::LostIdentifier | Route::LostPassword),
    }
}
