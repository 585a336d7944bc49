//! The static preview: the sandbox runs inside the page, so that every journey works without a server. Never in
//! production. It is the only part of `ui` that depends on the sandbox.

mod banner;
mod dialog;
mod panel;
mod people;
mod provider;
mod sandbox;
mod storage;

pub(crate) use banner::banner;
pub(crate) use provider::{is_provider, view as provider};
pub(crate) use sandbox::EmbeddedSandbox;
