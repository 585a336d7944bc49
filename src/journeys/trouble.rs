//! What a failure means to the person: a reason, and the next step. Every refusal of the
//! contract has one; the words are in `text`, the view in `ui/parts/trouble.rs`.

use crate::api::{Failure, Unreachable};
use crate::contract::{Code, Locked, What};
use crate::route::Route;

/// Why it did not work, as far as the person is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// What was typed does not go together.
    NotRecognised,
    /// The provisional code is not the one sent.
    WrongCode,
    /// The one-time code is not the one sent.
    WrongOneTimeCode,
    /// The one-time code has expired: another may be asked for.
    OneTimeCodeExpired,
    /// The provisional code was used.
    CodeUsed,
    /// The provisional code has expired.
    CodeExpired,
    /// The space is active already.
    AlreadyActive,
    /// The person stands elsewhere.
    StepNotAllowed,
    /// The terms have changed.
    TermsOutdated,
    /// An e-mail address is missing.
    NoContact,
    /// The link has expired, or was used.
    LinkExpired,
    /// FranceConnect did not sign in.
    FranceConnect,
    /// The birth date is in the future, says the backend, and it was given on another screen.
    BirthDate,
    /// Fields that the backend refuses; told at the fields.
    Fields,
    /// Closed for maintenance.
    Maintenance,
    /// The device is offline.
    Offline,
    /// No answer in time.
    TimedOut,
    /// Anything else: connection, status, unreadable answer.
    Technical,
}

/// What the person can do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Correct what was typed, and send again.
    Correct,
    /// Send the same again.
    Retry,
    /// Go elsewhere.
    Go(Route),
    /// Ask the backend where the person stands, and go there.
    Resume,
}

/// A failure, for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Why.
    pub reason: Reason,
    /// What next.
    pub next: Next,
    /// How many tries are left.
    pub attempts_left: Option<u32>,
    /// Seconds until it may be tried again, when known.
    pub retry_after_s: Option<u32>,
    /// The incident's reference, to quote to 34 22.
    pub reference: Option<String>,
}

/// A lock, for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// What is locked, and for how long.
    pub locked: Locked,
    /// The incident's reference, to quote to 34 22; none on coming back to a lock.
    pub reference: Option<String>,
}

impl From<Locked> for Lock {
    fn from(locked: Locked) -> Self {
        Self { locked, reference: None }
    }
}

/// A failure is shown where the person is, or takes the whole screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Beside the form, which stays as it was.
    Here(Trouble),
    /// Too many tries: the whole screen.
    Locked(Lock),
    /// The session has ended: the whole screen.
    Ended,
}

impl Shown {
    /// What a failure leads to; `what` is what a lock would lock here.
    pub fn from(failure: Failure, what: What) -> Self {
        let problem = match failure {
            Failure::Unreachable(unreachable) => {
                let reason = match unreachable {
                    Unreachable::Offline => Reason::Offline,
                    Unreachable::TimedOut => Reason::TimedOut,
                    Unreachable::Broken => Reason::Technical,
                };
                return Self::Here(Trouble::bare(reason, Next::Retry));
            }
            Failure::Unreadable => {
                return Self::Here(Trouble::bare(Reason::Technical, Next::Retry));
            }
            Failure::Refused(problem) => problem,
        };
        let (reason, next) = match problem.code {
            Code::Locked | Code::TooManyRequests => {
                // Without a delay from the backend, a minute is the least that is worth waiting.
                let retry_after_s = problem.retry_after_s.unwrap_or(60);
                let locked = Locked { what, retry_after_s };
                return Self::Locked(Lock { locked, reference: problem.reference });
            }
            Code::SessionEnded => return Self::Ended,
            Code::NotRecognised => (Reason::NotRecognised, Next::Correct),
            Code::WrongCode => (Reason::WrongCode, Next::Correct),
            Code::WrongOneTimeCode => (Reason::WrongOneTimeCode, Next::Correct),
            Code::OneTimeCodeExpired => (Reason::OneTimeCodeExpired, Next::Correct),
            Code::CodeUsed => (Reason::CodeUsed, Next::Go(Route::NewCode)),
            Code::CodeExpired => (Reason::CodeExpired, Next::Go(Route::NewCode)),
            Code::AlreadyActive => (Reason::AlreadyActive, Next::Go(Route::SignIn)),
            Code::StepNotAllowed => (Reason::StepNotAllowed, Next::Resume),
            Code::TermsOutdated => (Reason::TermsOutdated, Next::Resume),
            Code::NoContact => (Reason::NoContact, Next::Correct),
            Code::InvalidFields if problem.errors.iter().any(|e| e.field == "birth_date") => {
                (Reason::BirthDate, Next::Go(Route::BirthDate))
            }
            Code::InvalidFields | Code::IdentifierTaken => (Reason::Fields, Next::Correct),
            Code::LinkExpired => (Reason::LinkExpired, Next::Go(Route::LostPassword)),
            Code::FranceConnectRefused => (Reason::FranceConnect, Next::Go(Route::SignIn)),
            Code::Maintenance => (Reason::Maintenance, Next::Retry),
            Code::Unavailable
            | Code::Unknown
            | Code::OtherParent
            | Code::ReceiptGone
            | Code::Other => (Reason::Technical, Next::Retry),
        };
        Self::Here(Trouble {
            reason,
            next,
            attempts_left: problem.attempts_left,
            retry_after_s: problem.retry_after_s,
            reference: problem.reference,
        })
    }
}

impl Trouble {
    /// Without a word from the backend.
    pub fn bare(reason: Reason, next: Next) -> Self {
        Self { reason, next, attempts_left: None, retry_after_s: None, reference: None }
    }
}
