//! Refusals, as problem details (RFC 9457).

use http::{Response, header};

use super::cookie::Cookie;
use super::response::respond;
use crate::contract::{Date, FieldProblem, Problem, RefusalCode};

/// A refused operation: the problem document, and the change to the session cookie.
#[derive(Debug)]
pub(super) struct Refusal {
    problem: Box<Problem>,
    /// `Cookie::Set` for a lock, because the sandbox opens a session that holds the lock.
    cookie: Cookie,
    /// The methods of the path, if the method of the request is refused.
    allowed: Option<String>,
}

impl Refusal {
    pub(super) fn new(code: RefusalCode) -> Self {
        let mut problem = Problem::from_status(code.status(), None);
        problem.code = code;
        Self { problem: Box::new(problem), cookie: Cookie::Keep, allowed: None }
    }

    /// Builds the refusal of one field, which the contract's parser or a rule of the backend rejects.
    pub(super) fn invalid(field: &str, code: &str) -> Self {
        let mut refusal = Self::new(RefusalCode::InvalidFields);
        refusal.problem.errors =
            vec![FieldProblem { field: field.to_owned(), code: code.to_owned() }];
        refusal
    }

    /// Builds the refusal of a request that no operation of the contract takes, with an HTTP status.
    pub(super) fn with_status(status: u16) -> Self {
        let problem = Box::new(Problem::from_status(status, None));
        Self { problem, cookie: Cookie::Keep, allowed: None }
    }

    /// Builds the refusal of a method; `allowed` are those of the path, for the header `Allow`.
    pub(super) fn method(allowed: String) -> Self {
        Self { allowed: Some(allowed), ..Self::with_status(405) }
    }

    /// Builds the refusal of a `POST` or `DELETE` request that lacks a required header.
    pub(super) fn missing(header: &str) -> Self {
        Self::invalid(header, "missing")
    }

    /// Builds the refusal of a lock that lasts `seconds` more.
    pub(super) fn locked(seconds: u32) -> Self {
        Self::new(RefusalCode::Locked).retry_after(seconds).attempts_left(0)
    }

    pub(super) fn attempts_left(mut self, left: u32) -> Self {
        self.problem.attempts_left = Some(left);
        self
    }

    pub(super) fn retry_after(mut self, seconds: u32) -> Self {
        self.problem.retry_after_s = Some(seconds);
        self
    }

    /// Adds the date of what the refusal is about.
    pub(super) fn on(mut self, date: Date) -> Self {
        self.problem.on = Some(date);
        self
    }

    pub(super) fn cookie(mut self, cookie: Cookie) -> Self {
        self.cookie = cookie;
        self
    }

    /// Converts the refusal to an HTTP response; `serial` makes the incident's reference unique. The reference does not tell
    /// how many incidents there were.
    pub(super) fn response(mut self, serial: u64) -> Response<Vec<u8>> {
        self.problem.title = self.problem.code.title().to_owned();
        self.problem.reference = Some(format!(
            "MES-{:06}",
            (serial.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 24) % 1_000_000
        ));
        let mut response = respond(
            self.problem.status,
            "application/problem+json",
            serde_json::to_vec(&self.problem).unwrap_or_default(),
            &self.cookie,
        );
        if let Some(seconds) = self.problem.retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        if let Some(allowed) = self.allowed.and_then(|allowed| allowed.parse().ok()) {
            response.headers_mut().insert(header::ALLOW, allowed);
        }
        response
    }
}
