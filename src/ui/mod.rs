//! The upper floor: what the citizen sees, for wasm32 alone.
//!
//! `app` holds the state of the page and its way through history; `form` sends what was typed;
//! `parts` know no journey; `screens` know their state and nothing else.

mod app;
mod browser;
mod form;
#[cfg(feature = "gallery")]
mod gallery;
mod input;
mod minors;
mod parts;
#[cfg(feature = "preview")]
mod preview;
mod reading;
mod screens;
mod session;
mod shell;
mod start;
mod tabs;

pub use start::start;
