//! Access to the browser: history, title, focus, timers, clocks. No personal data passes through this module: history
//! entries hold a number, and document titles contain no name.
//!
//! `web` is the real one. `native` takes its place outside a browser, for prerendering and tests.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::*;
#[cfg(target_arch = "wasm32")]
pub(crate) use web::*;

/// The id of the title shown while a screen loads its content; the title of the screen replaces it.
pub(crate) const LOADING_TITLE_ID: &str = "titre-attendu";

/// Milliseconds between an event that a screen reader has to process (the focus leaves a field, or a screen is removed)
/// and the next one. A screen reader that receives both at once announces nothing and loses its reading position (Orca
/// 43 with Firefox). `docs/decisions.md`, 1 and 2.
pub(crate) const FOCUS_MOVED_MS: u32 = 300;
