//! The security headers, the same in development and in tests as a production server owes.

use base64::Engine as _;
use http::HeaderValue;
use http::header::{self, HeaderName};
use sha2::{Digest, Sha256};

use super::Reply;

/// What a page may do, as a closed list: nothing of the device but reading a code out of an SMS.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
    display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), \
    identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), \
    midi=(), otp-credentials=(self), payment=(), picture-in-picture=(), \
    publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

/// The hash of the page's one inline style, as the policy writes it.
pub fn style_hash(html: &str) -> Option<String> {
    let (_, after) = html.split_once("<style>")?;
    let (style, _) = after.split_once("</style>")?;
    let digest = Sha256::digest(style.as_bytes());
    Some(format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(digest)))
}

/// The policy of the page at this address. The previews stand in frames of their own site, nothing
/// else stands in any frame.
pub fn content_security_policy(path: &str, style_hash: Option<&str>) -> String {
    let style = style_hash.map(|hash| format!(" {hash}")).unwrap_or_default();
    let (frames, ancestors) =
        if is_preview(path) { (" frame-src 'self';", "'self'") } else { ("", "'none'") };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{style}; \
         img-src 'self'; connect-src 'self';{frames} base-uri 'none'; form-action 'self'; \
         frame-ancestors {ancestors}"
    )
}

fn is_preview(path: &str) -> bool {
    path == "/apercu" || path.starts_with("/apercu/")
}

/// Adds what every answer owes. A policy that is already there (it knows the page's inline style)
/// stays.
pub(super) fn secure(path: &str, https: bool, reply: &mut Reply) {
    let headers = reply.headers_mut();
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY)
        && let Ok(policy) = HeaderValue::from_str(&content_security_policy(path, None))
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let frames = if is_preview(path) { "SAMEORIGIN" } else { "DENY" };
    for (name, value) in [
        ("x-frame-options", frames),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", PERMISSIONS),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // Browsers ignore it over http, and a development port must never be promised to https: it is
    // said only behind a proxy that says that it speaks https.
    if https {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains; preload"),
        );
    }
}
