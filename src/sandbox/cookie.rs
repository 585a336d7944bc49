//! The session cookie. Plain HTTP on loopback allows neither `Secure` nor the `__Host-` prefix.

/// The change that a response makes to the session cookie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cookie {
    Keep,
    Set(String),
    Clear,
}

impl Cookie {
    /// Formats the `Set-Cookie` value; `None` if the cookie does not change.
    pub(super) fn set_cookie(&self) -> Option<String> {
        match self {
            Self::Keep => None,
            Self::Set(token) => Some(set_cookie(token)),
            Self::Clear => Some(format!("{}; Max-Age=0", set_cookie(""))),
        }
    }
}

/// Formats the `Set-Cookie` value of a session.
pub(super) fn set_cookie(token: &str) -> String {
    format!("session={token}; Path=/; HttpOnly; SameSite=Lax")
}

/// Extracts the session token from a `Cookie` header.
pub(super) fn token(header: &str) -> Option<String> {
    let mut pairs = header.split(';');
    let token = pairs.find_map(|pair| pair.trim().strip_prefix("session="))?;
    (!token.is_empty()).then(|| token.to_owned())
}
