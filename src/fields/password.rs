//! The password, and the criteria a new one must meet.
//!
//! Source: the guide to activation without a code, `/activer/identifiants` (« Votre mot de passe
//! doit contenir : … »). The backend sets the minimum length. Every printable character is allowed, up
//! to 256 in all (CNIL 2022-100 and NIST SP 800-63B require that 64 be possible). A typed or pasted
//! password is never trimmed. Letters of every alphabet count as letters; a space is a special
//! character.

use super::{automaton::automaton, patterns, wire::string_field};

/// A password: a new one that meets the criteria ([`parse`](Self::parse)), or an existing one entered
/// to sign in ([`parse_existing`](Self::parse_existing)), which only the backend can check.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// The backend’s rules for a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PasswordRules {
    /// The minimum number of characters.
    pub min: u32,
    /// How many of the four classes of characters are needed: special, upper case, lower case, digits.
    pub classes: u32,
    /// The number of characters from which no class is needed, because a phrase is strong by its length.
    pub phrase_min: Option<u32>,
}

impl From<u32> for PasswordRules {
    /// A minimum length, with all four classes: the rules of a backend of version 1.0.0.
    fn from(min: u32) -> Self {
        Self { min, classes: 4, phrase_min: None }
    }
}

/// The reason why a text is not a valid password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordError {
    /// The input is empty.
    Empty,
    /// The text contains an unprintable character (usually pasted).
    Unprintable,
    /// At least one criterion is not met.
    Criteria(Criteria),
    /// There are too many characters.
    TooLong {
        /// Number of characters beyond 256.
        extra: u8,
    },
}

/// The result of each criterion, shown in the list above the field during typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criteria {
    /// « 9 caractères minimum », or the minimum set by the backend.
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
    /// The minimum length.
    Length,
    /// At least one special character.
    Special,
    /// At least one upper-case letter.
    Upper,
    /// At least one lower-case letter.
    Lower,
    /// At least one digit, 0 to 9.
    Digit,
}

impl Criteria {
    /// Returns whether every criterion is met.
    pub fn all_met(self) -> bool {
        self.length && self.special && self.upper && self.lower && self.digit
    }
}

/// Iterates over the criteria in the order of the list, each with whether it is met.
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
    /// The regular expression of the wire form: any text that is not empty. Sign-in requires no more.
    pub const PATTERN: &'static str = patterns::PASSWORD;

    /// The maximum number of characters of a new password.
    pub const MAX: u32 = 256;

    /// Returns whether the text matches [`PATTERN`](Self::PATTERN).
    pub fn matches_pattern(text: &str) -> bool {
        automaton!("password").matches(text)
    }

    /// Parses a new password by the backend's rules.
    ///
    /// # Errors
    /// The text is empty, too long, has an unprintable character or does not meet every criterion.
    pub fn parse(raw: &str, rules: impl Into<PasswordRules>) -> Result<Self, PasswordError> {
        let password = Self::parse_existing(raw)?;
        let criteria = Self::criteria(raw, rules);
        let extra = raw.chars().count().saturating_sub(Self::MAX as usize);
        if raw.chars().any(is_unprintable) {
            Err(PasswordError::Unprintable)
        } else if !criteria.all_met() {
            Err(PasswordError::Criteria(criteria))
        } else if extra > 0 {
            Err(PasswordError::TooLong { extra: super::input_text::saturating_u8(extra) })
        } else {
            Ok(password)
        }
    }

    /// Parses an existing password, entered to sign in.
    ///
    /// # Errors
    /// The text is empty.
    pub fn parse_existing(raw: &str) -> Result<Self, PasswordError> {
        if Self::matches_pattern(raw) {
            Ok(Self(raw.to_owned()))
        } else {
            Err(PasswordError::Empty)
        }
    }

    /// Checks each criterion, for the list that is updated during typing. Characters are Unicode scalar
    /// values (an é is one, an emoji one or more).
    ///
    /// Enough classes meet the criteria of all classes, and a phrase meets every criterion.
    pub fn criteria(raw: &str, rules: impl Into<PasswordRules>) -> Criteria {
        let PasswordRules { min, classes, phrase_min } = rules.into();
        let length = raw.chars().count();
        let has_length = |min: u32| length >= min as usize;
        let special = raw.chars().any(is_special);
        let upper = raw.chars().any(char::is_uppercase);
        let lower = raw.chars().any(char::is_lowercase);
        let digit = raw.chars().any(|c| c.is_ascii_digit());
        let is_phrase = phrase_min.is_some_and(has_length);
        let number: u32 = [special, upper, lower, digit].into_iter().map(u32::from).sum();
        let enough = is_phrase || number >= classes;
        Criteria {
            length: is_phrase || has_length(min),
            special: special || enough,
            upper: upper || enough,
            lower: lower || enough,
            digit: digit || enough,
        }
    }
}

string_field!(Password, PasswordError, Password::parse_existing, "an empty password");

/// Returns whether `c` is a control or invisible character; the joiner of composed emoji is allowed.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Returns whether `c` is printable and neither a letter nor a digit: ASCII punctuation and space,
/// and the Unicode blocks of punctuation, symbols and pictograms. (`char::is_alphabetic` would add its
/// tables to the program for little benefit.)
fn is_special(c: char) -> bool {
    let in_symbol_block = match c {
        '\0'..='\u{7F}' => !c.is_ascii_alphanumeric(),
        '\u{A0}'..='\u{BF}' | '×' | '÷' => true,
        '\u{2000}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}' | '\u{3000}'..='\u{3004}' => true,
        '\u{3008}'..='\u{3020}' | '\u{FE30}'..='\u{FE6F}' | '\u{1F000}'..='\u{1FAFF}' => true,
        _ => false,
    };
    in_symbol_block
        && !c.is_uppercase()
        && !c.is_lowercase()
        && !is_unprintable(c)
        && c != '\u{200D}'
}
