//! The e-mail address.
//!
//! Source: WHATWG HTML, “valid e-mail address” (what `<input type="email">` accepts), plus a dot in
//! the domain, since nobody here writes to a host of a local network. 254 characters at most: RFC
//! 5321, 4.5.3.1.3. A likely typo is suggested, never corrected.

use core::{fmt, str::FromStr};

use super::{email_typos, patterns, shape::shape, typed, wire::string_field};

/// A well-formed e-mail address, as typed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

/// Why a text is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailError {
    /// Nothing was typed.
    Empty,
    /// There is no @.
    NoAt,
    /// There is more than one @.
    SeveralAts,
    /// Nothing stands before the @.
    NothingBefore,
    /// Nothing stands after the @.
    NothingAfter,
    /// The domain has no dot.
    NoDot,
    /// There is a space within.
    Space,
    /// This character may not stand there (an accented letter, two dots after the @…).
    BadCharacter {
        /// Its place among the characters kept, from 1.
        at: u8,
    },
    /// More than 254 characters, or than 63 between two dots of the domain.
    TooLong,
}

impl Email {
    /// The shape of the canonical form.
    pub const PATTERN: &'static str = patterns::EMAIL;

    /// The most characters.
    pub const MAX: u32 = 254;

    /// Whether the text, as it stands, has the shape of the canonical form; lengths are not judged.
    pub fn has_shape(text: &str) -> bool {
        shape!("email").matches(text)
    }

    /// The whole address with the provider that was probably meant, when the domain is a slip or
    /// two away from a common one in France: `marie@gmial.com` → `marie@gmail.com`.
    pub fn suggestion(&self) -> Option<String> {
        let (local, domain) = self.0.split_once('@')?;
        let provider = email_typos::provider(domain)?;
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
        let kept = kept(raw);
        if !Self::has_shape(kept) {
            return Err(diagnosis(kept));
        }
        let domain = kept.split_once('@').map_or("", |(_, domain)| domain);
        if kept.len() > Self::MAX as usize || domain.split('.').any(|label| label.len() > 63) {
            return Err(EmailError::TooLong);
        }
        Ok(Self(kept.to_owned()))
    }
}

impl fmt::Display for Email {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

string_field!(Email, EmailError, str::parse::<Email>, "not an e-mail address");

/// The address itself, out of `« nom@exemple.fr ».`, `mailto:nom@exemple.fr`, `Nom <nom@exemple.fr>`.
fn kept(raw: &str) -> &str {
    let text = typed::trimmed(raw);
    if Email::has_shape(text) {
        return text;
    }
    let within = text.rsplit_once('<').and_then(|(_, after)| after.split_once('>'));
    let bare = typed::bare(within.map_or(text, |(within, _)| within));
    match bare.split_at_checked("mailto:".len()) {
        Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto:") => address,
        _ => bare,
    }
}

fn diagnosis(kept: &str) -> EmailError {
    if kept.is_empty() {
        return EmailError::Empty;
    }
    let Some((local, domain)) = kept.split_once('@') else {
        return EmailError::NoAt;
    };
    if typed::holds(domain, '@') {
        EmailError::SeveralAts
    } else if local.is_empty() {
        EmailError::NothingBefore
    } else if domain.is_empty() {
        EmailError::NothingAfter
    } else if kept.chars().any(typed::is_space) {
        EmailError::Space
    } else if let Some(at) = bad_character(kept) {
        EmailError::BadCharacter { at }
    } else {
        EmailError::NoDot
    }
}

/// In the local part, what HTML's rule does not list; in the domain, what is neither letter, digit,
/// nor a dot or hyphen between two of them (hyphens may be neighbours).
fn bad_character(kept: &str) -> Option<u8> {
    let mut in_domain = false;
    let mut before = '@';
    let mut characters = kept.chars().enumerate().peekable();
    while let Some((index, c)) = characters.next() {
        let after = characters.peek().map_or('@', |&(_, after)| after);
        let good = c.is_ascii_alphanumeric()
            || match c {
                '@' => true,
                '.' if in_domain => before.is_ascii_alphanumeric() && after != '@',
                '-' if in_domain => !matches!(before, '.' | '@') && !matches!(after, '.' | '@'),
                _ => !in_domain && typed::holds(".!#$%&'*+/=?^_`{|}~-", c),
            };
        if !good {
            return Some(typed::count(index.saturating_add(1)));
        }
        in_domain |= c == '@';
        before = c;
    }
    None
}
