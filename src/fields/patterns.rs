//! The shape of each field's canonical (wire) form, as a regular expression.
//!
//! This file is read twice: by `build.rs`, which compiles each pattern into an automaton, and by the
//! field types, whose `PATTERN` goes into `openapi.json`. So every pattern is anchored and keeps to
//! what Rust's `regex` and ECMA 262 read alike: `[0-9]` and not `\d`, `\u00A0` and not `\u{A0}`.
//! Lengths that would make a large automaton are checked by the type instead, and published beside
//! the pattern (`maxLength`).

/// 13 characters and a key of 2 (2A and 2B: Corsica); or a provisional number, 13 digits.
pub(crate) const NIR: &str = r"^(?:[12][0-9]{4}(?:[0-9]{2}|2[AB])[0-9]{8}|[78][0-9]{12})$";

/// The last 11 of the 21 digits printed on a card with photo.
pub(crate) const CARD_PHOTO: &str = r"^[0-9]{11}$";

/// The 8 to 13 digits on the back of a card without photo.
pub(crate) const CARD_NO_PHOTO: &str = r"^[0-9]{8,13}$";

/// 12 letters and digits.
pub(crate) const PROVISIONAL_CODE: &str = r"^[0-9A-Za-z]{12}$";

/// 6 digits.
pub(crate) const ONE_TIME_CODE: &str = r"^[0-9]{6}$";

/// ISO 8601's calendar date, from 1900 on.
pub(crate) const BIRTH_DATE: &str =
    r"^(?:19|[2-9][0-9])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$";

/// HTML's own rule with at least one dot in the domain; the 63 characters of a label are counted
/// by the type.
pub(crate) const EMAIL: &str = r"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$";

/// Ten digits: 06 (overseas included), 073 to 079.
pub(crate) const MOBILE: &str = r"^0(?:6[0-9]|7[3-9])[0-9]{7}$";

/// Visible characters; an @ at either end, never inside, where it would make an e-mail address.
pub(crate) const IDENTIFIER: &str =
    r"^@*[^@\x00-\x20\x7F-\xA0\xAD\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF]*@*$";

/// Anything but nothing: the criteria are the backend's to set, and the type's to check.
pub(crate) const PASSWORD: &str = r"^[\s\S]+$";

/// Every pattern with the name of its automaton's file.
#[allow(dead_code, reason = "the list is build.rs's; each type names its own pattern")]
pub(crate) const ALL: [(&str, &str); 10] = [
    ("nir", NIR),
    ("card_photo", CARD_PHOTO),
    ("card_no_photo", CARD_NO_PHOTO),
    ("provisional_code", PROVISIONAL_CODE),
    ("one_time_code", ONE_TIME_CODE),
    ("birth_date", BIRTH_DATE),
    ("email", EMAIL),
    ("mobile", MOBILE),
    ("identifier", IDENTIFIER),
    ("password", PASSWORD),
];
