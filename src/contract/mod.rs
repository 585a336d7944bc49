//! The contract with the backend: for each operation a request type, an answer type and the refusals.
//!
//! These types are authoritative; `openapi.json` is generated from them ([`openapi`]). The module
//! `api` sends the requests.
#![warn(missing_docs)]

use std::borrow::Cow;

use serde::Serialize;

pub mod account;
pub mod activation;
mod answer;
pub mod codes;
pub mod contact;
mod date;
#[cfg(feature = "openapi")]
pub mod openapi;
pub(crate) mod operations;
pub mod opposition;
mod problem;
pub mod profiles;
pub mod recovery;
#[cfg(feature = "openapi")]
mod requirements;
pub mod session;
pub mod sign_in;
mod standing;

pub use account::Account;
pub use answer::Answer;
pub use date::{Date, DateError};
pub use operations::{OPERATIONS, OperationEntry, find_operation};
pub use problem::{FieldProblem, Problem, RefusalCode};
pub use profiles::{Profile, ProfileStatus, Profiles};
pub use recovery::ResetToken;
pub use standing::{
    At, ChangedTerms, Channel, CheckedPerson, CodeSent, ContactChange, ContactDetails, Credentials,
    Decision, DecisionState, FranceConnectOutcome, IdentifierSent, LockScope, Locked,
    MaskedChannel, OneTimeCodeSent, Outcome, Pending, Person, ProfileDecision, Proof, Session,
    Standing, password_rules,
};

macro_rules! export {
    ($( $kind:ident $module:ident :: $name:ident => $handler:ident, )*) => {
        $( pub use $module::$name; )*
    };
}
operations::operations!(export);

/// The HTTP methods that the contract uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "sandbox", derive(Serialize), serde(rename_all = "UPPERCASE"))]
pub enum Method {
    /// Reads; safe to repeat.
    Get,
    /// Changes state; carries an `Idempotency-Key`.
    Post,
    /// Ends a session or cancels a change; carries an `Idempotency-Key`.
    Delete,
}

impl Method {
    /// Returns the method's name in an HTTP request.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }

    /// Returns whether the operation changes state, so that it needs an idempotency key.
    pub fn changes_state(self) -> bool {
        self != Self::Get
    }
}

/// Whether an operation needs the session that the cookie names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionUse {
    /// Without a session it is refused with `session_ended`.
    Required,
    /// It takes a session into account, and succeeds without one.
    Optional,
    /// It begins a journey: a session of before is ended, and nothing of it is used.
    None,
}

/// A PDF document of the backend, `application/pdf`.
pub trait Document {
    /// `operationId` in `openapi.json`.
    const ID: &'static str;
    /// The path below the base path, with `{id}` as the placeholder of a profile id.
    const PATH: &'static str;
    /// The one-line summary in `openapi.json`.
    const SUMMARY: &'static str;
    /// The refusals specific to the document; [`Problem::COMMON_CODES`] are always possible too.
    const REFUSALS: &'static [RefusalCode];
}

/// An operation of the contract; the fields of its type are the request body.
pub trait Operation: Serialize {
    /// The answer to a request that is not refused.
    type Answer: Answer;
    /// `operationId` in `openapi.json`.
    const ID: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path below the base path, with `{id}` as the placeholder of a profile id.
    const PATH: &'static str;
    /// The one-line summary in `openapi.json`.
    const SUMMARY: &'static str;
    /// Whether the struct is sent as a JSON body.
    const HAS_BODY: bool;
    /// The refusals specific to the operation; [`Problem::COMMON_CODES`] are always possible too.
    const REFUSALS: &'static [RefusalCode];
    /// The scope of a lock with which this operation is refused (`locked`, `too_many_requests`).
    const LOCK_SCOPE: LockScope = LockScope::Identification;
    /// Whether the operation needs a session.
    const SESSION: SessionUse = SessionUse::Required;

    /// Returns the path of this request, with the placeholder replaced.
    fn path(&self) -> Cow<'static, str> {
        Cow::Borrowed(Self::PATH)
    }
}

/// Declares an operation: the request type, then method, path, answer, summary, refusals, the scope of its locks unless
/// that is identification, and its use of the session unless it needs one.
macro_rules! operation {
    (
        $(#[$meta:meta])*
        $name:ident { $( $(#[$field_meta:meta])* $field:ident : $type:ty ),* $(,)? }
        $method:ident $path:literal -> $answer:ty,
        $summary:literal,
        refuses [$($code:ident),* $(,)?]
        $(, locks $scope:ident)?
        $(, session $use:ident)?
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        #[cfg_attr(feature = "sandbox", derive(serde::Deserialize), serde(deny_unknown_fields))]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        pub struct $name { $( $(#[$field_meta])* pub $field : $type ),* }

        impl $crate::contract::Operation for $name {
            type Answer = $answer;
            const ID: &'static str = stringify!($name);
            const METHOD: $crate::contract::Method = $crate::contract::Method::$method;
            const PATH: &'static str = $path;
            const SUMMARY: &'static str = $summary;
            const HAS_BODY: bool = { let fields: &[&str] = &[$(stringify!($field)),*]; !fields.is_empty() };
            const REFUSALS: &'static [$crate::contract::RefusalCode] = &[$($crate::contract::RefusalCode::$code),*];
            $( const LOCK_SCOPE: $crate::contract::LockScope = $crate::contract::LockScope::$scope; )?
            $( const SESSION: $crate::contract::SessionUse = $crate::contract::SessionUse::$use; )?
        }
    };
}
pub(crate) use operation;

/// Declares a PDF document of the backend.
macro_rules! document {
    (
        $(#[$meta:meta])*
        $name:ident { $( $(#[$field_meta:meta])* $field:ident : $type:ty ),* $(,)? }
        $path:literal,
        $summary:literal,
        refuses [$($code:ident),* $(,)?]
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name { $( $(#[$field_meta])* pub $field : $type ),* }

        impl $crate::contract::Document for $name {
            const ID: &'static str = stringify!($name);
            const PATH: &'static str = $path;
            const SUMMARY: &'static str = $summary;
            const REFUSALS: &'static [$crate::contract::RefusalCode] = &[$($crate::contract::RefusalCode::$code),*];
        }
    };
}
pub(crate) use document;
