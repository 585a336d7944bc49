//! Journeys in a real browser, over real HTTP, each with its own sandbox in the test's process.
//!
//! `cargo xtask test` builds the site, finds the driver, and says where both are.
#![allow(clippy::unwrap_used, clippy::expect_used, unreachable_pub, missing_docs)]

mod access;
mod activation;
mod announced;
mod assistive;
mod codes;
mod contact;
mod cors;
mod deployment;
mod difference;
mod engine;
mod events;
mod failures;
mod faults;
mod gallery;
mod keyboard;
mod matrix;
mod memory;
mod opposition;
mod preview;
mod recovery;
mod samples;
mod screenshots;
mod session;
mod sign_in;
mod traces;
mod visit;
