//! What else happens to people beside a backend that fails. `docs/faults.md` lists every test here, with its
//! comment: that is what a person sees.

mod cache;
mod clocks;
mod deployments;
mod lost_answers;
mod panics;
mod reloads;
mod second_tabs;
