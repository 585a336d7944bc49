//! The sandbox: a complete, deterministic backend in pure Rust, based on the contract's own types.
//!
//! It does no network I/O: the HTTP host (`host`) or the static preview passes requests to it.
//! Production files must not contain it; `cargo xtask dist` searches them for `response::MARK`.

mod account;
mod activation;
mod backend;
mod behaviour;
mod call;
mod checks;
mod claim;
mod clock;
mod codes;
mod contact;
mod cookie;
mod dispatch;
mod first_contract;
#[cfg(feature = "server")]
pub mod host;
mod limits;
mod member;
mod notices;
mod one_time_code;
mod opposition;
mod outbox;
mod people;
pub mod presets;
mod profiles;
mod proof;
mod rates;
pub mod receipt;
mod recovery;
mod refusal;
mod replays;
mod response;
mod session;
mod session_state;
mod sign_in;
mod standing;
mod tries;
mod visitor;

pub use backend::{Sandbox, TimedResponse};
pub use limits::{FixedOneTimeCode, Limits};
pub use outbox::Message;
pub use people::TestPerson;
pub use sign_in::ProviderAnswer;
pub use visitor::{Record, RecordedRequest, Visitor};
