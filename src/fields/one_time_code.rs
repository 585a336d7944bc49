//! The one-time code of an e-mail or SMS (« Code à usage unique », « Code d’accès », Ex. : 034567).
//!
//! Source: S1, S3, S4. It may begin with 0. People paste « 034 567 », the sentence, or the whole SMS,
//! which ends with the origin-bound line `@host #034567` (WICG, “Origin-bound one-time codes”).

use core::str::FromStr;

use super::{patterns, shape::shape, typed, wire::string_field};

/// A well-formed one-time code: 6 digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OneTimeCode(String);

/// Why a text is no one-time code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneTimeCodeError {
    /// Nothing was typed.
    Empty,
    /// There are not six digits that belong together, or several such sixes.
    NotSixDigits {
        /// How many digits there are in all (255 is also more).
        found: u8,
    },
}

impl OneTimeCode {
    /// The shape of the canonical form.
    pub const PATTERN: &'static str = patterns::ONE_TIME_CODE;

    /// How many digits.
    pub const LENGTH: u8 = 6;

    /// Whether the text, as it stands, has the shape of the canonical form.
    pub fn has_shape(text: &str) -> bool {
        shape!("one_time_code").matches(text)
    }
}

impl FromStr for OneTimeCode {
    type Err = OneTimeCodeError;

    fn from_str(raw: &str) -> Result<Self, OneTimeCodeError> {
        let kept = typed::compact(raw);
        if kept.is_empty() {
            return Err(OneTimeCodeError::Empty);
        }
        if Self::has_shape(&kept) {
            return Ok(Self(kept));
        }
        let found = kept.bytes().filter(u8::is_ascii_digit).count();
        let alone = found == kept.len();
        match if alone { None } else { in_sentence(raw) } {
            Some(code) => Ok(Self(code)),
            None => Err(OneTimeCodeError::NotSixDigits { found: typed::count(found) }),
        }
    }
}

string_field!(OneTimeCode, OneTimeCodeError, str::parse::<OneTimeCode>, "not a one-time code");

/// What the origin-bound line says; else the only six digits written together; else the only six
/// written in groups, `034 567`. « 10 minutes » and « 34 22 » are no codes.
fn in_sentence(raw: &str) -> Option<String> {
    if let Some(code) = raw.lines().rev().find_map(origin_bound) {
        return Some(code.to_owned());
    }
    let together = raw.split(|c: char| !c.is_ascii_digit());
    only(together.map(str::to_owned)).or_else(|| only(groups(raw).into_iter()))
}

/// The code of `@host #034567`.
fn origin_bound(line: &str) -> Option<&str> {
    let (_, after) = typed::trimmed(line).strip_prefix('@')?.split_once('#')?;
    after.split(|c: char| !c.is_ascii_digit()).next().filter(|code| OneTimeCode::has_shape(code))
}

/// The digits of the text, those with a single separator between them taken together.
fn groups(raw: &str) -> Vec<String> {
    let mut groups = vec![String::new()];
    let mut gap = 0_usize;
    for c in raw.chars() {
        if !c.is_ascii_digit() {
            gap = if typed::is_separator(c) { gap.saturating_add(1) } else { usize::MAX };
            continue;
        }
        if gap > 1 {
            groups.push(String::new());
        }
        gap = 0;
        if let Some(group) = groups.last_mut() {
            group.push(c);
        }
    }
    groups
}

/// The single code among these, however often it comes.
fn only(candidates: impl Iterator<Item = String>) -> Option<String> {
    let mut codes = candidates.filter(|digits| OneTimeCode::has_shape(digits));
    let first = codes.next()?;
    codes.all(|code| code == first).then_some(first)
}
