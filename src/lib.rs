//! The web front end of Mon espace santé. ARCHITECTURE.md describes its structure.
//!
//! Browser APIs are used only by `ui` (its folders `browser` and `markup`, and the files that start the page) and by
//! `api/fetch.rs`; the rest compiles for every target. Dependencies have one direction: `contract` uses `fields`, `json`
//! and `route`; `api` and `sandbox` use `contract`; `journeys` uses `api`; `ui` uses the others
//! (`sandbox` only in previews).
#![cfg_attr(
    not(feature = "every-program"),
    allow(dead_code, unused_imports, reason = "used by the screens of other programs")
)]

pub mod api;
pub mod config;
pub mod contract;
pub mod fields;
pub mod journeys;
pub mod json;
pub mod route;
#[cfg(feature = "sandbox")]
pub mod sandbox;
pub mod text;
#[cfg(any(target_arch = "wasm32", feature = "views"))]
pub mod ui;
