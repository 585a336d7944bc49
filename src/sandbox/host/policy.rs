//! The security headers of every response of the site, as text. This file is compiled into the
//! sandbox's host and into `xtask` (`cargo xtask dist --api`), so that the same headers are tested and
//! deployed. It uses no crate, so that both can compile it.

/// The `Permissions-Policy` value: it denies the listed features, and allows the site to read a
/// code from an SMS (`otp-credentials`).
pub(super) const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), browsing-topics=(), \
    camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), \
    gyroscope=(), hid=(), \
    identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), \
    midi=(), otp-credentials=(self), payment=(), picture-in-picture=(), \
    publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

/// The `Strict-Transport-Security` value: two years.
pub(super) const STRICT_TRANSPORT_SECURITY: &str = "max-age=63072000; includeSubDomains; preload";

/// The headers that are the same for every address and every deployment.
pub(super) const FIXED_HEADERS: [(&str, &str); 6] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS_POLICY),
];

/// No text becomes HTML or the address of a script, except what the policy `demarrage` of `public/boot.js` lets through.
const TRUSTED_TYPES: &str = "; require-trusted-types-for 'script'; trusted-types demarrage";

/// What a page may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page of the application: its forms are never sent by the browser.
    Application,
    /// A page of the previews: it may contain frames of its own site, and be framed by its own site.
    #[allow(dead_code, reason = "production has no previews")]
    Preview,
    /// A page of the sandbox itself, which works without scripts: its forms are sent by the browser.
    #[allow(dead_code, reason = "production has no sandbox")]
    Sandbox,
}

/// Builds the content security policy of a page, with the hash of its inline style, and with the origin
/// of the API if it differs from the site's.
pub(super) fn content_security_policy(
    api: Option<&str>,
    style_hash: Option<&str>,
    kind: Kind,
) -> String {
    let source = |value: Option<&str>| value.map(|value| format!(" {value}")).unwrap_or_default();
    let (style, api) = (source(style_hash), source(api));
    let (frames, ancestors) = match kind {
        Kind::Preview => (" frame-src 'self';", "'self'"),
        Kind::Application | Kind::Sandbox => ("", "'none'"),
    };
    // The sandbox's own pages have no scripts.
    let (forms, scripts) = match kind {
        Kind::Sandbox => ("'self'", ""),
        Kind::Application | Kind::Preview => ("'none'", TRUSTED_TYPES),
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{style}; \
         img-src 'self'; connect-src 'self'{api};{frames} base-uri 'none'; form-action {forms}; \
         frame-ancestors {ancestors}{scripts}"
    )
}
