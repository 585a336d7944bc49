//! The social-security number (NIR, « numéro de sécurité sociale »).
//!
//! Source: INSEE, « numéro d’inscription au répertoire »: sex 1, year 2, month 2, department 2,
//! commune 3, order 3, key 2. Months outside 01–12 exist (S1's own receipt has month 30 and a right
//! key), departments change: only length, characters and key are judged. The example printed in
//! S0–S4, 1 55 12 55 555 555 55, has a wrong key (97 would be right) and is refused.

use core::str::FromStr;

use super::{patterns, shape::shape, typed, wire::string_field};

/// A well-formed NIR: 13 characters and a matching key of 2, or the 13 digits of a provisional
/// number (first digit 7 or 8), which has no key. Upper case, no spaces.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nir(String);

/// Why a text is no NIR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NirError {
    /// Nothing was typed.
    Empty,
    /// So many characters are missing.
    TooShort {
        /// How many are missing.
        missing: u8,
        /// How many there must be: 15, or 13 for a provisional number.
        expected: u8,
    },
    /// So many characters are too many.
    TooLong {
        /// How many to take away.
        extra: u8,
        /// How many there must be: 15, or 13 for a provisional number.
        expected: u8,
    },
    /// This character is no digit, nor the A or B of a Corsican department.
    NotADigit {
        /// Its place among the characters kept, from 1.
        at: u8,
    },
    /// The first digit is none of 1, 2, 7, 8.
    FirstDigit,
    /// The last two digits are not the key of the others.
    WrongKey,
}

impl Nir {
    /// The shape of the canonical form.
    pub const PATTERN: &'static str = patterns::NIR;

    /// How many characters, key included (what the counter counts to).
    pub const LENGTH: u8 = 15;

    /// How many characters of a provisional number, which has no key.
    pub const PROVISIONAL_LENGTH: u8 = 13;

    /// Whether the text, as it stands, has the shape of the canonical form; the key is not judged.
    pub fn has_shape(text: &str) -> bool {
        shape!("nir").matches(text)
    }

    /// How many characters were typed, separators left out (for the counter; 255 is also more).
    pub fn count(raw: &str) -> u8 {
        typed::length(&kept(raw))
    }

    /// In groups, as on the card: `1 16 30 44 038 016 18`, with no-break spaces.
    pub fn grouped(&self) -> String {
        typed::grouped(&self.0, &GROUPS)
    }

    /// The text of the field in groups, even when typed in part; what is no beginning of a number
    /// is left as it is. Only separators and case ever change.
    pub fn group(raw: &str) -> String {
        let kept = kept(raw);
        if kept.is_empty() || kept.len() > LENGTH || not_a_digit(&kept).is_some() {
            return raw.to_owned();
        }
        typed::grouped(&kept, &GROUPS)
    }

    /// Whether the number is a provisional one, first digit 7 or 8.
    pub fn is_provisional(&self) -> bool {
        is_provisional(&self.0)
    }
}

const LENGTH: usize = Nir::LENGTH as usize;

/// Sex, year, month, department, commune, order, key.
const GROUPS: [usize; 7] = [1, 2, 2, 2, 3, 3, 2];

impl FromStr for Nir {
    type Err = NirError;

    fn from_str(raw: &str) -> Result<Self, NirError> {
        let kept = kept(raw);
        if !Self::has_shape(&kept) {
            return Err(diagnosis(&kept));
        }
        if is_provisional(&kept) || key_matches(&kept) {
            Ok(Self(kept))
        } else {
            Err(NirError::WrongKey)
        }
    }
}

string_field!(Nir, NirError, str::parse::<Nir>, "not a social-security number");

fn kept(raw: &str) -> String {
    let mut kept = typed::compact(raw);
    kept.make_ascii_uppercase();
    kept
}

fn is_provisional(kept: &str) -> bool {
    kept.starts_with(['7', '8'])
}

/// Key = 97 − (number mod 97). For the division Corsica's 2A counts as 19 and 2B as 18: with a zero
/// in the letter's place, that is a million or two less.
fn key_matches(kept: &str) -> bool {
    let Some((number, key)) = kept.split_at_checked(LENGTH - 2) else {
        return false;
    };
    let corsica = if typed::holds(number, 'A') {
        1_000_000
    } else if typed::holds(number, 'B') {
        2_000_000
    } else {
        0
    };
    let digits = number.replace(['A', 'B'], "0");
    97 - typed::number(&digits).saturating_sub(corsica) % 97 == typed::number(key)
}

/// The place of the first character that may not stand where it stands.
fn not_a_digit(kept: &str) -> Option<u8> {
    let corsica = !is_provisional(kept) && matches!(kept.get(5..7), Some("2A" | "2B"));
    let place = kept
        .chars()
        .enumerate()
        .position(|(index, c)| !(c.is_ascii_digit() || corsica && index == 6))?;
    Some(typed::count(place.saturating_add(1)))
}

/// A wrong character first, for it is seen at once; then the length; the key comes last.
fn diagnosis(kept: &str) -> NirError {
    if kept.is_empty() {
        return NirError::Empty;
    }
    if let Some(at) = not_a_digit(kept) {
        return NirError::NotADigit { at };
    }
    if !kept.starts_with(['1', '2', '7', '8']) {
        return NirError::FirstDigit;
    }
    let expected = if is_provisional(kept) { Nir::PROVISIONAL_LENGTH } else { Nir::LENGTH };
    let found = typed::length(kept);
    if found < expected {
        NirError::TooShort { missing: expected - found, expected }
    } else if found > expected {
        NirError::TooLong { extra: found - expected, expected }
    } else {
        NirError::WrongKey
    }
}
