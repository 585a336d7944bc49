//! Events other than a failing backend. `docs/faults.md` lists every test here with its doc comment, which says
//! what a person sees.

mod cache;
mod clocks;
mod deployments;
mod lost_responses;
mod panics;
mod reloads;
mod second_tabs;
