//! The contract with the backend: one struct an operation, its answer, and what it may refuse.
//!
//! These types are the truth; `openapi.json` is made from them ([`openapi`]). This is not where
//! requests are sent (`api`), nor where anything is decided (the backend).

use std::borrow::Cow;

use crate::json::Value;
use serde::Serialize;

pub mod account;
pub mod activation;
pub mod codes;
pub mod contact;
mod date;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod opposition;
mod problem;
pub mod profiles;
mod reading;
pub mod recovery;
pub mod session;
pub mod sign_in;
mod standing;

pub use account::{Account, CloseAccount, ClosureReceipt, ReadAccount};
pub use activation::{ChooseCredentials, ConfirmContact, Consent, Identify};
pub use codes::{DeliverCode, EnterCode, RequestCode};
pub use contact::{CancelChange, ChangeEmail, ChangeMobile, ConfirmChange, ResendChange};
pub use date::{Date, DateError};
pub use opposition::{Oppose, OppositionReceipt};
pub use problem::{Code, FieldProblem, Problem};
pub use profiles::{
    ActivateProfile, CloseProfile, OpposeProfile, Profile, ProfileReceipt, ProfileStatus, Profiles,
    ReadProfiles,
};
pub use recovery::{
    ConfirmReset, OpenResetLink, RecoverIdentifier, RecoverPassword, ResendReset, ResetPassword,
    ResetToken,
};
pub use session::{EndSession, ReadSession, RenewSession};
pub use sign_in::{ConfirmSignIn, FranceConnect, ResendSignIn, SignIn};
pub use standing::{
    At, Channel, CheckedPerson, CodeSent, ContactChange, ContactDetails, Credentials, Decision,
    IdentifierSent, Locked, MaskedChannel, OneTimeCodeSent, Outcome, Pending, Person,
    ProfileDecision, Session, Standing, What,
};

/// The methods that the contract uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads; may be repeated.
    Get,
    /// Acts; carries an `Idempotency-Key`.
    Post,
    /// Ends or withdraws; carries an `Idempotency-Key`.
    Delete,
}

impl Method {
    /// As written in an HTTP request.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }

    /// Whether the operation changes something, so that a repeat must be recognisable.
    pub fn acts(self) -> bool {
        self != Self::Get
    }
}

/// A document of the backend, `application/pdf`.
pub trait Document {
    /// `operationId` in `openapi.json`.
    const ID: &'static str;
    /// The path below the base, with `{id}` where a value stands.
    const PATH: &'static str;
    /// One line for `openapi.json`.
    const SUMMARY: &'static str;
    /// What it may refuse, beside what every operation may ([`Problem::ANYWHERE`]).
    const REFUSALS: &'static [Code];
}

/// What an operation is answered.
pub trait Answer: Sized + 'static {
    /// Reads an answer; `None` where it breaks the contract.
    fn read(value: &Value) -> Option<Self>;
}

impl Answer for Standing {
    fn read(value: &Value) -> Option<Self> {
        Self::read(value)
    }
}

/// One operation of the contract: its own fields are the body.
pub trait Operation: Serialize {
    /// What the backend answers when it does not refuse.
    type Answer: Answer;
    /// `operationId` in `openapi.json`.
    const ID: &'static str;
    /// The method.
    const METHOD: Method;
    /// The path below the base, with `{id}` where a value stands.
    const PATH: &'static str;
    /// One line for `openapi.json`.
    const SUMMARY: &'static str;
    /// Whether the struct is sent as a JSON body.
    const HAS_BODY: bool;
    /// What it may refuse, beside what every operation may ([`Problem::ANYWHERE`]).
    const REFUSALS: &'static [Code];

    /// The path of this very request.
    fn path(&self) -> Cow<'static, str> {
        Cow::Borrowed(Self::PATH)
    }
}

/// Declares an operation: the struct, then its facts.
macro_rules! operation {
    (
        $(#[$meta:meta])*
        $name:ident { $( $(#[$field_meta:meta])* $field:ident : $type:ty ),* $(,)? }
        $method:ident $path:literal -> $answer:ty,
        $summary:literal,
        refuses [$($code:ident),* $(,)?]
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
            const REFUSALS: &'static [$crate::contract::Code] = &[$($crate::contract::Code::$code),*];
        }
    };
}
pub(crate) use operation;

/// Declares a document of the backend: a PDF, read by a path.
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
            const REFUSALS: &'static [$crate::contract::Code] = &[$($crate::contract::Code::$code),*];
        }
    };
}
pub(crate) use document;
