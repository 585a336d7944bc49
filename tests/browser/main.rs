//! Tests in a real browser over real HTTP. Each test has its own sandbox, in the test process.
//!
//! `cargo xtask test` builds the site, finds the driver, and passes both paths in environment variables.
#![allow(clippy::unwrap_used, clippy::expect_used, unreachable_pub)]

mod access;
mod account;
mod activation;
mod announced;
mod announcements;
mod assistive;
mod bench;
mod channels;
mod codes;
mod contact;
mod cors;
mod deployment;
mod difference;
mod early;
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
mod profiles;
mod recovery;
mod samples;
mod screenshots;
mod session;
mod sign_in;
mod sites;
mod traces;
mod translation;
mod visit;
