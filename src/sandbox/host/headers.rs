//! The security headers, the same in development and in tests as a production server owes.

use base64::Engine as _;
use http::HeaderValue;
use http::header::{self, HeaderName};
use sha2::{Digest, Sha256};

use super::{Origin, Reply, policy};

/// The hash of the page's one inline style, as the policy writes it.
pub fn style_hash(html: &str) -> Option<String> {
    let (_, after) = html.split_once("<style>")?;
    let (style, _) = after.split_once("</style>")?;
    let digest = Sha256::digest(style.as_bytes());
    Some(format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(digest)))
}

/// The policy of the page at this address; `api` is where the API stands, when it is on another
/// origin. The previews stand in frames of their own site, nothing else stands in any frame.
pub fn content_security_policy(
    path: &str,
    style_hash: Option<&str>,
    api: Option<&Origin>,
) -> String {
    let api = api.map(Origin::to_string);
    policy::content_security_policy(api.as_deref(), style_hash, is_preview(path))
}

fn is_preview(path: &str) -> bool {
    path == "/apercu" || path.starts_with("/apercu/")
}

/// Adds what every answer owes. A policy that is already there (it knows the page's inline style)
/// stays.
pub(super) fn secure(path: &str, https: bool, reply: &mut Reply) {
    let headers = reply.headers_mut();
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY)
        && let Ok(policy) = HeaderValue::from_str(&content_security_policy(path, None, None))
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let frames = if is_preview(path) { "SAMEORIGIN" } else { "DENY" };
    let mut insert = |name: &str, value: &'static str| {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    policy::FIXED.iter().for_each(|(name, value)| insert(name, value));
    insert("X-Frame-Options", frames);
    // Browsers ignore it over http, and a development port must never be promised to https: it is
    // said only behind a proxy that says that it speaks https.
    if https {
        insert("Strict-Transport-Security", policy::TRANSPORT);
    }
}
