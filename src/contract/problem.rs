//! Refusals: problem details (RFC 9457) with a code that a screen can read.

use serde::Serialize;

/// Why the backend refuses. A code that is not in this list is treated by its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// 401: there is no session, or it has ended.
    SessionEnded,
    /// 403: identification or sign-in failed; one code for all reasons.
    NotRecognised,
    /// 403: the one-time code is not the one sent.
    WrongOneTimeCode,
    /// 403: the provisional code is not the one sent.
    WrongCode,
    /// 403: the other parent manages this child's profile.
    OtherParent,
    /// 403: the person left FranceConnect without signing in.
    FranceConnectRefused,
    /// 404: no such thing.
    Unknown,
    /// 409: the provisional code has been used.
    CodeUsed,
    /// 409: the space is active.
    AlreadyActive,
    /// 409: the person stands elsewhere in the journey.
    StepNotAllowed,
    /// 409: no e-mail address is known.
    NoContact,
    /// 409: somebody has this identifier.
    IdentifierTaken,
    /// 409: the terms have changed since they were shown.
    TermsOutdated,
    /// 410: the provisional code has expired.
    CodeExpired,
    /// 410: the one-time code has expired.
    OneTimeCodeExpired,
    /// 410: the reset link has expired or was used.
    LinkExpired,
    /// 410: the receipt is no longer to be had.
    ReceiptGone,
    /// 422: a field's value is refused; `errors` says which.
    InvalidFields,
    /// 423: too many tries.
    Locked,
    /// 429: too many requests.
    TooManyRequests,
    /// 503: out of order for now.
    Unavailable,
    /// 503: closed for maintenance.
    Maintenance,
    /// A code of a later contract.
    Other,
}

impl Code {
    /// Every code of this contract, by its name on the wire.
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

    /// The code of a name; a name of a later contract is [`Code::Other`].
    pub fn named(name: &str) -> Self {
        Self::ALL.iter().find(|(known, _)| *known == name).map_or(Self::Other, |(_, code)| *code)
    }

    /// The status that goes with the code (0 for [`Code::Other`], which has none of its own).
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

    /// What a bare status means, when no code came with it or the code is unknown.
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

/// One field that the backend refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FieldProblem {
    /// The field's name in the body, `nir` or `card.serial`.
    pub field: String,
    /// A word for the reason, for example `future`.
    pub code: String,
}

/// A refusal, `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Problem {
    /// The HTTP status, again.
    pub status: u16,
    /// A short title for logs; citizens read the front end's own sentences.
    pub title: String,
    /// Why.
    pub code: Code,
    /// The incident's reference, to quote to 34 22.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// How many tries are left before the lock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts_left: Option<u32>,
    /// Seconds until it may be tried again; the same as the `Retry-After` header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_s: Option<u32>,
    /// The fields refused, for `invalid_fields`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

impl Problem {
    /// What any operation may refuse, whatever it is.
    pub const ANYWHERE: &'static [Code] =
        &[Code::InvalidFields, Code::TooManyRequests, Code::Unavailable, Code::Maintenance];

    /// A refusal of which nothing is known but its status and, perhaps, `Retry-After`.
    pub fn bare(status: u16, retry_after_s: Option<u32>) -> Self {
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
