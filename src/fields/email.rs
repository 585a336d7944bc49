//! The e-mail address.
//!
//! Source: WHATWG HTML, “valid e-mail address” (what `<input type="email">` accepts), plus a dot in
//! the domain, because addresses on a local network are not used here. At most 254 characters: RFC
//! 5321, 4.5.3.1.3. A likely typo gives a suggestion and is never corrected automatically.

use core::{fmt, str::FromStr};

use super::{automaton::automaton, email_typos, input_text, patterns, wire::string_field};

/// A well-formed e-mail address; the case is preserved.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

/// The reason why a text is not an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailError {
    /// The input is empty.
    Empty,
    /// There is no @.
    NoAt,
    /// There is more than one @.
    SeveralAts,
    /// Nothing precedes the @.
    NothingBefore,
    /// Nothing follows the @.
    NothingAfter,
    /// The domain has no dot.
    NoDot,
    /// The text contains a space.
    Space,
    /// A character is not allowed at its position (an accented letter, two dots after the @…).
    BadCharacter {
        /// The 1-based position of the character in the normalised text.
        at: u8,
    },
    /// The address has more than 254 characters, or a label of the domain more than 63.
    TooLong,
}

impl Email {
    /// The regular expression of the canonical form.
    pub const PATTERN: &'static str = patterns::EMAIL;

    /// The maximum number of characters.
    pub const MAX: u32 = 254;

    /// Returns whether the text, without normalisation, matches [`PATTERN`](Self::PATTERN); does
    /// not check lengths.
    pub fn matches_pattern(text: &str) -> bool {
        automaton!("email").matches(text)
    }

    /// Suggests a correction when the domain is one or two edits away from a provider common in
    /// France: `marie@gmail.com` for `marie@gmial.com`.
    pub fn suggestion(&self) -> Option<String> {
        let (local, domain) = self.0.split_once('@')?;
        let provider = email_typos::suggest_provider(domain)?;
        let mut address = String::with_capacity(self.0.len() + 2);
        address.push_str(local);
        address.push('@');
        address.push_str(provider);
        Some(address)
    }
}

impl FromStr for Email {
    type Err = EmailError;

    fn from_str(raw: &str) -> Result<Self, EmailError> {
        let normalised = normalise(raw);
        if !Self::matches_pattern(normalised) {
            return Err(diagnosis(normalised));
        }
        let domain = normalised.split_once('@').map_or("", |(_, domain)| domain);
        if normalised.len() > Self::MAX as usize || domain.split('.').any(|label| label.len() > 63)
        {
            return Err(EmailError::TooLong);
        }
        Ok(Self(normalised.to_owned()))
    }
}

impl fmt::Display for Email {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

string_field!(Email, EmailError, str::parse::<Email>, "not an e-mail address");

/// Extracts the address from `« nom@exemple.fr ».`, `mailto:nom@exemple.fr` or
/// `Nom <nom@exemple.fr>`.
fn normalise(raw: &str) -> &str {
    let text = input_text::trim_spaces(raw);
    if Email::matches_pattern(text) {
        return text;
    }
    let in_brackets = text.rsplit_once('<').and_then(|(_, after)| after.split_once('>'));
    let address = input_text::trim_punctuation(in_brackets.map_or(text, |(address, _)| address));
    match address.split_at_checked("mailto:".len()) {
        Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto:") => address,
        _ => address,
    }
}

fn diagnosis(normalised: &str) -> EmailError {
    if normalised.is_empty() {
        return EmailError::Empty;
    }
    let Some((local, domain)) = normalised.split_once('@') else {
        return EmailError::NoAt;
    };
    if input_text::contains_char(domain, '@') {
        EmailError::SeveralAts
    } else if local.is_empty() {
        EmailError::NothingBefore
    } else if domain.is_empty() {
        EmailError::NothingAfter
    } else if normalised.chars().any(input_text::is_space_or_invisible) {
        EmailError::Space
    } else if let Some(at) = bad_character(normalised) {
        EmailError::BadCharacter { at }
    } else {
        EmailError::NoDot
    }
}

/// Returns the 1-based position of the first character that is not allowed. The local part may contain
/// letters, digits and the punctuation that HTML lists. The domain may contain letters and digits, and
/// between two of them a dot or one or more hyphens.
fn bad_character(normalised: &str) -> Option<u8> {
    let mut in_domain = false;
    let mut previous = '@';
    let mut characters = normalised.chars().enumerate().peekable();
    while let Some((index, c)) = characters.next() {
        let next = characters.peek().map_or('@', |&(_, next)| next);
        let allowed = c.is_ascii_alphanumeric()
            || match c {
                '@' => true,
                '.' if in_domain => previous.is_ascii_alphanumeric() && next != '@',
                '-' if in_domain => !matches!(previous, '.' | '@') && !matches!(next, '.' | '@'),
                _ => !in_domain && input_text::contains_char(".!#$%&'*+/=?^_`{|}~-", c),
            };
        if !allowed {
            return Some(input_text::saturating_u8(index.saturating_add(1)));
        }
        in_domain |= c == '@';
        previous = c;
    }
    None
}
