//! The API on another origin of the same site than the pages: what the backend then owes (README,
//! « The backend »). Off, unless the origin of the pages was named at the start.

use std::fmt;
use std::str::FromStr;

use http::header::{self, HeaderName, HeaderValue};
use http::{Method, Request, StatusCode};

use super::{Reply, typed};

/// An origin as browsers write it: `https://www.example.fr`, `http://localhost:8080`.
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
        const WHY: &str = "not an origin: it is written http://localhost:8080, with neither path \
            nor slash at the end, and never *";
        let (_, host) = text
            .split_once("://")
            .filter(|(scheme, _)| matches!(*scheme, "http" | "https"))
            .ok_or(WHY)?;
        // It stands in headers and in the policy of the pages, where a space or a `;` would say more.
        let fits = |c: char| {
            c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | ':' | '[' | ']')
        };
        let whole = !host.is_empty() && host.chars().all(fits);
        if whole { Ok(Self(text.to_owned())) } else { Err(WHY) }
    }
}

/// What the front end sends and asks for, and nothing else.
const ALLOWED: [(HeaderName, &str); 3] = [
    (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE"),
    (
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        "Content-Type, Accept-Language, Idempotency-Key, X-Espace-Sante",
    ),
    (header::ACCESS_CONTROL_MAX_AGE, "600"),
];

/// The answer to a preflight, where it is one.
pub(super) fn preflight(allowed: &Origin, request: &Request<Vec<u8>>) -> Option<Reply> {
    let asks = request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    if request.method() != Method::OPTIONS || !asks {
        return None;
    }
    let mut reply = typed(StatusCode::NO_CONTENT, "text/plain; charset=utf-8", "");
    if is_from(allowed, request) {
        for (name, value) in ALLOWED {
            reply.headers_mut().insert(name, HeaderValue::from_static(value));
        }
    }
    Some(reply)
}

/// Adds what lets the pages of the origin read the answer; to others it says nothing.
pub(super) fn allow(allowed: &Origin, from_there: bool, reply: &mut Reply) {
    let headers = reply.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    if from_there && let Ok(origin) = HeaderValue::from_str(&allowed.0) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        let yes = HeaderValue::from_static("true");
        headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, yes);
        let shown = HeaderValue::from_static("Retry-After");
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, shown);
    }
}

/// Whether the request comes from a page of the origin.
pub(super) fn is_from(allowed: &Origin, request: &Request<Vec<u8>>) -> bool {
    request.headers().get(header::ORIGIN).is_some_and(|origin| origin == allowed.0.as_str())
}
