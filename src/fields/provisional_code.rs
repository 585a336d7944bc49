//! The provisional code from the letter or e-mail: « Code provisoire composé de 12 caractères ».
//!
//! Source: the service's news page of 2021, the activation guide (Ex. : HuqZF3KXCz8k) and the guide
//! to activation without a code. The code is case-sensitive. People paste the whole sentence of the
//! message; the code is extracted when only one word can be the code.

use core::str::FromStr;

use super::{automaton::automaton, input_text, patterns, wire::string_field};

/// A well-formed provisional code: 12 ASCII letters and digits, case preserved.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ProvisionalCode(String);

/// The reason why a text is not a provisional code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvisionalCodeError {
    /// The input is empty.
    Empty,
    /// Characters are missing.
    TooShort {
        /// Number of missing characters.
        missing: u8,
    },
    /// There are too many characters.
    TooLong {
        /// Number of characters beyond 12.
        extra: u8,
    },
    /// A character is neither an unaccented letter nor a digit.
    NotAlphanumeric {
        /// The 1-based position of the character in the normalised text.
        at: u8,
    },
}

impl ProvisionalCode {
    /// The regular expression of the canonical form.
    pub const PATTERN: &'static str = patterns::PROVISIONAL_CODE;

    /// The number of characters, shown by the counter.
    pub const LENGTH: u8 = 12;

    /// Returns whether the text, without normalisation, matches [`PATTERN`](Self::PATTERN).
    pub fn matches_pattern(text: &str) -> bool {
        automaton!("provisional_code").matches(text)
    }

    /// Counts the typed characters without spaces, dashes and surrounding punctuation, for the counter; 255 means 255 or
    /// more.
    pub fn count(raw: &str) -> u8 {
        input_text::char_count(&normalise(raw))
    }
}

impl FromStr for ProvisionalCode {
    type Err = ProvisionalCodeError;

    fn from_str(raw: &str) -> Result<Self, ProvisionalCodeError> {
        let normalised = normalise(raw);
        if Self::matches_pattern(&normalised) {
            return Ok(Self(normalised));
        }
        match extract_from_sentence(raw) {
            Some(word) => Ok(Self(word.to_owned())),
            None => Err(diagnosis(&normalised)),
        }
    }
}

string_field!(
    ProvisionalCode,
    ProvisionalCodeError,
    str::parse::<ProvisionalCode>,
    "not a provisional code"
);

fn normalise(raw: &str) -> String {
    let is_kept = |&c: &char| !input_text::is_space_or_invisible(c) && !input_text::is_dash(c);
    input_text::trim_punctuation(raw).chars().filter(is_kept).collect()
}

/// Extracts the code from a sentence: the only word that looks random; otherwise the only such word after a colon;
/// otherwise the only candidate, if it follows a colon. French has words of 12 letters (« informations »), so a candidate
/// alone is not enough.
fn extract_from_sentence(raw: &str) -> Option<&str> {
    let words = candidates(raw);
    only_word(&words, |word| word.looks_random())
        .or_else(|| only_word(&words, |word| word.looks_random() && word.follows_colon))
        .or_else(|| only_word(&words, |_| true).filter(|word| word.follows_colon))
        .map(|word| word.text)
}

/// A word that matches the pattern of a code.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    follows_colon: bool,
}

fn candidates(raw: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = raw;
    while let Some(start) = rest.find(is_word_character) {
        let (between, from) = rest.split_at(start);
        let (text, after) =
            from.split_at(from.find(|c| !is_word_character(c)).unwrap_or(from.len()));
        if ProvisionalCode::matches_pattern(text) {
            words.push(Word { text, follows_colon: input_text::contains_char(between, ':') });
        }
        rest = after;
    }
    words
}

/// Returns the eligible word; `None` if there is none, or two different ones.
fn only_word<'a>(words: &[Word<'a>], eligible: fn(&Word<'_>) -> bool) -> Option<Word<'a>> {
    let mut words = words.iter().copied().filter(eligible);
    let first = words.next()?;
    words.all(|word| word.text == first.text).then_some(first)
}

impl Word<'_> {
    /// Returns whether the word has a digit, or an upper-case letter after its first character
    /// together with lower-case letters.
    fn looks_random(&self) -> bool {
        let mut bytes = self.text.bytes();
        let has_inner_upper = bytes.clone().skip(1).any(|byte| byte.is_ascii_uppercase());
        let has_lower = bytes.clone().any(|byte| byte.is_ascii_lowercase());
        bytes.any(|byte| byte.is_ascii_digit()) || (has_inner_upper && has_lower)
    }
}

/// Returns whether `c` is an ASCII letter or digit, another Latin letter, or a combining accent.
fn is_word_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{36F}')
}

fn diagnosis(normalised: &str) -> ProvisionalCodeError {
    if let Some(index) = normalised.chars().position(|c| !c.is_ascii_alphanumeric()) {
        return ProvisionalCodeError::NotAlphanumeric {
            at: input_text::saturating_u8(index.saturating_add(1)),
        };
    }
    let found = input_text::char_count(normalised);
    if found > ProvisionalCode::LENGTH {
        ProvisionalCodeError::TooLong { extra: found - ProvisionalCode::LENGTH }
    } else if found > 0 {
        ProvisionalCodeError::TooShort { missing: ProvisionalCode::LENGTH - found }
    } else {
        ProvisionalCodeError::Empty
    }
}
