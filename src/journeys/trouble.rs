//! The meaning of a failure for the person: a reason and a next step. Every refusal of the contract has one. The
//! texts are in `text`, the view in `ui/parts/trouble.rs`.

use crate::api::{Failure, Unreachable};
use crate::contract::{Date, LockScope, Locked, RefusalCode};
use crate::route::Route;

/// The reason for a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The values entered do not match a person; the sentence depends on the lock scope of the operation.
    NotRecognised(LockScope),
    /// The provisional code is wrong.
    WrongCode,
    /// The one-time code is wrong.
    WrongOneTimeCode,
    /// The one-time code has expired; another can be requested.
    OneTimeCodeExpired,
    /// The provisional code was already used.
    CodeUsed,
    CodeExpired,
    /// The space is already active.
    AlreadyActive,
    /// The operation does not belong to the person's current step.
    StepNotAllowed,
    /// The terms have changed since they were shown.
    TermsOutdated,
    /// The space is closed.
    SpaceClosed,
    /// The change needs a new proof of identity.
    ProofNeeded,
    /// An e-mail address is missing.
    NoContact,
    /// The reset link has expired or was used.
    LinkExpired,
    /// FranceConnect did not sign the person in.
    FranceConnect,
    /// The backend refuses the birth date as being in the future, and its field is on an earlier screen.
    BirthDate,
    /// The backend refuses fields; each error is shown at its field.
    Fields,
    /// The service is closed for maintenance.
    Maintenance,
    Offline,
    /// No answer arrived in time.
    TimedOut,
    /// Anything else: the connection, the status, an unreadable answer.
    Technical,
}

/// The next step offered to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Correct the form and send it again.
    Correct,
    /// Send the same request again.
    Retry,
    /// Open another address.
    Go(Route),
    /// Reload the standing and open its screen.
    Resume,
}

/// A failure as shown to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub reason: Reason,
    pub next: Next,
    /// Tries left before a lock, when the backend sends them.
    pub attempts_left: Option<u32>,
    /// Seconds until the next try is allowed, when the backend sends them.
    pub retry_after_s: Option<u32>,
    /// The date of what the failure is about, when the backend sends it.
    pub on: Option<Date>,
    /// The incident's reference, to quote when calling 34 22.
    pub reference: Option<String>,
}

/// A lock as shown to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// The scope and the duration.
    pub locked: Locked,
    /// The incident's reference, to quote when calling 34 22; absent when the lock is read from the standing.
    pub reference: Option<String>,
}

impl From<Locked> for Lock {
    fn from(locked: Locked) -> Self {
        Self { locked, reference: None }
    }
}

/// The place where a failure is shown: at the form or on a separate screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FailureOutcome {
    /// At the form, which keeps its values.
    Inline(Trouble),
    /// On the lock screen: too many tries.
    Locked(Lock),
    /// On the screen of an ended session.
    Ended,
}

impl FailureOutcome {
    /// Converts a failure; `scope` is the scope that a lock has for this operation.
    pub fn of(failure: Failure, scope: LockScope) -> Self {
        let problem = match failure {
            Failure::Unreachable(unreachable) => {
                let reason = match unreachable {
                    Unreachable::Offline => Reason::Offline,
                    Unreachable::TimedOut => Reason::TimedOut,
                    Unreachable::ConnectionFailed => Reason::Technical,
                };
                return Self::Inline(Trouble::bare(reason, Next::Retry));
            }
            Failure::Unreadable => {
                return Self::Inline(Trouble::bare(Reason::Technical, Next::Retry));
            }
            Failure::Refused(problem) => problem,
        };
        let (reason, next) = match problem.code {
            RefusalCode::Locked | RefusalCode::TooManyRequests => {
                // A lock without a delay lasts one minute, the shortest useful wait.
                let retry_after_s = problem.retry_after_s.unwrap_or(60);
                let locked = Locked { what: scope, retry_after_s };
                return Self::Locked(Lock { locked, reference: problem.reference });
            }
            RefusalCode::SessionEnded => return Self::Ended,
            RefusalCode::NotRecognised => (Reason::NotRecognised(scope), Next::Correct),
            RefusalCode::WrongCode => (Reason::WrongCode, Next::Correct),
            RefusalCode::WrongOneTimeCode => (Reason::WrongOneTimeCode, Next::Correct),
            RefusalCode::OneTimeCodeExpired => (Reason::OneTimeCodeExpired, Next::Correct),
            RefusalCode::CodeUsed => (Reason::CodeUsed, Next::Go(Route::NewCode)),
            RefusalCode::CodeExpired => (Reason::CodeExpired, Next::Go(Route::NewCode)),
            RefusalCode::AlreadyActive => (Reason::AlreadyActive, Next::Go(Route::SignIn)),
            RefusalCode::StepNotAllowed => (Reason::StepNotAllowed, Next::Resume),
            RefusalCode::SpaceClosed => (Reason::SpaceClosed, Next::Go(Route::BeforeStarting)),
            RefusalCode::TermsOutdated => (Reason::TermsOutdated, Next::Resume),
            RefusalCode::ReauthenticationNeeded => (Reason::ProofNeeded, Next::Correct),
            RefusalCode::NoContact => (Reason::NoContact, Next::Correct),
            RefusalCode::InvalidFields
                if problem.errors.iter().any(|e| e.field == "birth_date") =>
            {
                (Reason::BirthDate, Next::Go(Route::BirthDate))
            }
            RefusalCode::InvalidFields | RefusalCode::IdentifierTaken => {
                (Reason::Fields, Next::Correct)
            }
            RefusalCode::LinkExpired => (Reason::LinkExpired, Next::Go(Route::LostPassword)),
            RefusalCode::FranceConnectRefused => (Reason::FranceConnect, Next::Go(Route::SignIn)),
            RefusalCode::Maintenance => (Reason::Maintenance, Next::Retry),
            RefusalCode::Unavailable
            | RefusalCode::Unknown
            | RefusalCode::OtherParent
            | RefusalCode::ReceiptGone
            | RefusalCode::Other => (Reason::Technical, Next::Retry),
        };
        Self::Inline(Trouble {
            reason,
            next,
            attempts_left: problem.attempts_left,
            retry_after_s: problem.retry_after_s,
            on: problem.on,
            reference: problem.reference,
        })
    }
}

impl Trouble {
    /// Builds a failure without details from the backend.
    pub fn bare(reason: Reason, next: Next) -> Self {
        Self { reason, next, attempts_left: None, retry_after_s: None, on: None, reference: None }
    }
}
