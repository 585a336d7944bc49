//! Refusals: problem details (RFC 9457) with a machine-readable code.

use serde::Serialize;

use super::answer::answers;
use super::{Answer, Date};
use crate::json::Value;

/// Declares the codes of refusals, one row per code: HTTP status, text on the wire, variant and title.
macro_rules! refusal_codes {
    ($( $(#[$meta:meta])* $status:literal $wire:literal => $name:ident, title $title:literal; )*) => {
        /// The reason of a refusal. `Client` replaces an unknown code by that of the HTTP status, if there is one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        pub enum RefusalCode {
            $( $(#[$meta])* #[doc = concat!("HTTP status ", $status, ".")] #[serde(rename = $wire)] $name, )*
            /// No code, or one that this version of the contract does not define.
            #[serde(rename = "other")]
            Other,
        }

        impl RefusalCode {
            /// Every code of this contract with its text on the wire.
            pub const ALL: &'static [(&'static str, Self)] = &[$( ($wire, Self::$name) ),*];

            /// Returns the HTTP status of the code; 0 for [`RefusalCode::Other`], which has none.
            pub fn status(self) -> u16 {
                match self { $( Self::$name => $status, )* Self::Other => 0 }
            }

            /// Returns the text on the wire.
            pub fn name(self) -> &'static str {
                match self { $( Self::$name => $wire, )* Self::Other => "other" }
            }

            /// Returns the short title for logs.
            pub fn title(self) -> &'static str {
                match self { $( Self::$name => $title, )* Self::Other => "Refused" }
            }
        }
    };
}

refusal_codes! {
    /// There is no session, or the session has ended.
    401 "session_ended" => SessionEnded, title "The session has ended";
    /// Identification or sign-in failed; the refusal does not tell why.
    403 "not_recognised" => NotRecognised, title "Not recognised";
    /// The one-time code is not the one sent.
    403 "wrong_one_time_code" => WrongOneTimeCode, title "Wrong one-time code";
    /// The provisional code is not the one sent.
    403 "wrong_code" => WrongCode, title "Wrong provisional code";
    /// The other parent manages this child's profile.
    403 "other_parent" => OtherParent, title "Managed by the other parent";
    /// The last proof of identity is too old for this change: the person proves it again, then sends the change again.
    403 "reauthentication_needed" => ReauthenticationNeeded, title "Proof needed";
    /// FranceConnect did not sign the person in.
    403 "france_connect_refused" => FranceConnectRefused, title "FranceConnect did not sign the person in";
    /// The resource does not exist.
    404 "unknown" => Unknown, title "Unknown";
    /// The provisional code has been used.
    409 "code_used" => CodeUsed, title "The provisional code has been used";
    /// The space is active.
    409 "already_active" => AlreadyActive, title "The space is already active";
    /// The operation is not allowed in the person's current step.
    409 "step_not_allowed" => StepNotAllowed, title "This step is not allowed now";
    /// No contact is known to which a code can be sent: neither e-mail nor mobile for `RequestCode`, no e-mail
    /// address for `ConfirmContact`.
    409 "no_contact" => NoContact, title "No contact is known to which a code can be sent";
    /// The identifier is already taken.
    409 "identifier_taken" => IdentifierTaken, title "The identifier is taken";
    /// The space is closed; `on` is the date. Only after the right password.
    409 "space_closed" => SpaceClosed, title "The space is closed";
    /// The terms have changed since they were shown.
    409 "terms_outdated" => TermsOutdated, title "The terms have changed";
    /// The provisional code has expired.
    410 "code_expired" => CodeExpired, title "The provisional code has expired";
    /// The one-time code has expired.
    410 "one_time_code_expired" => OneTimeCodeExpired, title "The one-time code has expired";
    /// The reset link has expired or was used.
    410 "link_expired" => LinkExpired, title "The link has expired";
    /// The receipt is no longer available.
    410 "receipt_gone" => ReceiptGone, title "The receipt is gone";
    /// At least one field is invalid; `errors` lists the fields.
    422 "invalid_fields" => InvalidFields, title "Some fields are not valid";
    /// Too many tries.
    423 "locked" => Locked, title "Too many tries";
    /// Too many requests.
    429 "too_many_requests" => TooManyRequests, title "Too many requests";
    /// The service is temporarily unavailable.
    503 "unavailable" => Unavailable, title "Unavailable";
    /// The service is under maintenance.
    503 "maintenance" => Maintenance, title "Closed for maintenance";
}

impl RefusalCode {
    /// Returns the code with this text on the wire; [`RefusalCode::Other`] if there is none.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.iter().find(|(known, _)| *known == name).map_or(Self::Other, |(_, code)| *code)
    }

    /// Returns the code for an HTTP status, for a response without a code or with an unknown one.
    pub fn from_status(status: u16) -> Self {
        match status {
            401 => Self::SessionEnded,
            423 => Self::Locked,
            429 => Self::TooManyRequests,
            503 => Self::Unavailable,
            _ => Self::Other,
        }
    }
}

impl Answer for RefusalCode {
    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(Self::from_name)
    }
}

answers! {
    /// An invalid field.
    struct FieldProblem {
        /// The path of the field in the body, for example `nir` or `card.serial`.
        pub field: String,
        /// The reason as one word, for example `future`.
        pub code: String,
    }

    /// A refusal, `application/problem+json`.
    struct Problem {
        /// The HTTP status, repeated in the body.
        pub status: u16,
        /// A short title for logs; the front end shows its own sentences.
        pub title: String = String::new(),
        /// The reason of the refusal.
        pub code: RefusalCode,
        /// The reference of the incident, to quote to the telephone support (34 22).
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reference: Option<String>,
        /// The number of tries left before a lock.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub attempts_left: Option<u32>,
        /// Seconds until a new try is allowed; equal to the `Retry-After` header.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub retry_after_s: Option<u32>,
        /// The date of the closure, for the code `space_closed`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub on: Option<Date>,
        /// The invalid fields, for the code `invalid_fields`.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub errors: Vec<FieldProblem> = Vec::new(),
    }
}

impl Problem {
    /// The refusals that every operation may return.
    pub const COMMON_CODES: &'static [RefusalCode] = &[
        RefusalCode::InvalidFields,
        RefusalCode::TooManyRequests,
        RefusalCode::Unavailable,
        RefusalCode::Maintenance,
    ];

    /// Creates a refusal from a response without a readable body: its status and, if present, its
    /// `Retry-After` header in seconds.
    pub fn from_status(status: u16, retry_after_s: Option<u32>) -> Self {
        Self {
            status,
            title: String::new(),
            code: RefusalCode::from_status(status),
            reference: None,
            attempts_left: None,
            retry_after_s,
            on: None,
            errors: Vec::new(),
        }
    }
}
