//! Field types: validated user input. A value of one of these types is well formed.
//!
//! Parsing removes what typing and pasting add ([`typed`]), matches the pattern ([`shape`]) and, on
//! a mismatch, returns an error that gives the cause. Each type has a `PATTERN`, the regular
//! expression of its canonical form: parsing and `openapi.json` use the same one. Errors carry
//! positions (1-based, in the normalised text) and counts (255 means 255 or more), never prose:
//! sentences are in `text/`. Only the backend knows whether a value is *true* (belongs to this
//! person, to this card). `Debug` hides the value.
#![warn(missing_docs)]

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

pub use birth_date::{BirthDate, BirthDateError, DatePart};
pub use card_serial::{CardKind, CardSerial, CardSerialError};
pub use email::{Email, EmailError};
pub use identifier::{Identifier, IdentifierError};
pub use mobile::{Mobile, MobileError};
pub use nir::{Nir, NirError};
pub use one_time_code::{OneTimeCode, OneTimeCodeError};
pub use password::{Criteria, Criterion, Password, PasswordError};
pub use provisional_code::{ProvisionalCode, ProvisionalCodeError};
