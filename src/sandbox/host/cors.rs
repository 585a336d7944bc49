//! CORS headers, for an API on another origin than the pages, on the same site (see
//! `docs/backend.md`). Off unless the host is started with the origin of the pages.

use std::fmt;
use std::str::FromStr;

use http::header::{self, HeaderName, HeaderValue};
use http::{Method, Request, StatusCode};

use super::reply::{Reply, set_header, text};

/// An origin, as browsers serialise it: `https://www.example.fr`, `http://localhost:8080`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Origin {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const NOT_AN_ORIGIN: &str = "not an origin: expected a form like http://localhost:8080, \
            without path or trailing slash, and not *";
        let (_, host) = text
            .split_once("://")
            .filter(|(scheme, _)| matches!(*scheme, "http" | "https"))
            .ok_or(NOT_AN_ORIGIN)?;
        // It is inserted into headers and into the content security policy, where a space or a `;`
        // would add a value.
        let allowed = |c: char| {
            c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | ':' | '[' | ']')
        };
        let valid = !host.is_empty() && host.chars().all(allowed);
        if valid { Ok(Self(text.to_owned())) } else { Err(NOT_AN_ORIGIN) }
    }
}

/// The preflight headers: they allow what the front end sends, and nothing else.
const ALLOWED: [(HeaderName, &str); 3] = [
    (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE"),
    (
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        "Content-Type, Accept-Language, Idempotency-Key, X-Espace-Sante",
    ),
    (header::ACCESS_CONTROL_MAX_AGE, "600"),
];

/// Answers a preflight request; `None` for any other request.
pub(super) fn preflight(allowed: &Origin, request: &Request<Vec<u8>>) -> Option<Reply> {
    let is_cors = request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    if request.method() != Method::OPTIONS || !is_cors {
        return None;
    }
    let mut reply = text(StatusCode::NO_CONTENT, "");
    if is_from(allowed, request) {
        for (name, value) in ALLOWED {
            set_header(&mut reply, name, value);
        }
    }
    Some(reply)
}

/// Adds the headers that allow pages of the origin to read the reply, if the request comes from there.
pub(super) fn allow(allowed: &Origin, is_allowed: bool, reply: &mut Reply) {
    reply.headers_mut().append(header::VARY, HeaderValue::from_static("Origin"));
    if is_allowed {
        set_header(reply, header::ACCESS_CONTROL_ALLOW_ORIGIN, &allowed.0);
        set_header(reply, header::ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        set_header(reply, header::ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After");
    }
}

/// Returns whether the request comes from a page of the origin.
pub(super) fn is_from(allowed: &Origin, request: &Request<Vec<u8>>) -> bool {
    request.headers().get(header::ORIGIN).is_some_and(|origin| origin == allowed.0.as_str())
}
