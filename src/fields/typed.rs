//! What fingers and clipboards put around a value: spaces of every width, dashes, quotation marks.

/// Whether a text holds a character. `str::contains` would bring the search of a text in a text.
pub(super) fn holds(text: &str, wanted: char) -> bool {
    text.chars().any(|char| char == wanted)
}

/// A space, or a character nobody sees (phones paste direction marks around numbers).
pub(super) fn is_space(c: char) -> bool {
    matches!(c,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200F}'
        | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}')
}

/// A hyphen or dash of any length, the soft hyphen and the minus sign.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// What stands between groups of digits.
pub(super) fn is_separator(c: char) -> bool {
    is_space(c) || is_dash(c) || matches!(c, '.' | '/' | '_' | '·')
}

/// What a sentence leaves around a word taken out of it.
fn is_around(c: char) -> bool {
    is_space(c)
        || matches!(
            c,
            '"' | '\'' | '`' | '´' | '‘'
                ..='„'
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

/// Without the spaces around it.
pub(super) fn trimmed(raw: &str) -> &str {
    raw.trim_matches(is_space)
}

/// Without the spaces, quotation marks and punctuation around it.
pub(super) fn bare(raw: &str) -> &str {
    raw.trim_matches(is_around)
}

/// The characters of [`bare`] that separate nothing.
pub(super) fn compact(raw: &str) -> String {
    bare(raw).chars().filter(|&c| !is_separator(c)).collect()
}

/// The 1-based position of the first character that is no ASCII digit.
pub(super) fn first_not_digit(kept: &str) -> Option<u8> {
    kept.chars().position(|c| !c.is_ascii_digit()).map(|index| count(index.saturating_add(1)))
}

/// A count as the errors carry it: more than 255 is 255.
pub(super) fn count(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// How many characters, as the errors carry it.
pub(super) fn length(kept: &str) -> u8 {
    count(kept.chars().count())
}

/// The number that ASCII digits write; it stays at the largest rather than overflow.
pub(super) fn number(digits: &str) -> u64 {
    digits.bytes().fold(0, |number: u64, byte| {
        number.saturating_mul(10).saturating_add(u64::from(byte & 0x0F))
    })
}

/// In groups of these sizes, no-break spaces between them; what is left over joins the last group.
pub(super) fn grouped(kept: &str, sizes: &[usize]) -> String {
    let mut text = String::with_capacity(kept.len() + 2 * sizes.len());
    let mut sizes = sizes.iter();
    let mut left = sizes.next().copied().unwrap_or(usize::MAX);
    for c in kept.chars() {
        if left == 0 {
            left = match sizes.next() {
                Some(&size) => {
                    text.push('\u{A0}');
                    size
                }
                None => usize::MAX,
            };
        }
        text.push(c);
        left -= 1;
    }
    text
}
