//! The number of a French mobile telephone, the one that can receive an SMS.
//!
//! Source: ARCEP's numbering plan (decision 2018-0881 as amended): 06, and 073 to 079; 0700 is for
//! machines. Overseas 0639, 0690 to 0694, 0696, 0697, also under their own international prefixes.

use core::{fmt, str::FromStr};

use super::{patterns, shape::shape, typed, wire::string_field};

/// A French mobile number: ten digits, `0611121314`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Mobile(String);

/// Why a text is no French mobile number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MobileError {
    /// Nothing was typed.
    Empty,
    /// So many digits are missing.
    TooShort {
        /// How many.
        missing: u8,
    },
    /// So many digits are too many.
    TooLong {
        /// How many.
        extra: u8,
    },
    /// This character is no digit (nor a + at the beginning).
    NotADigit {
        /// Its place among the characters kept, from 1.
        at: u8,
    },
    /// A French number, but not a mobile's: it begins neither with 06 nor with 073 to 079.
    NotMobile,
    /// The international prefix is another country's.
    Foreign,
}

/// The international prefixes of the overseas departments, and how their mobiles begin after it.
const OVERSEAS: [(&str, &[&str]); 4] = [
    ("262", &["639", "692", "693"]),
    ("590", &["690", "691"]),
    ("594", &["694"]),
    ("596", &["696", "697"]),
];

impl Mobile {
    /// The shape of the canonical form.
    pub const PATTERN: &'static str = patterns::MOBILE;

    /// How many digits.
    pub const LENGTH: u8 = 10;

    /// Whether the text, as it stands, has the shape of the canonical form.
    pub fn has_shape(text: &str) -> bool {
        shape!("mobile").matches(text)
    }

    /// In pairs, `06 11 12 13 14`, with no-break spaces.
    pub fn grouped(&self) -> String {
        typed::grouped(&self.0, &PAIRS)
    }

    /// The text of the field in pairs, even when typed in part; what is no beginning of a national
    /// number (nor a whole international one) is left as it is.
    pub fn group(raw: &str) -> String {
        if let Ok(mobile) = raw.parse::<Self>() {
            return mobile.grouped();
        }
        let kept = kept(raw);
        if kept.starts_with('0')
            && !kept.starts_with("00")
            && typed::length(&kept) <= Self::LENGTH
            && typed::first_not_digit(&kept).is_none()
        {
            return typed::grouped(&kept, &PAIRS);
        }
        raw.to_owned()
    }
}

const PAIRS: [usize; 5] = [2; 5];

impl FromStr for Mobile {
    type Err = MobileError;

    fn from_str(raw: &str) -> Result<Self, MobileError> {
        let kept = kept(raw);
        if kept.is_empty() {
            return Err(MobileError::Empty);
        }
        let digits = kept.strip_prefix('+').unwrap_or(&kept);
        if let Some(at) = typed::first_not_digit(digits) {
            let plus = typed::count(kept.len() - digits.len());
            return Err(MobileError::NotADigit { at: at.saturating_add(plus) });
        }
        let national = national(&kept)?;
        if Self::has_shape(&national) { Ok(Self(national)) } else { Err(diagnosis(&national)) }
    }
}

impl fmt::Display for Mobile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.grouped())
    }
}

string_field!(Mobile, MobileError, str::parse::<Mobile>, "not a French mobile number");

fn kept(raw: &str) -> String {
    let text = typed::bare(raw);
    let text = match text.split_at_checked("tel:".len()) {
        Some((scheme, number)) if scheme.eq_ignore_ascii_case("tel:") => number,
        _ => text,
    };
    text.chars().filter(|&c| !typed::is_separator(c) && !matches!(c, '(' | ')')).collect()
}

/// The number as dialled in France; what follows the country may begin with its 0, `+33 (0)6`.
fn national(kept: &str) -> Result<String, MobileError> {
    let prefixed = kept.strip_prefix('+').or_else(|| kept.strip_prefix("00"));
    let bare_prefix = kept.len() == 11 && (kept.starts_with("336") || kept.starts_with("337"));
    let Some(abroad) = prefixed.or(bare_prefix.then_some(kept)) else {
        return Ok(kept.to_owned());
    };
    let after = |rest: &str| ["0", rest.strip_prefix('0').unwrap_or(rest)].concat();
    if let Some(rest) = abroad.strip_prefix("33") {
        return Ok(after(rest));
    }
    for (prefix, mobiles) in OVERSEAS {
        if let Some(rest) = abroad.strip_prefix(prefix) {
            let national = after(rest);
            let mobile = national.get(1..4).is_none_or(|begin| mobiles.contains(&begin));
            return if mobile { Ok(national) } else { Err(MobileError::NotMobile) };
        }
    }
    let begun = |prefix: &str| prefix.starts_with(abroad);
    if begun("33") || OVERSEAS.iter().any(|(prefix, _)| begun(prefix)) {
        let missing = Mobile::LENGTH + 1 - typed::length(abroad);
        return Err(MobileError::TooShort { missing });
    }
    Err(MobileError::Foreign)
}

/// Another kind of number first, as soon as its beginning shows; then the length.
fn diagnosis(national: &str) -> MobileError {
    let mut digits = national.chars();
    let other = match (digits.next(), digits.next(), digits.next()) {
        (Some('0'), None | Some('6'), _) | (Some('0'), Some('7'), None | Some('3'..='9')) => false,
        (None, ..) => return MobileError::Empty,
        _ => true,
    };
    let found = typed::length(national);
    if other {
        MobileError::NotMobile
    } else if found > Mobile::LENGTH {
        MobileError::TooLong { extra: found - Mobile::LENGTH }
    } else {
        MobileError::TooShort { missing: Mobile::LENGTH - found }
    }
}
