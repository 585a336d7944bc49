//! The social-security number (NIR, « numéro de sécurité sociale »).
//!
//! Source: INSEE, « numéro d’inscription au répertoire ». Its parts: sex (1 digit), year (2), month
//! (2), department (2), commune (3), order (3), key (2). Only length, characters and key are checked,
//! because departments change and months outside 01–12 exist (the receipt in the activation guide has
//! month 30 and a valid key).
//! The example printed in the service's source documents, 1 55 12 55 555 555 55, has a wrong key
//! (97 would be right) and is rejected.

use core::str::FromStr;

use super::{automaton::automaton, input_text, patterns, wire::string_field};

/// A well-formed NIR: 13 characters and a matching key of 2, or the 13 digits of a provisional
/// number (first digit 7 or 8), which has no key. Upper-case, without spaces.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nir(String);

/// The reason why a text is not a NIR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NirError {
    /// The input is empty.
    Empty,
    /// Characters are missing.
    TooShort {
        /// Number of missing characters.
        missing: u8,
        /// Expected number of characters: 15, or 13 for a provisional number.
        expected: u8,
    },
    /// There are too many characters.
    TooLong {
        /// Number of characters to remove.
        extra: u8,
        /// Expected number of characters: 15, or 13 for a provisional number.
        expected: u8,
    },
    /// A character is neither a digit nor the A or B of a Corsican department.
    NotADigit {
        /// The 1-based position of the character in the normalised text.
        at: u8,
    },
    /// The first digit is not 1, 2, 7 or 8.
    FirstDigit,
    /// The last two digits are not the key of the number.
    WrongKey,
}

impl Nir {
    /// The regular expression of the canonical form.
    pub const PATTERN: &'static str = patterns::NIR;

    /// The number of characters, key included, shown by the counter.
    pub const LENGTH: u8 = 15;

    /// The number of characters of a provisional number, which has no key.
    pub const PROVISIONAL_LENGTH: u8 = 13;

    /// Returns whether the text, without normalisation, matches [`PATTERN`](Self::PATTERN); does
    /// not check the key.
    pub fn matches_pattern(text: &str) -> bool {
        automaton!("nir").matches(text)
    }

    /// Counts the typed characters without separators, for the counter; 255 means 255 or more.
    pub fn count(raw: &str) -> u8 {
        input_text::char_count(&normalise(raw))
    }

    /// Formats the number in groups, as on the card: `1 16 30 44 038 016 18`, with no-break spaces.
    pub fn grouped(&self) -> String {
        input_text::grouped(&self.0, &GROUPS)
    }

    /// Formats the field's text in groups, even when incomplete; changes only separators and case.
    /// Returns the text unchanged if it is not the beginning of a number.
    pub fn group(raw: &str) -> String {
        let normalised = normalise(raw);
        if normalised.is_empty()
            || normalised.len() > LENGTH
            || first_misplaced_character(&normalised).is_some()
        {
            return raw.to_owned();
        }
        input_text::grouped(&normalised, &GROUPS)
    }

    /// Returns whether the number is provisional (first digit 7 or 8).
    pub fn is_provisional(&self) -> bool {
        is_provisional(&self.0)
    }
}

const LENGTH: usize = Nir::LENGTH as usize;

/// The group sizes: sex, year, month, department, commune, order, key.
const GROUPS: [usize; 7] = [1, 2, 2, 2, 3, 3, 2];

impl FromStr for Nir {
    type Err = NirError;

    fn from_str(raw: &str) -> Result<Self, NirError> {
        let normalised = normalise(raw);
        if !Self::matches_pattern(&normalised) {
            return Err(diagnosis(&normalised));
        }
        if is_provisional(&normalised) || key_matches(&normalised) {
            Ok(Self(normalised))
        } else {
            Err(NirError::WrongKey)
        }
    }
}

string_field!(Nir, NirError, str::parse::<Nir>, "not a social-security number");

fn normalise(raw: &str) -> String {
    let mut normalised = input_text::without_separators(raw);
    normalised.make_ascii_uppercase();
    normalised
}

fn is_provisional(normalised: &str) -> bool {
    normalised.starts_with(['7', '8'])
}

/// Checks the key: 97 − (number mod 97). For the key, INSEE counts the Corsican department 2A as 19 and
/// 2B as 18; the letter is replaced by 0, which gives 20, so 1 or 2 million is subtracted.
fn key_matches(normalised: &str) -> bool {
    let Some((number, key)) = normalised.split_at_checked(LENGTH - 2) else {
        return false;
    };
    let corsican_offset = if input_text::contains_char(number, 'A') {
        1_000_000
    } else if input_text::contains_char(number, 'B') {
        2_000_000
    } else {
        0
    };
    let digits = number.replace(['A', 'B'], "0");
    97 - input_text::parse_digits(&digits).saturating_sub(corsican_offset) % 97
        == input_text::parse_digits(key)
}

/// Returns the 1-based position of the first character that is not allowed at its position.
fn first_misplaced_character(normalised: &str) -> Option<u8> {
    let is_corsican =
        !is_provisional(normalised) && matches!(normalised.get(5..7), Some("2A" | "2B"));
    let index = normalised
        .chars()
        .enumerate()
        .position(|(index, c)| !(c.is_ascii_digit() || is_corsican && index == 6))?;
    Some(input_text::saturating_u8(index.saturating_add(1)))
}

/// Reports a wrong character first, because it can be seen while typing; then the length; then the
/// key.
fn diagnosis(normalised: &str) -> NirError {
    if normalised.is_empty() {
        return NirError::Empty;
    }
    if let Some(at) = first_misplaced_character(normalised) {
        return NirError::NotADigit { at };
    }
    if !normalised.starts_with(['1', '2', '7', '8']) {
        return NirError::FirstDigit;
    }
    let expected = if is_provisional(normalised) { Nir::PROVISIONAL_LENGTH } else { Nir::LENGTH };
    let found = input_text::char_count(normalised);
    if found < expected {
        NirError::TooShort { missing: expected - found, expected }
    } else if found > expected {
        NirError::TooLong { extra: found - expected, expected }
    } else {
        NirError::WrongKey
    }
}
