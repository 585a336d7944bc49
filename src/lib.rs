//! The web front end of Mon espace santé. ARCHITECTURE.md describes its structure.
//!
//! `ui` compiles for wasm32 only. The other modules compile for every target and do not use browser
//! APIs (except the file `api/fetch.rs`). Dependencies have one direction: `contract` uses `fields`, `json`
//! and `route`; `api` and `sandbox` use `contract`; `journeys` uses `api`; `ui` uses the others
//! (`sandbox` only in previews).

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
#[cfg(target_arch = "wasm32")]
pub mod ui;
