//! The mark of the logo, our own drawing: an open ring (the space) with a heart (health) inside. The words
//! « mon ESPACE SANTÉ » beside it are text.

/// The mark as SVG. It is decoration: the text of the link around it is the link's name.
pub(crate) const LOGO_MARK: &str = concat!(
    r##"<svg width="48" height="48" viewBox="0 0 48 48" aria-hidden="true" focusable="false">"##,
    r##"<rect fill="#1246b5" width="48" height="48" rx="12"/>"##,
    r##"<path fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" d="M36.6 21.2A13 13 0 1 1 26.8 11.4"/>"##,
    r##"<circle fill="#f4b942" cx="34.5" cy="13.5" r="4"/>"##,
    r##"<path fill="#e9635e" d="M24 31.5l-5.9-5.8a3.9 3.9 0 0 1 5.9-4.9 3.9 3.9 0 0 1 5.9 4.9z"/>"##,
    "</svg>"
);
