//! The serial number of a Vitale card, and which of the two cards it is.
//!
//! Source: S0–S4, help beside the field. With photo: « Renseignez les 11 derniers chiffres » of the
//! 21 printed at the top right. Without photo: 8 to 13 digits, on the back at the top left.

use serde::{Deserialize, Serialize};

use super::{patterns, shape::shape, typed, wire::discreet};

/// Which Vitale card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// « Carte Vitale avec photo ».
    Photo,
    /// « Carte Vitale sans photo ».
    NoPhoto,
}

impl CardKind {
    /// The fewest digits of a serial number of this card.
    pub const fn min_digits(self) -> u8 {
        match self {
            Self::Photo => 11,
            Self::NoPhoto => 8,
        }
    }

    /// The most digits of a serial number of this card (what the counter counts to).
    pub const fn max_digits(self) -> u8 {
        match self {
            Self::Photo => 11,
            Self::NoPhoto => 13,
        }
    }

    /// The shape of the serial numbers of this card.
    pub const fn pattern(self) -> &'static str {
        match self {
            Self::Photo => patterns::CARD_PHOTO,
            Self::NoPhoto => patterns::CARD_NO_PHOTO,
        }
    }

    /// Whether the text, as it stands, has the shape of a serial number of this card.
    pub fn has_shape(self, text: &str) -> bool {
        match self {
            Self::Photo => shape!("card_photo"),
            Self::NoPhoto => shape!("card_no_photo"),
        }
        .matches(text)
    }
}

/// A card's kind and its well-formed serial number: 11 digits with photo, 8 to 13 without.
/// On the wire `{ "kind": "photo" | "no_photo", "serial": "…" }`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct CardSerial {
    kind: CardKind,
    serial: String,
    kept_last_11: bool,
}

/// Why a text is no serial number of this card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardSerialError {
    /// Nothing was typed.
    Empty,
    /// So many digits are missing.
    TooShort {
        /// How many, up to the fewest this card can have.
        missing: u8,
        /// Which card it was taken for.
        kind: CardKind,
    },
    /// So many digits are too many.
    TooLong {
        /// How many, beyond the most this card can have.
        extra: u8,
        /// Which card it was taken for.
        kind: CardKind,
    },
    /// This character is no digit.
    NotADigit {
        /// Its place among the characters kept, from 1.
        at: u8,
    },
}

impl CardSerial {
    /// The shape common to both cards; each card's own is [`CardKind::pattern`].
    pub const PATTERN: &'static str = patterns::CARD_NO_PHOTO;

    /// Reads the serial number of a card of this kind. Of the 21 digits printed on a card with
    /// photo the last 11 are kept, and [`kept_last_11`](Self::kept_last_11) says so.
    pub fn parse(raw: &str, kind: CardKind) -> Result<Self, CardSerialError> {
        let kept = typed::compact(raw);
        let whole = match kept.len() {
            PRINTED if kind == CardKind::Photo => kept.get(PRINTED - 11..),
            _ => None,
        };
        if let Some(serial) = whole.filter(|_| typed::first_not_digit(&kept).is_none()) {
            return Ok(Self { kind, serial: serial.to_owned(), kept_last_11: true });
        }
        if kind.has_shape(&kept) {
            Ok(Self { kind, serial: kept, kept_last_11: false })
        } else {
            Err(diagnosis(&kept, kind))
        }
    }

    /// Which card.
    pub fn kind(&self) -> CardKind {
        self.kind
    }

    /// The digits, as they go over the wire.
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// Whether 21 digits were typed, and the last 11 kept: the screen says it.
    pub fn kept_last_11(&self) -> bool {
        self.kept_last_11
    }

    /// In groups, as S0's example: `0102457612 4` with photo (a no-break space), whole without.
    pub fn grouped(&self) -> String {
        grouped(&self.serial, self.kind)
    }

    /// The text of the field in groups, even when typed in part; what is no beginning of a serial
    /// number, or is all 21 digits, is left as it is: only separators ever change.
    pub fn group(raw: &str, kind: CardKind) -> String {
        let kept = typed::compact(raw);
        if kept.is_empty()
            || typed::length(&kept) > kind.max_digits()
            || typed::first_not_digit(&kept).is_some()
        {
            return raw.to_owned();
        }
        grouped(&kept, kind)
    }

    /// How many characters were typed, separators left out (for the counter; 255 is also more).
    pub fn count(raw: &str) -> u8 {
        typed::length(&typed::compact(raw))
    }
}

/// Digits printed on a card with photo.
const PRINTED: usize = 21;

fn grouped(kept: &str, kind: CardKind) -> String {
    match kind {
        CardKind::Photo => typed::grouped(kept, &[10, 1]),
        CardKind::NoPhoto => kept.to_owned(),
    }
}

fn diagnosis(kept: &str, kind: CardKind) -> CardSerialError {
    if let Some(at) = typed::first_not_digit(kept) {
        return CardSerialError::NotADigit { at };
    }
    let found = typed::length(kept);
    if found > kind.max_digits() {
        CardSerialError::TooLong { extra: found - kind.max_digits(), kind }
    } else if found > 0 {
        CardSerialError::TooShort { missing: kind.min_digits().saturating_sub(found), kind }
    } else {
        CardSerialError::Empty
    }
}

/// The same card; how its number was typed makes no difference.
impl PartialEq for CardSerial {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.serial == other.serial
    }
}

impl Eq for CardSerial {}

discreet!(CardSerial, CardSerialError, "not a serial number of this kind of card");

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
