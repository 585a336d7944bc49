//! Functions for typed and pasted text: removal of spaces, separators and punctuation, positions and
//! counts of characters, and grouping.

/// Returns whether `text` contains `wanted`. Not `str::contains`: for a `char` that is not ASCII it calls the
/// substring search of the standard library, which would then be part of the download.
pub(super) fn contains_char(text: &str, wanted: char) -> bool {
    text.chars().any(|char| char == wanted)
}

/// Returns whether `c` is a space or invisible (a number copied on a phone may have direction marks
/// around it).
pub(super) fn is_space_or_invisible(c: char) -> bool {
    matches!(c,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200F}'
        | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}')
}

/// Returns whether `c` is a hyphen, a dash of any length, the soft hyphen or the minus sign.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Returns whether `c` may separate groups of digits.
pub(super) fn is_separator(c: char) -> bool {
    is_space_or_invisible(c) || is_dash(c) || matches!(c, '.' | '/' | '_' | '·')
}

/// Returns whether `c` may surround a word that was copied from a sentence.
fn is_surrounding(c: char) -> bool {
    is_space_or_invisible(c)
        || matches!(
            c,
            '"' | '\'' | '`' | '´' | '\u{2018}'
                ..='\u{201E}'
                    | '«'
                    | '»'
                    | '‹'
                    | '›'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '{'
                    | '}'
                    | '<'
                    | '>'
                    | '.'
                    | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | '…'
        )
}

/// Removes the spaces around the text.
pub(super) fn trim_spaces(raw: &str) -> &str {
    raw.trim_matches(is_space_or_invisible)
}

/// Removes the spaces, quotation marks and punctuation around the text.
pub(super) fn trim_punctuation(raw: &str) -> &str {
    raw.trim_matches(is_surrounding)
}

/// Removes the surrounding punctuation and every separator inside the text.
pub(super) fn without_separators(raw: &str) -> String {
    trim_punctuation(raw).chars().filter(|&c| !is_separator(c)).collect()
}

/// Returns the 1-based position of the first character that is not an ASCII digit.
pub(super) fn first_non_digit(text: &str) -> Option<u8> {
    text.chars()
        .position(|c| !c.is_ascii_digit())
        .map(|index| saturating_u8(index.saturating_add(1)))
}

/// Converts a count to the type that the errors carry; a count above 255 becomes 255.
pub(super) fn saturating_u8(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// Counts the characters, at most 255.
pub(super) fn char_count(text: &str) -> u8 {
    saturating_u8(text.chars().count())
}

/// Parses ASCII digits as a number; saturates instead of overflowing.
pub(super) fn parse_digits(digits: &str) -> u64 {
    digits.bytes().fold(0, |number: u64, byte| {
        number.saturating_mul(10).saturating_add(u64::from(byte & 0x0F))
    })
}

/// Splits the text into groups of these sizes, separated by no-break spaces. Characters beyond the
/// last size join the last group.
pub(super) fn grouped(text: &str, sizes: &[usize]) -> String {
    let mut groups = String::with_capacity(text.len() + 2 * sizes.len());
    let mut sizes = sizes.iter();
    let mut remaining = sizes.next().copied().unwrap_or(usize::MAX);
    for c in text.chars() {
        if remaining == 0 {
            remaining = match sizes.next() {
                Some(&size) => {
                    groups.push('\u{A0}');
                    size
                }
                None => usize::MAX,
            };
        }
        groups.push(c);
        remaining -= 1;
    }
    groups
}
