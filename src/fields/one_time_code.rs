//! The one-time code from an e-mail or SMS (« Code à usage unique », « Code d’accès », Ex. : 034567).
//!
//! Source: the activation guide, the guide to activation without a code and the sign-in guide. The
//! code may begin with 0. People paste « 034 567 », the sentence with the code, or the whole SMS,
//! which ends with the origin-bound line `@host #034567` (WICG, “Origin-bound one-time codes”).

use core::str::FromStr;

use super::{automaton::automaton, input_text, patterns, wire::string_field};

/// A well-formed one-time code: 6 digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct OneTimeCode(String);

/// The reason why a text is not a one-time code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneTimeCodeError {
    /// The input is empty.
    Empty,
    /// The text contains no code, or two different ones.
    NotSixDigits {
        /// Number of digits in the whole text; 255 means 255 or more.
        found: u8,
    },
}

impl OneTimeCode {
    /// The regular expression of the canonical form.
    pub const PATTERN: &'static str = patterns::ONE_TIME_CODE;

    /// The number of digits.
    pub const LENGTH: u8 = 6;

    /// Returns whether the text, without normalisation, matches [`PATTERN`](Self::PATTERN).
    pub fn matches_pattern(text: &str) -> bool {
        automaton!("one_time_code").matches(text)
    }
}

impl FromStr for OneTimeCode {
    type Err = OneTimeCodeError;

    fn from_str(raw: &str) -> Result<Self, OneTimeCodeError> {
        let normalised = input_text::without_separators(raw);
        if normalised.is_empty() {
            return Err(OneTimeCodeError::Empty);
        }
        if Self::matches_pattern(&normalised) {
            return Ok(Self(normalised));
        }
        let found = normalised.bytes().filter(u8::is_ascii_digit).count();
        // A text of digits and separators only is a mistyped code (« 1234567 »): no six digits are extracted from it.
        let only_digits = found == normalised.len();
        let extracted = if only_digits { None } else { extract_from_sentence(raw) };
        match extracted {
            Some(code) => Ok(Self(code)),
            None => Err(OneTimeCodeError::NotSixDigits { found: input_text::saturating_u8(found) }),
        }
    }
}

string_field!(OneTimeCode, OneTimeCodeError, str::parse::<OneTimeCode>, "not a one-time code");

/// Extracts the code from the origin-bound line (`@monespacesante.fr #034567`); otherwise the only six
/// consecutive digits; otherwise the only six digits with single separators between them, `034 567`. Digits
/// from different places are not joined: « 10 minutes » and « 34 22 » (telephone support) do not make a code.
fn extract_from_sentence(raw: &str) -> Option<String> {
    if let Some(code) = raw.lines().rev().find_map(origin_bound_code) {
        return Some(code.to_owned());
    }
    let consecutive = raw.split(|c: char| !c.is_ascii_digit());
    only_code(consecutive.map(str::to_owned)).or_else(|| only_code(digit_runs(raw).into_iter()))
}

/// Extracts the code of a line `@host #034567`.
fn origin_bound_code(line: &str) -> Option<&str> {
    let (_, after) = input_text::trim_spaces(line).strip_prefix('@')?.split_once('#')?;
    after
        .split(|c: char| !c.is_ascii_digit())
        .next()
        .filter(|code| OneTimeCode::matches_pattern(code))
}

/// Returns the runs of digits. A single separator between two digits does not end a run: `034 567` is one run.
fn digit_runs(raw: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    // The number of separators since the last digit; `usize::MAX` after any other character.
    let mut gap = 0_usize;
    for c in raw.chars() {
        if !c.is_ascii_digit() {
            gap = if input_text::is_separator(c) { gap.saturating_add(1) } else { usize::MAX };
            continue;
        }
        if gap > 1 {
            runs.push(String::new());
        }
        gap = 0;
        if let Some(run) = runs.last_mut() {
            run.push(c);
        }
    }
    runs
}

/// Returns the code among the candidates; `None` if there is none, or two different codes.
fn only_code(candidates: impl Iterator<Item = String>) -> Option<String> {
    let mut codes = candidates.filter(|digits| OneTimeCode::matches_pattern(digits));
    let first = codes.next()?;
    codes.all(|code| code == first).then_some(first)
}
