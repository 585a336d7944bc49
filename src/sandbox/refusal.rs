//! Refusals, as problem details (RFC 9457).

use http::{Response, header};

use super::cookie::Cookie;
use super::response::respond;
use crate::contract::{Code, FieldProblem, Problem};

/// A refused operation: the problem document, and the change to the session cookie.
#[derive(Debug)]
pub(super) struct Refusal {
    problem: Problem,
    /// `Cookie::Set` for a lock, because the sandbox opens a session that holds the lock.
    cookie: Cookie,
}

impl Refusal {
    pub(super) fn new(code: Code) -> Self {
        let mut problem = Problem::from_status(code.status(), None);
        problem.code = code;
        Self { problem, cookie: Cookie::Keep }
    }

    /// Builds the refusal of one field, which the contract's parser or a rule of the backend rejects.
    pub(super) fn invalid(field: &str, code: &str) -> Self {
        let mut refusal = Self::new(Code::InvalidFields);
        refusal.problem.errors =
            vec![FieldProblem { field: field.to_owned(), code: code.to_owned() }];
        refusal
    }

    /// Builds the refusal of a `POST` or `DELETE` request that lacks a required header.
    pub(super) fn missing(header: &str) -> Self {
        Self::invalid(header, "missing")
    }

    /// Builds the refusal of a lock that lasts `seconds` more.
    pub(super) fn locked(seconds: u32) -> Self {
        Self::new(Code::Locked).retry_after(seconds).attempts_left(0)
    }

    pub(super) fn attempts_left(mut self, left: u32) -> Self {
        self.problem.attempts_left = Some(left);
        self
    }

    pub(super) fn retry_after(mut self, seconds: u32) -> Self {
        self.problem.retry_after_s = Some(seconds);
        self
    }

    pub(super) fn cookie(mut self, cookie: Cookie) -> Self {
        self.cookie = cookie;
        self
    }

    /// Converts the refusal to an HTTP response; `serial` makes the incident's reference unique.
    pub(super) fn response(mut self, serial: u64) -> Response<Vec<u8>> {
        self.problem.title = title(self.problem.code).to_owned();
        self.problem.reference = Some(format!("MES-{:06}", serial));
        let mut response = respond(
            self.problem.status,
            "application/problem+json",
            serde_json::to_vec(&self.problem).unwrap_or_default(),
            &self.cookie,
        );
        if let Some(seconds) = self.problem.retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// Returns the title of a problem, for logs and integrators; the front end shows its own sentences.
fn title(code: Code) -> &'static str {
    match code {
        Code::SessionEnded => "The session has ended",
        Code::NotRecognised => "Not recognised",
        Code::WrongOneTimeCode => "Wrong one-time code",
        Code::WrongCode => "Wrong provisional code",
        Code::OtherParent => "Managed by the other parent",
        Code::FranceConnectRefused => "FranceConnect did not sign the person in",
        Code::Unknown => "Unknown",
        Code::CodeUsed => "The provisional code has been used",
        Code::AlreadyActive => "The space is already active",
        Code::StepNotAllowed => "This step is not allowed now",
        Code::NoContact => "No contact is known to which a code can be sent",
        Code::IdentifierTaken => "The identifier is taken",
        Code::TermsOutdated => "The terms have changed",
        Code::CodeExpired => "The provisional code has expired",
        Code::OneTimeCodeExpired => "The one-time code has expired",
        Code::LinkExpired => "The link has expired",
        Code::ReceiptGone => "The receipt is gone",
        Code::InvalidFields => "Some fields are not valid",
        Code::Locked => "Too many tries",
        Code::TooManyRequests => "Too many requests",
        Code::Unavailable => "Unavailable",
        Code::Maintenance => "Closed for maintenance",
        Code::Other => "Refused",
    }
}
