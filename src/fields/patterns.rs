//! The regular expression of each field's canonical (wire) form.
//!
//! This file is compiled twice: into `build.rs`, which turns each pattern into an automaton, and
//! into the field types, whose `PATTERN` is published in `openapi.json`. Every pattern must therefore
//! be anchored and have the same meaning in Rust's `regex` and in ECMA 262: `[0-9]` instead of `\d`,
//! `\u00A0` instead of `\u{A0}`. Lengths that would make a large automaton are checked by the type
//! instead, and published beside the pattern (`maxLength`).

/// 13 characters and a key of 2 digits (2A and 2B: Corsica); or a provisional number of 13 digits.
pub(crate) const NIR: &str = r"^(?:[12][0-9]{4}(?:[0-9]{2}|2[AB])[0-9]{8}|[78][0-9]{12})$";

/// The last 11 of the 21 digits printed on a card with a photo.
pub(crate) const CARD_PHOTO: &str = r"^[0-9]{11}$";

/// The 8 to 13 digits on the back of a card without a photo.
pub(crate) const CARD_NO_PHOTO: &str = r"^[0-9]{8,13}$";

/// 12 letters and digits.
pub(crate) const PROVISIONAL_CODE: &str = r"^[0-9A-Za-z]{12}$";

/// 6 digits.
pub(crate) const ONE_TIME_CODE: &str = r"^[0-9]{6}$";

/// An ISO 8601 calendar date, 1900 or later.
pub(crate) const BIRTH_DATE: &str =
    r"^(?:19|[2-9][0-9])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$";

/// An e-mail address as HTML defines it, with at least one dot in the domain. The type checks that a
/// label of the domain has at most 63 characters.
pub(crate) const EMAIL: &str = r"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$";

/// Ten digits that begin with 06 (overseas included) or 073 to 079.
pub(crate) const MOBILE: &str = r"^0(?:6[0-9]|7[3-9])[0-9]{7}$";

/// Visible characters. An @ is allowed at either end but not between other characters, because the
/// identifier would then be an e-mail address.
pub(crate) const IDENTIFIER: &str =
    r"^@*[^@\x00-\x20\x7F-\xA0\xAD\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF]*@*$";

/// Any text that is not empty. The type checks the criteria; the backend gives the minimum length.
pub(crate) const PASSWORD: &str = r"^[\s\S]+$";

/// Each pattern with the file name of its automaton.
#[allow(dead_code, reason = "only build.rs uses the list; each type uses its own pattern")]
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
