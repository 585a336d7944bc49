//! Refusals: problem details (RFC 9457) with a machine-readable code.

use serde::Serialize;

/// The reason of a refusal. An unknown code is handled according to the HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// 401: there is no session, or the session has ended.
    SessionEnded,
    /// 403: identification or sign-in failed; the refusal does not tell why.
    NotRecognised,
    /// 403: the one-time code is not the one sent.
    WrongOneTimeCode,
    /// 403: the provisional code is not the one sent.
    WrongCode,
    /// 403: the other parent manages this child's profile.
    OtherParent,
    /// 403: the person left FranceConnect without signing in.
    FranceConnectRefused,
    /// 404: the resource does not exist.
    Unknown,
    /// 409: the provisional code has been used.
    CodeUsed,
    /// 409: the space is active.
    AlreadyActive,
    /// 409: the operation is not allowed in the person's current step.
    StepNotAllowed,
    /// 409: no contact is known to which a code can be sent: neither e-mail nor mobile for `RequestCode`, no e-mail
    /// address for `ConfirmContact`.
    NoContact,
    /// 409: the identifier is already taken.
    IdentifierTaken,
    /// 409: the terms have changed since they were shown.
    TermsOutdated,
    /// 410: the provisional code has expired.
    CodeExpired,
    /// 410: the one-time code has expired.
    OneTimeCodeExpired,
    /// 410: the reset link has expired or was used.
    LinkExpired,
    /// 410: the receipt is no longer available.
    ReceiptGone,
    /// 422: at least one field is invalid; `errors` lists the fields.
    InvalidFields,
    /// 423: too many tries.
    Locked,
    /// 429: too many requests.
    TooManyRequests,
    /// 503: the service is temporarily unavailable.
    Unavailable,
    /// 503: the service is under maintenance.
    Maintenance,
    /// A code that this version of the contract does not define.
    Other,
}

impl Code {
    /// Every code of this contract with its wire name.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("session_ended", Self::SessionEnded),
        ("not_recognised", Self::NotRecognised),
        ("wrong_one_time_code", Self::WrongOneTimeCode),
        ("wrong_code", Self::WrongCode),
        ("other_parent", Self::OtherParent),
        ("france_connect_refused", Self::FranceConnectRefused),
        ("unknown", Self::Unknown),
        ("code_used", Self::CodeUsed),
        ("already_active", Self::AlreadyActive),
        ("step_not_allowed", Self::StepNotAllowed),
        ("no_contact", Self::NoContact),
        ("identifier_taken", Self::IdentifierTaken),
        ("terms_outdated", Self::TermsOutdated),
        ("code_expired", Self::CodeExpired),
        ("one_time_code_expired", Self::OneTimeCodeExpired),
        ("link_expired", Self::LinkExpired),
        ("receipt_gone", Self::ReceiptGone),
        ("invalid_fields", Self::InvalidFields),
        ("locked", Self::Locked),
        ("too_many_requests", Self::TooManyRequests),
        ("unavailable", Self::Unavailable),
        ("maintenance", Self::Maintenance),
    ];

    /// Returns the code of a wire name; [`Code::Other`] if the name is unknown.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.iter().find(|(known, _)| *known == name).map_or(Self::Other, |(_, code)| *code)
    }

    /// Returns the HTTP status of the code; 0 for [`Code::Other`], which has none.
    pub fn status(self) -> u16 {
        match self {
            Self::SessionEnded => 401,
            Self::NotRecognised
            | Self::WrongOneTimeCode
            | Self::WrongCode
            | Self::OtherParent
            | Self::FranceConnectRefused => 403,
            Self::Unknown => 404,
            Self::CodeUsed
            | Self::AlreadyActive
            | Self::StepNotAllowed
            | Self::NoContact
            | Self::IdentifierTaken
            | Self::TermsOutdated => 409,
            Self::CodeExpired
            | Self::OneTimeCodeExpired
            | Self::LinkExpired
            | Self::ReceiptGone => 410,
            Self::InvalidFields => 422,
            Self::Locked => 423,
            Self::TooManyRequests => 429,
            Self::Unavailable | Self::Maintenance => 503,
            Self::Other => 0,
        }
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

/// An invalid field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FieldProblem {
    /// The path of the field in the body, for example `nir` or `card.serial`.
    pub field: String,
    /// The reason as one word, for example `future`.
    pub code: String,
}

/// A refusal, `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Problem {
    /// The HTTP status, repeated in the body.
    pub status: u16,
    /// A short title for logs; the front end shows its own sentences.
    pub title: String,
    /// The reason of the refusal.
    pub code: Code,
    /// The reference of the incident, to quote to the telephone support (34 22).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The number of tries left before a lock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts_left: Option<u32>,
    /// Seconds until a new try is allowed; equal to the `Retry-After` header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_s: Option<u32>,
    /// The invalid fields, for the code `invalid_fields`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

impl Problem {
    /// The refusals that every operation may return.
    pub const COMMON_CODES: &'static [Code] =
        &[Code::InvalidFields, Code::TooManyRequests, Code::Unavailable, Code::Maintenance];

    /// Creates a refusal from a response without a readable body: its status and, if present, its
    /// `Retry-After` header in seconds.
    pub fn from_status(status: u16, retry_after_s: Option<u32>) -> Self {
        Self {
            status,
            title: String::new(),
            code: Code::from_status(status),
            reference: None,
            attempts_left: None,
            retry_after_s,
            errors: Vec::new(),
        }
    }
}
