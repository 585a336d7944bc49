//! The identifier that a person chooses to sign in with.
//!
//! Source: the guide to activation without a code and the sign-in guide (« Minimum 8 caractères. »,
//! « l’identifiant ne peut pas être une adresse e-mail »). The backend checks whether the
//! identifier is taken.

use core::{fmt, str::FromStr};

use super::{automaton::automaton, input_text, patterns, wire::string_field};

/// A well-formed identifier: visible characters, no space, not an e-mail address, at most 64 characters.
/// A new identifier has at least [`MIN`](Self::MIN) characters, or the minimum that the backend gives.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Identifier(String);

/// The reason why a text is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifierError {
    /// The input is empty.
    Empty,
    /// Characters are missing.
    TooShort {
        /// Number of missing characters.
        missing: u8,
    },
    /// There are too many characters.
    TooLong {
        /// Number of characters beyond 64.
        extra: u8,
    },
    /// The text is an e-mail address: it has an @ between other characters.
    IsEmail,
    /// The text contains a space.
    HasSpace,
    /// A character is invisible.
    InvisibleCharacter {
        /// The 1-based position of the character in the normalised text.
        at: u8,
    },
}

impl Identifier {
    /// The regular expression of the canonical form; the length is published separately.
    pub const PATTERN: &'static str = patterns::IDENTIFIER;

    /// The minimum number of characters, unless the backend gives another.
    pub const MIN: u32 = 8;

    /// The maximum number of characters.
    pub const MAX: u32 = 64;

    /// Returns whether the text, without normalisation, matches [`PATTERN`](Self::PATTERN); does
    /// not check the length.
    pub fn matches_pattern(text: &str) -> bool {
        automaton!("identifier").matches(text)
    }

    /// Parses an identifier of at least `min` characters (the backend's `identifier_min`). Removes
    /// surrounding spaces and preserves case.
    ///
    /// # Errors
    /// The text is empty, shorter than `min` or longer than [`MAX`](Self::MAX), contains a space or an invisible
    /// character, or is an e-mail address.
    pub fn parse(raw: &str, min: u32) -> Result<Self, IdentifierError> {
        let normalised = input_text::trim_spaces(raw);
        if normalised.is_empty() {
            return Err(IdentifierError::Empty);
        }
        if !Self::matches_pattern(normalised) {
            return Err(diagnosis(normalised));
        }
        let found = normalised.chars().count();
        let (min, max) = (min as usize, Self::MAX as usize);
        if found > max {
            Err(IdentifierError::TooLong { extra: input_text::saturating_u8(found - max) })
        } else if found < min {
            Err(IdentifierError::TooShort { missing: input_text::saturating_u8(min - found) })
        } else {
            Ok(Self(normalised.to_owned()))
        }
    }
}

/// Parses with [`Identifier::MIN`].
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

// On the wire a length of 1 to 64 is valid: the backend sets the minimum of a new identifier, and an
// existing identifier may be shorter.
string_field!(Identifier, IdentifierError, |raw| Identifier::parse(raw, 1), "not an identifier");

fn diagnosis(normalised: &str) -> IdentifierError {
    if input_text::contains_char(normalised.trim_matches('@'), '@') {
        return IdentifierError::IsEmail;
    }
    let Some((index, c)) = normalised.chars().enumerate().find(|&(_, c)| !is_visible(c)) else {
        // Not reached: visible characters without an inner @ match the pattern.
        return IdentifierError::Empty;
    };
    match c {
        // `is_space_or_invisible` is true for these characters, which are invisible and not spaces.
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' => {}
        c if input_text::is_space_or_invisible(c) => return IdentifierError::HasSpace,
        _ => {}
    }
    IdentifierError::InvisibleCharacter { at: input_text::saturating_u8(index.saturating_add(1)) }
}

fn is_visible(c: char) -> bool {
    !input_text::is_space_or_invisible(c) && !c.is_control() && c != '\u{AD}'
}
