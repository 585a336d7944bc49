//! Tests that need no browser: tables, properties, whole journeys through the sandbox, and texts.
#![allow(clippy::unwrap_used, clippy::expect_used, unreachable_pub)]

mod account;
mod activation;
mod acts;
mod client;
mod codes;
mod config;
mod contact;
mod faults;
mod fields;
mod host;
mod in_process;
mod information;
mod journeys;
mod json;
mod map;
mod moves;
mod openapi;
mod opposition;
mod profiles;
mod reading;
mod receipt;
mod recovery;
mod refusals;
mod rgaa;
mod routes;
mod samples;
mod screens;
mod served;
mod sign_in;
mod structure;
mod testing;
mod tidiness;
mod visitor;
mod walk;
mod words;
