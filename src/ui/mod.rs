//! The user interface. In a browser `start` mounts it; elsewhere its screens are rendered as HTML ([`rendering`]).
//!
//! `app` holds the state of the page and navigates; `form` submits fields; `parts` are components that depend on no
//! journey; each file in `screens` renders one screen from the data that its variant in `journeys` holds.
#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, unused_imports, reason = "startup and the gallery exist in a browser only")
)]

mod app;
mod browser;
mod field;
mod form;
#[cfg(all(feature = "gallery", target_arch = "wasm32"))]
mod gallery;
mod input;
mod loading;
mod markup;
#[cfg(not(feature = "every-program"))]
mod other_program;
#[cfg(all(feature = "gallery", not(target_arch = "wasm32")))]
pub mod pages_file;
mod parts;
#[cfg(all(feature = "preview", target_arch = "wasm32"))]
mod preview;
mod profiles;
mod refused_fields;
#[cfg(all(feature = "gallery", not(target_arch = "wasm32")))]
pub mod rendering;
#[cfg(feature = "gallery")]
mod sample;
mod screens;
#[cfg(all(feature = "gallery", not(target_arch = "wasm32")))]
pub mod served;
mod session;
mod shell;
#[cfg(target_arch = "wasm32")]
mod start;
#[cfg(target_arch = "wasm32")]
mod tabs;

#[cfg(target_arch = "wasm32")]
pub use start::start;
