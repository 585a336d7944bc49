//! The provisional code that a notification brings: « Code provisoire composé de 12 caractères ».
//!
//! Source: S0, S1 (Ex. : HuqZF3KXCz8k), S3. Case matters. People paste the whole sentence of the
//! message; the code is taken out of it when there is no doubt which word it is.

use core::str::FromStr;

use super::{patterns, shape::shape, typed, wire::string_field};

/// A well-formed provisional code: 12 ASCII letters and digits, case kept.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ProvisionalCode(String);

/// Why a text is no provisional code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvisionalCodeError {
    /// Nothing was typed.
    Empty,
    /// So many characters are missing.
    TooShort {
        /// How many.
        missing: u8,
    },
    /// So many characters are too many.
    TooLong {
        /// How many.
        extra: u8,
    },
    /// This character is neither an unaccented letter nor a digit.
    NotAlphanumeric {
        /// Its place among the characters kept, from 1.
        at: u8,
    },
}

impl ProvisionalCode {
    /// The shape of the canonical form.
    pub const PATTERN: &'static str = patterns::PROVISIONAL_CODE;

    /// How many characters (what the counter counts to).
    pub const LENGTH: u8 = 12;

    /// Whether the text, as it stands, has the shape of the canonical form.
    pub fn has_shape(text: &str) -> bool {
        shape!("provisional_code").matches(text)
    }

    /// How many characters were typed, separators left out (for the counter; 255 is also more).
    pub fn count(raw: &str) -> u8 {
        typed::length(&kept(raw))
    }
}

impl FromStr for ProvisionalCode {
    type Err = ProvisionalCodeError;

    fn from_str(raw: &str) -> Result<Self, ProvisionalCodeError> {
        let kept = kept(raw);
        if Self::has_shape(&kept) {
            return Ok(Self(kept));
        }
        match in_sentence(raw) {
            Some(word) => Ok(Self(word.to_owned())),
            None => Err(diagnosis(&kept)),
        }
    }
}

string_field!(
    ProvisionalCode,
    ProvisionalCodeError,
    str::parse::<ProvisionalCode>,
    "not a provisional code"
);

fn kept(raw: &str) -> String {
    let within = |&c: &char| !typed::is_space(c) && !typed::is_dash(c);
    typed::bare(raw).chars().filter(within).collect()
}

/// The one word of a sentence that is the code, if there is no doubt. French has words of 12 letters
/// (« informations »): one is not taken unless it looks like a code, or follows a colon alone.
fn in_sentence(raw: &str) -> Option<&str> {
    let words = words(raw);
    only(&words, |word| word.looks_random())
        .or_else(|| only(&words, |word| word.looks_random() && word.follows_colon))
        .or_else(|| only(&words, |_| true).filter(|word| word.follows_colon))
        .map(|word| word.text)
}

/// A word that has the shape of a code.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    follows_colon: bool,
}

fn words(raw: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = raw;
    while let Some(start) = rest.find(in_word) {
        let (between, from) = rest.split_at(start);
        let (text, after) = from.split_at(from.find(|c| !in_word(c)).unwrap_or(from.len()));
        if ProvisionalCode::has_shape(text) {
            words.push(Word { text, follows_colon: typed::holds(between, ':') });
        }
        rest = after;
    }
    words
}

/// The single one among these words, however often it comes.
fn only<'a>(words: &[Word<'a>], eligible: fn(&Word<'_>) -> bool) -> Option<Word<'a>> {
    let mut words = words.iter().copied().filter(eligible);
    let first = words.next()?;
    words.all(|word| word.text == first.text).then_some(first)
}

impl Word<'_> {
    /// A digit, or capitals and small letters mixed as no word has them.
    fn looks_random(&self) -> bool {
        let mut bytes = self.text.bytes();
        let capital_inside = bytes.clone().skip(1).any(|byte| byte.is_ascii_uppercase());
        let small = bytes.clone().any(|byte| byte.is_ascii_lowercase());
        bytes.any(|byte| byte.is_ascii_digit()) || (capital_inside && small)
    }
}

/// ASCII letters and digits, and the accented letters that French words have among them.
fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{36F}')
}

fn diagnosis(kept: &str) -> ProvisionalCodeError {
    if let Some(index) = kept.chars().position(|c| !c.is_ascii_alphanumeric()) {
        return ProvisionalCodeError::NotAlphanumeric { at: typed::count(index.saturating_add(1)) };
    }
    let found = typed::length(kept);
    if found > ProvisionalCode::LENGTH {
        ProvisionalCodeError::TooLong { extra: found - ProvisionalCode::LENGTH }
    } else if found > 0 {
        ProvisionalCodeError::TooShort { missing: ProvisionalCode::LENGTH - found }
    } else {
        ProvisionalCodeError::Empty
    }
}
