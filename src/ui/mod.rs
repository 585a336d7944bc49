//! The user interface; compiled for wasm32 only.
//!
//! `app` holds the state of the page and navigates; `form` submits fields; `parts` are components that depend on no
//! journey; each file in `screens` renders one screen from the data that its variant in `journeys` holds.

mod app;
mod browser;
mod field;
mod form;
#[cfg(feature = "gallery")]
mod gallery;
mod input;
mod loading;
mod long_texts;
mod parts;
#[cfg(feature = "preview")]
mod preview;
mod profiles;
#[cfg(feature = "gallery")]
mod sample;
mod screens;
mod session;
mod shell;
mod start;
mod tabs;

pub use start::start;
