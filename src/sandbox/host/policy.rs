//! What every answer of the site owes, as text: read by the sandbox's server and by
//! `cargo xtask dist --api`, so that what is tested is what is deployed. Knows no crate.

/// What a page may do, as a closed list: nothing of the device but reading a code out of an SMS.
pub(super) const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
    display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), \
    identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), \
    midi=(), otp-credentials=(self), payment=(), picture-in-picture=(), \
    publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

/// `Strict-Transport-Security`: two years.
pub(super) const TRANSPORT: &str = "max-age=63072000; includeSubDomains; preload";

/// The headers that are the same for every address and every deployment.
pub(super) const FIXED: [(&str, &str); 6] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS),
];

/// The policy of a page: with the hash of its inline style, and the API's origin where it is another.
/// The previews stand in frames of their own site; nothing else stands in any frame.
pub(super) fn content_security_policy(
    api: Option<&str>,
    style_hash: Option<&str>,
    framed: bool,
) -> String {
    let beside = |word: Option<&str>| word.map(|word| format!(" {word}")).unwrap_or_default();
    let (style, api) = (beside(style_hash), beside(api));
    let (frames, ancestors) =
        if framed { (" frame-src 'self';", "'self'") } else { ("", "'none'") };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{style}; \
         img-src 'self'; connect-src 'self'{api};{frames} base-uri 'none'; form-action 'self'; \
         frame-ancestors {ancestors}"
    )
}
