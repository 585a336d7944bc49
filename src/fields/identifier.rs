//! The identifier a person chooses to sign in with.
//!
//! Source: S3, S4 (« Minimum 8 caractères. », « l’identifiant ne peut pas être une adresse e-mail »).
//! Whether it is taken is the backend's word.

use core::{fmt, str::FromStr};

use super::{patterns, shape::shape, typed, wire::string_field};

/// A well-formed identifier: 8 to 64 visible characters, no space, no e-mail address.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Identifier(String);

/// Why a text is no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifierError {
    /// Nothing was typed.
    Empty,
    /// So many characters are missing.
    TooShort {
        /// How many.
        missing: u8,
    },
    /// So many characters are too many.
    TooLong {
        /// How many, beyond 64.
        extra: u8,
    },
    /// It is an e-mail address: an @ with something before and after it.
    IsEmail,
    /// There is a space within.
    HasSpace,
    /// This character cannot be seen.
    BadCharacter {
        /// Its place among the characters kept, from 1.
        at: u8,
    },
}

impl Identifier {
    /// The shape of the canonical form; its length is published beside it.
    pub const PATTERN: &'static str = patterns::IDENTIFIER;

    /// The fewest characters, where the backend says no other number.
    pub const MIN: u32 = 8;

    /// The most characters.
    pub const MAX: u32 = 64;

    /// Whether the text, as it stands, has the shape of the canonical form; length is not judged.
    pub fn has_shape(text: &str) -> bool {
        shape!("identifier").matches(text)
    }

    /// Reads an identifier of at least `min` characters (the backend's `identifier_min`). Spaces
    /// around it are taken away, case is kept.
    pub fn parse(raw: &str, min: u32) -> Result<Self, IdentifierError> {
        let kept = typed::trimmed(raw);
        if kept.is_empty() {
            return Err(IdentifierError::Empty);
        }
        if !Self::has_shape(kept) {
            return Err(diagnosis(kept));
        }
        let found = kept.chars().count();
        let (min, max) = (min as usize, Self::MAX as usize);
        if found > max {
            Err(IdentifierError::TooLong { extra: typed::count(found - max) })
        } else if found < min {
            Err(IdentifierError::TooShort { missing: typed::count(min - found) })
        } else {
            Ok(Self(kept.to_owned()))
        }
    }
}

/// With [`Identifier::MIN`].
impl FromStr for Identifier {
    type Err = IdentifierError;

    fn from_str(raw: &str) -> Result<Self, IdentifierError> {
        Self::parse(raw, Self::MIN)
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

// On the wire any length from 1: which is too short for a new one is the backend's word, and one
// to sign in with is as it was chosen.
string_field!(Identifier, IdentifierError, |raw| Identifier::parse(raw, 1), "not an identifier");

fn diagnosis(kept: &str) -> IdentifierError {
    if typed::holds(kept.trim_matches('@'), '@') {
        return IdentifierError::IsEmail;
    }
    let Some((index, c)) = kept.chars().enumerate().find(|&(_, c)| !is_visible(c)) else {
        return IdentifierError::Empty;
    };
    match c {
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' => {}
        c if typed::is_space(c) => return IdentifierError::HasSpace,
        _ => {}
    }
    IdentifierError::BadCharacter { at: typed::count(index.saturating_add(1)) }
}

fn is_visible(c: char) -> bool {
    !typed::is_space(c) && !c.is_control() && c != '\u{AD}'
}
