//! The web front end of Mon espace santé. ARCHITECTURE.md has the map.
//!
//! The ground floor compiles anywhere and knows no browser; `ui` is the upper floor, for wasm32
//! alone. Dependencies go one way: `fields`, `route` `← contract ← api ← journeys`,
//! `contract ← sandbox`; everything `← ui`.

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
