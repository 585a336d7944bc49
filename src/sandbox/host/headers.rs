//! The security headers, the same in development and in tests as in production.

use base64::Engine as _;
use http::header::{self, HeaderName};
use sha2::{Digest, Sha256};

use super::cors::Origin;
use super::policy;
use super::reply::{Reply, set_header};

/// Computes the hash of the page's only inline style, as a source of the content security policy.
pub fn style_hash(html: &str) -> Option<String> {
    let (_, after) = html.split_once("<style>")?;
    let (style, _) = after.split_once("</style>")?;
    let digest = Sha256::digest(style.as_bytes());
    Some(format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(digest)))
}

/// Builds the content security policy of the page at this address; `api` is the origin of the API, if
/// it differs from the site's. Only the previews may be framed, by their own site.
pub fn content_security_policy(
    path: &str,
    style_hash: Option<&str>,
    api: Option<&Origin>,
) -> String {
    let api = api.map(Origin::to_string);
    let is_below = |folder: &str| {
        path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let kind = if is_gallery_path(path) {
        policy::Kind::Preview
    } else if is_below("/sandbox") || is_below("/api") {
        policy::Kind::Sandbox
    } else {
        policy::Kind::Application
    };
    policy::content_security_policy(api.as_deref(), style_hash, kind)
}

pub(super) fn is_gallery_path(path: &str) -> bool {
    path == "/apercu" || path.starts_with("/apercu/")
}

/// Adds the security headers. A content security policy that is already set is kept: it contains the
/// hash of the page's inline style.
pub(super) fn add_security_headers(path: &str, https: bool, reply: &mut Reply) {
    if !reply.headers().contains_key(header::CONTENT_SECURITY_POLICY) {
        let policy = content_security_policy(path, None, None);
        set_header(reply, header::CONTENT_SECURITY_POLICY, &policy);
    }
    let frames = if is_gallery_path(path) { "SAMEORIGIN" } else { "DENY" };
    let mut insert = |name: &str, value: &str| {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            set_header(reply, name, value);
        }
    };
    policy::FIXED_HEADERS.iter().for_each(|(name, value)| insert(name, value));
    insert("X-Frame-Options", frames);
    // Sent only behind a proxy that declares HTTPS: browsers ignore this header over HTTP, and it must
    // never force a development port to HTTPS.
    if https {
        insert("Strict-Transport-Security", policy::STRICT_TRANSPORT_SECURITY);
    }
}
