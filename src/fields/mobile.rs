//! The French mobile number, which can receive an SMS.
//!
//! Source: ARCEP's numbering plan (decision 2018-0881 as amended): 06, and 073 to 079; 0700 is for
//! machine-to-machine numbers. Overseas: 0639, 0690 to 0694, 0696 and 0697, which also have their own
//! international prefixes.

use core::{fmt, str::FromStr};

use super::{automaton::automaton, input_text, patterns, wire::string_field};

/// A French mobile number: ten digits, `0611121314`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Mobile(String);

/// The reason why a text is not a French mobile number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MobileError {
    /// The input is empty.
    Empty,
    /// Digits are missing.
    TooShort {
        /// Number of missing digits.
        missing: u8,
    },
    /// There are too many digits.
    TooLong {
        /// Number of digits beyond 10.
        extra: u8,
    },
    /// A character is neither a digit nor a + at the beginning.
    NotADigit {
        /// The 1-based position of the character in the normalised text.
        at: u8,
    },
    /// A French number that is not a mobile number: it begins neither with 06 nor with 073 to 079, or the digits after
    /// an overseas international prefix are not in [`OVERSEAS`].
    NotMobile,
    /// The international prefix belongs to another country.
    Foreign,
}

/// The international prefixes of the overseas departments, each with the prefixes of its mobile
/// numbers.
const OVERSEAS: [(&str, &[&str]); 4] = [
    ("262", &["639", "692", "693"]),
    ("590", &["690", "691"]),
    ("594", &["694"]),
    ("596", &["696", "697"]),
];

impl Mobile {
    /// The regular expression of the canonical form.
    pub const PATTERN: &'static str = patterns::MOBILE;

    /// The number of digits.
    pub const LENGTH: u8 = 10;

    /// Returns whether the text, without normalisation, matches [`PATTERN`](Self::PATTERN).
    pub fn matches_pattern(text: &str) -> bool {
        automaton!("mobile").matches(text)
    }

    /// Formats the number in pairs, `06 11 12 13 14`, with no-break spaces.
    pub fn grouped(&self) -> String {
        input_text::grouped(&self.0, &PAIRS)
    }

    /// Formats the field's text in pairs, even when incomplete. Returns the text unchanged if it is
    /// neither the beginning of a national number nor a complete international number.
    pub fn group(raw: &str) -> String {
        if let Ok(mobile) = raw.parse::<Self>() {
            return mobile.grouped();
        }
        let normalised = normalise(raw);
        if normalised.starts_with('0')
            && !normalised.starts_with("00")
            && input_text::char_count(&normalised) <= Self::LENGTH
            && input_text::first_non_digit(&normalised).is_none()
        {
            return input_text::grouped(&normalised, &PAIRS);
        }
        raw.to_owned()
    }
}

const PAIRS: [usize; 5] = [2; 5];

impl FromStr for Mobile {
    type Err = MobileError;

    fn from_str(raw: &str) -> Result<Self, MobileError> {
        let normalised = normalise(raw);
        if normalised.is_empty() {
            return Err(MobileError::Empty);
        }
        let digits = normalised.strip_prefix('+').unwrap_or(&normalised);
        if let Some(at) = input_text::first_non_digit(digits) {
            let plus_length = input_text::saturating_u8(normalised.len() - digits.len());
            return Err(MobileError::NotADigit { at: at.saturating_add(plus_length) });
        }
        let national = national(&normalised)?;
        if Self::matches_pattern(&national) {
            Ok(Self(national))
        } else {
            Err(diagnosis(&national))
        }
    }
}

impl fmt::Display for Mobile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.grouped())
    }
}

string_field!(Mobile, MobileError, str::parse::<Mobile>, "not a French mobile number");

fn normalise(raw: &str) -> String {
    let text = input_text::trim_punctuation(raw);
    let text = match text.split_at_checked("tel:".len()) {
        Some((scheme, number)) if scheme.eq_ignore_ascii_case("tel:") => number,
        _ => text,
    };
    text.chars().filter(|&c| !input_text::is_separator(c) && !matches!(c, '(' | ')')).collect()
}

/// Converts the number to its national form. A 0 after the country prefix is accepted, `+33 (0)6`.
fn national(normalised: &str) -> Result<String, MobileError> {
    let prefixed = normalised.strip_prefix('+').or_else(|| normalised.strip_prefix("00"));
    let lacks_plus =
        normalised.len() == 11 && (normalised.starts_with("336") || normalised.starts_with("337"));
    let Some(international) = prefixed.or(lacks_plus.then_some(normalised)) else {
        return Ok(normalised.to_owned());
    };
    let with_zero = |rest: &str| ["0", rest.strip_prefix('0').unwrap_or(rest)].concat();
    if let Some(rest) = international.strip_prefix("33") {
        return Ok(with_zero(rest));
    }
    for (prefix, mobile_prefixes) in OVERSEAS {
        if let Some(rest) = international.strip_prefix(prefix) {
            let national = with_zero(rest);
            let is_mobile =
                national.get(1..4).is_none_or(|digits| mobile_prefixes.contains(&digits));
            return if is_mobile { Ok(national) } else { Err(MobileError::NotMobile) };
        }
    }
    let is_partial = |prefix: &str| prefix.starts_with(international);
    if is_partial("33") || OVERSEAS.iter().any(|(prefix, _)| is_partial(prefix)) {
        let missing = Mobile::LENGTH + 1 - input_text::char_count(international);
        return Err(MobileError::TooShort { missing });
    }
    Err(MobileError::Foreign)
}

/// Returns `NotMobile` if the first digits cannot begin a mobile number, even if digits are missing; otherwise
/// `TooShort` or `TooLong`.
fn diagnosis(national: &str) -> MobileError {
    let mut digits = national.chars();
    let is_other_kind = match (digits.next(), digits.next(), digits.next()) {
        (Some('0'), None | Some('6'), _) | (Some('0'), Some('7'), None | Some('3'..='9')) => false,
        (None, ..) => return MobileError::Empty,
        _ => true,
    };
    let found = input_text::char_count(national);
    if is_other_kind {
        MobileError::NotMobile
    } else if found > Mobile::LENGTH {
        MobileError::TooLong { extra: found - Mobile::LENGTH }
    } else {
        MobileError::TooShort { missing: Mobile::LENGTH - found }
    }
}
