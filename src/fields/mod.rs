//! Field types: what people type, parsed once; holding one is the proof that it is well formed.
//!
//! Parsing is: take away what fingers and clipboards add ([`typed`]), test the shape ([`shape`]),
//! and, where it does not hold, say why. Each type owns its `PATTERN`, the shape of its canonical
//! form: what parsing tests is what `openapi.json` publishes. Errors carry positions (the first
//! character kept is 1) and counts (255 also means more), never prose: sentences are in `text/`.
//! Whether a value is *true* (this person, this card) is the backend's word. `Debug` shows none.

mod birth_date;
mod card_serial;
mod email;
mod email_typos;
mod identifier;
mod mobile;
mod nir;
mod one_time_code;
mod password;
mod patterns;
mod provisional_code;
#[cfg(feature = "openapi")]
mod schema;
mod shape;
mod typed;
mod wire;

pub use birth_date::{BirthDate, BirthDateError, Part as DatePart};
pub use card_serial::{CardKind, CardSerial, CardSerialError};
pub use email::{Email, EmailError};
pub use identifier::{Identifier, IdentifierError};
pub use mobile::{Mobile, MobileError};
pub use nir::{Nir, NirError};
pub use one_time_code::{OneTimeCode, OneTimeCodeError};
pub use password::{Criteria, Criterion, Password, PasswordError};
pub use provisional_code::{ProvisionalCode, ProvisionalCodeError};
