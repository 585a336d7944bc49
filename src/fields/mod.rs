//! Field types: validated user input. A value of one of these types is well formed.
//!
//! Parsing normalises the text, which removes spaces and separators ([`input_text`]), matches the
//! pattern ([`automaton`]) and, on a mismatch, returns an error with the cause. Each type has a
//! `PATTERN`, the regular expression of its canonical form: parsing and `openapi.json` use the same
//! one. Errors contain positions (1-based, in the normalised text) and counts (255 means 255 or
//! more), but no sentences, which are in `text/`. Only the backend can check that a value belongs to
//! this person or this card. `Debug` hides the value.
#![warn(missing_docs)]

mod automaton;
mod birth_date;
mod card_serial;
mod email;
mod email_typos;
mod identifier;
mod input_text;
mod mobile;
mod nir;
mod one_time_code;
mod password;
mod patterns;
mod provisional_code;
#[cfg(feature = "openapi")]
mod schema;
mod wire;

pub use birth_date::{BirthDate, BirthDateError, DatePart};
pub use card_serial::{CardKind, CardSerial, CardSerialError};
pub use email::{Email, EmailError};
pub use identifier::{Identifier, IdentifierError};
pub use mobile::{Mobile, MobileError};
pub use nir::{Nir, NirError};
pub use one_time_code::{OneTimeCode, OneTimeCodeError};
pub use password::{Criteria, Criterion, Password, PasswordError, PasswordRules};
pub use provisional_code::{ProvisionalCode, ProvisionalCodeError};
