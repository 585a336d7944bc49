//! The password, and the criteria a new one must meet.
//!
//! Source: S3, B11 (« Votre mot de passe doit contenir : … »). The minimum length is the backend's.
//! Any printable character, at least 64 of them (CNIL 2022-100, NIST SP 800-63B), pasted or typed,
//! never trimmed. Letters of every alphabet count as letters; a space is a special character.

use super::{patterns, shape::shape, wire::string_field};

/// A password: one that meets the criteria ([`parse`](Self::parse)), or one to sign in with
/// ([`present`](Self::present)), of which only the backend knows whether it is right.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// Why a text is no password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordError {
    /// Nothing was typed.
    Empty,
    /// There is a character that cannot be printed (pasted along, most often).
    Unprintable,
    /// Not every criterion is met.
    Criteria(Criteria),
    /// So many characters are too many.
    TooLong {
        /// How many, beyond 256.
        extra: u8,
    },
}

/// Which criteria are met, as the list above the field shows them while one types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criteria {
    /// « 9 caractères minimum », or what the backend says.
    pub length: bool,
    /// « 1 caractère spécial (!#@;%...) ».
    pub special: bool,
    /// « 1 majuscule ».
    pub upper: bool,
    /// « 1 minuscule ».
    pub lower: bool,
    /// « 1 chiffre ».
    pub digit: bool,
}

/// One of the five criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// Long enough.
    Length,
    /// A special character.
    Special,
    /// A capital.
    Upper,
    /// A small letter.
    Lower,
    /// A digit, 0 to 9.
    Digit,
}

impl Criteria {
    /// Whether nothing is missing.
    pub fn all_met(self) -> bool {
        self.length && self.special && self.upper && self.lower && self.digit
    }
}

/// Each criterion, in the order of the list, and whether it is met.
impl IntoIterator for Criteria {
    type Item = (Criterion, bool);
    type IntoIter = core::array::IntoIter<Self::Item, 5>;

    fn into_iter(self) -> Self::IntoIter {
        [
            (Criterion::Length, self.length),
            (Criterion::Special, self.special),
            (Criterion::Upper, self.upper),
            (Criterion::Lower, self.lower),
            (Criterion::Digit, self.digit),
        ]
        .into_iter()
    }
}

impl Password {
    /// The shape of the wire form: something. On signing in nothing more is asked of it.
    pub const PATTERN: &'static str = patterns::PASSWORD;

    /// The most characters a new password may have.
    pub const MAX: u32 = 256;

    /// Whether the text, as it stands, has the shape of the wire form.
    pub fn has_shape(text: &str) -> bool {
        shape!("password").matches(text)
    }

    /// Reads a new password of at least `min` characters (the backend's `password_min`).
    pub fn parse(raw: &str, min: u32) -> Result<Self, PasswordError> {
        let password = Self::present(raw)?;
        let criteria = Self::criteria(raw, min);
        let extra = raw.chars().count().saturating_sub(Self::MAX as usize);
        if raw.chars().any(is_unprintable) {
            Err(PasswordError::Unprintable)
        } else if !criteria.all_met() {
            Err(PasswordError::Criteria(criteria))
        } else if extra > 0 {
            Err(PasswordError::TooLong { extra: super::typed::count(extra) })
        } else {
            Ok(password)
        }
    }

    /// Reads a password to sign in with: it only must not be empty.
    pub fn present(raw: &str) -> Result<Self, PasswordError> {
        if Self::has_shape(raw) { Ok(Self(raw.to_owned())) } else { Err(PasswordError::Empty) }
    }

    /// Which criteria the text meets, for the list that follows the typing. Characters are Unicode's
    /// (an é is one, an emoji one or more).
    pub fn criteria(raw: &str, min: u32) -> Criteria {
        Criteria {
            length: raw.chars().count() >= min as usize,
            special: raw.chars().any(is_special),
            upper: raw.chars().any(char::is_uppercase),
            lower: raw.chars().any(char::is_lowercase),
            digit: raw.chars().any(|c| c.is_ascii_digit()),
        }
    }
}

string_field!(Password, PasswordError, Password::present, "an empty password");

/// Controls, and what is invisible by nature; the joiner of composed emoji is let through.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Printable, neither letter nor digit: ASCII's own signs and space, and Unicode's blocks of
/// punctuation, symbols and pictures. (`char::is_alphabetic` would bring its tables for little.)
fn is_special(c: char) -> bool {
    let sign = match c {
        '\0'..='\u{7F}' => !c.is_ascii_alphanumeric(),
        '\u{A0}'..='\u{BF}' | '×' | '÷' => true,
        '\u{2000}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}' | '\u{3000}'..='\u{3004}' => true,
        '\u{3008}'..='\u{3020}' | '\u{FE30}'..='\u{FE6F}' | '\u{1F000}'..='\u{1FAFF}' => true,
        _ => false,
    };
    sign && !c.is_uppercase() && !c.is_lowercase() && !is_unprintable(c) && c != '\u{200D}'
}
