//! The serial number of a Vitale card, and the kind of card.
//!
//! Source: the help beside the field in the service's source documents. With a photo: « Renseignez les 11
//! derniers chiffres » of the 21 printed at the top right. Without a photo: 8 to 13 digits, on the
//! back at the top left.

use serde::{Deserialize, Serialize};

use super::{automaton::automaton, input_text, patterns, wire::debug_and_error};

/// The kind of Vitale card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// « Carte Vitale avec photo ».
    Photo,
    /// « Carte Vitale sans photo ».
    NoPhoto,
}

impl CardKind {
    /// Returns the minimum number of digits of a serial number of this kind.
    pub const fn min_digits(self) -> u8 {
        match self {
            Self::Photo => 11,
            Self::NoPhoto => 8,
        }
    }

    /// Returns the maximum number of digits of a serial number of this kind, shown by the counter.
    pub const fn max_digits(self) -> u8 {
        match self {
            Self::Photo => 11,
            Self::NoPhoto => 13,
        }
    }

    /// Returns the regular expression of the serial numbers of this kind.
    pub const fn pattern(self) -> &'static str {
        match self {
            Self::Photo => patterns::CARD_PHOTO,
            Self::NoPhoto => patterns::CARD_NO_PHOTO,
        }
    }

    /// Returns whether the text, without normalisation, matches [`pattern`](Self::pattern).
    pub fn matches_pattern(self, text: &str) -> bool {
        match self {
            Self::Photo => automaton!("card_photo"),
            Self::NoPhoto => automaton!("card_no_photo"),
        }
        .matches(text)
    }
}

/// A card's kind and its well-formed serial number: 11 digits with a photo, 8 to 13 without.
/// On the wire `{ "kind": "photo" | "no_photo", "serial": "…" }`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct CardSerial {
    kind: CardKind,
    serial: String,
    kept_last_11: bool,
}

/// The reason why a text is not a serial number of this kind of card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardSerialError {
    /// The input is empty.
    Empty,
    /// Digits are missing.
    TooShort {
        /// Number of digits missing to reach the minimum of this kind of card.
        missing: u8,
        /// The kind of card that was selected.
        kind: CardKind,
    },
    /// There are too many digits.
    TooLong {
        /// Number of digits beyond the maximum of this kind of card.
        extra: u8,
        /// The kind of card that was selected.
        kind: CardKind,
    },
    /// A character is not a digit.
    NotADigit {
        /// The 1-based position of the character in the normalised text.
        at: u8,
    },
}

impl CardSerial {
    /// The regular expression that covers both kinds of card: 8 to 13 digits include the 11 of a card with
    /// a photo. See [`CardKind::pattern`] for each.
    pub const PATTERN: &'static str = patterns::CARD_NO_PHOTO;

    /// Parses the serial number of a card of this kind. When all 21 digits of a card with a photo
    /// are given, keeps the last 11 and sets [`kept_last_11`](Self::kept_last_11).
    ///
    /// # Errors
    /// The number has a wrong length for this kind of card, or a character that is not a digit.
    pub fn parse(raw: &str, kind: CardKind) -> Result<Self, CardSerialError> {
        let normalised = input_text::without_separators(raw);
        let last_11 = match normalised.len() {
            PRINTED_DIGITS if kind == CardKind::Photo => normalised.get(PRINTED_DIGITS - 11..),
            _ => None,
        };
        if let Some(serial) = last_11.filter(|_| input_text::first_non_digit(&normalised).is_none())
        {
            return Ok(Self { kind, serial: serial.to_owned(), kept_last_11: true });
        }
        if kind.matches_pattern(&normalised) {
            Ok(Self { kind, serial: normalised, kept_last_11: false })
        } else {
            Err(diagnosis(&normalised, kind))
        }
    }

    /// Returns the kind of card.
    pub fn kind(&self) -> CardKind {
        self.kind
    }

    /// Returns the digits, in the wire form.
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// Returns whether 21 digits were typed and only the last 11 kept; a note at the field then explains it.
    pub fn kept_last_11(&self) -> bool {
        self.kept_last_11
    }

    /// Formats the number for display: `0102457612 4` with a photo (with a no-break space,
    /// as in the example of the service's news page of 2021), ungrouped without a photo.
    pub fn grouped(&self) -> String {
        grouped(&self.serial, self.kind)
    }

    /// Formats the field's text in groups, even when incomplete; changes only separators. Returns the
    /// text unchanged if it is not the beginning of a serial number or has all 21 digits.
    pub fn group(raw: &str, kind: CardKind) -> String {
        let normalised = input_text::without_separators(raw);
        if normalised.is_empty()
            || input_text::char_count(&normalised) > kind.max_digits()
            || input_text::first_non_digit(&normalised).is_some()
        {
            return raw.to_owned();
        }
        grouped(&normalised, kind)
    }

    /// Counts the typed characters without separators, for the counter; 255 means 255 or more.
    pub fn count(raw: &str) -> u8 {
        input_text::char_count(&input_text::without_separators(raw))
    }
}

/// Number of digits printed on a card with a photo.
const PRINTED_DIGITS: usize = 21;

fn grouped(normalised: &str, kind: CardKind) -> String {
    match kind {
        CardKind::Photo => input_text::grouped(normalised, &[10, 1]),
        CardKind::NoPhoto => normalised.to_owned(),
    }
}

fn diagnosis(normalised: &str, kind: CardKind) -> CardSerialError {
    if let Some(at) = input_text::first_non_digit(normalised) {
        return CardSerialError::NotADigit { at };
    }
    let found = input_text::char_count(normalised);
    if found > kind.max_digits() {
        CardSerialError::TooLong { extra: found - kind.max_digits(), kind }
    } else if found > 0 {
        CardSerialError::TooShort { missing: kind.min_digits().saturating_sub(found), kind }
    } else {
        CardSerialError::Empty
    }
}

/// Compares kind and serial number; ignores how the number was typed.
impl PartialEq for CardSerial {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.serial == other.serial
    }
}

impl Eq for CardSerial {}

debug_and_error!(CardSerial, CardSerialError, "not a serial number of this kind of card");

#[derive(Serialize, Deserialize)]
struct Wire {
    kind: CardKind,
    serial: String,
}

impl TryFrom<Wire> for CardSerial {
    type Error = CardSerialError;

    fn try_from(wire: Wire) -> Result<Self, CardSerialError> {
        Self::parse(&wire.serial, wire.kind)
    }
}

impl From<CardSerial> for Wire {
    fn from(card: CardSerial) -> Self {
        Self { kind: card.kind, serial: card.serial }
    }
}
