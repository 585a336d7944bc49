//! The web front end of Mon espace santé. ARCHITECTURE.md describes its structure.
//!
//! The ground layer compiles for every target and does not use browser APIs; `ui`, the upper layer,
//! compiles for wasm32 only. Dependencies have one direction: `fields`, `route` `← contract ← api ←
//! journeys`, `contract ← sandbox`; everything `← ui`.

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
