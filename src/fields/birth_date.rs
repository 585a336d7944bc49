//! The birth date, entered in three fields: Jour / Mois / Année.
//!
//! Source: the service's news page of 2021 and the guide to activation without a code (« La date de
//! naissance (JJ/MM/AAAA) »). A date of the Gregorian calendar, 1900 or later. The backend checks
//! that it is not in the future, because the clock of the person's device may be wrong by years. The
//! wire form is `YYYY-MM-DD`; the displayed form is `07/03/1970`.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{automaton::automaton, input_text, patterns, wire::debug_and_error};

/// A valid date from 1900 to 9999. Personal data: `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BirthDate {
    year: u16,
    month: u8,
    day: u8,
}

/// One of the three fields of a birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// « Jour ».
    Day,
    /// « Mois ».
    Month,
    /// « Année ».
    Year,
}

/// The reason why a text, or three texts together, are not a birth date; [`part`](Self::part) gives the field to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BirthDateError {
    /// All fields are empty.
    AllEmpty,
    /// A field is empty, and another is not.
    Empty(DatePart),
    /// A character is not a digit.
    NotADigit {
        /// The field.
        part: DatePart,
        /// The 1-based position of the character in the normalised text.
        at: u8,
    },
    /// The year does not have 4 digits.
    YearDigits {
        /// Number of digits found.
        found: u8,
    },
    /// The year is before 1900.
    Before1900,
    /// The day is not between 1 and 31.
    NoSuchDay,
    /// The month is not between 1 and 12.
    NoSuchMonth,
    /// The day does not exist in the month.
    NoSuchDate,
    /// A single text cannot be split into day, month and year (never returned for three fields).
    Unreadable,
}

impl BirthDateError {
    /// Returns the field to correct.
    pub fn part(self) -> DatePart {
        match self {
            Self::AllEmpty | Self::NoSuchDay | Self::NoSuchDate | Self::Unreadable => DatePart::Day,
            Self::NoSuchMonth => DatePart::Month,
            Self::YearDigits { .. } | Self::Before1900 => DatePart::Year,
            Self::Empty(part) | Self::NotADigit { part, .. } => part,
        }
    }
}

impl BirthDate {
    /// The regular expression of the wire form; it does not encode the length of each month.
    pub const PATTERN: &'static str = patterns::BIRTH_DATE;

    /// Returns whether the text, without normalisation, matches [`PATTERN`](Self::PATTERN).
    pub fn matches_pattern(text: &str) -> bool {
        automaton!("birth_date").matches(text)
    }

    /// Parses the three fields. The day and the month may have one digit; the year has 4.
    ///
    /// # Errors
    /// A field is empty, is not a number, or the date does not exist or is before 1900: the first of
    /// [`part_errors`](Self::part_errors).
    pub fn from_parts(day: &str, month: &str, year: &str) -> Result<Self, BirthDateError> {
        let [day, month, year] = [day, month, year].map(input_text::without_separators);
        let mut wire = String::with_capacity(10);
        wire.push_str(&year);
        for part in [&month, &day] {
            wire.push_str(if part.len() == 1 { "-0" } else { "-" });
            wire.push_str(part);
        }
        let parse = |part: &str| u16::try_from(input_text::parse_digits(part)).unwrap_or(u16::MAX);
        let date = Self {
            year: parse(&year),
            month: input_text::saturating_u8(parse(&month).into()),
            day: input_text::saturating_u8(parse(&day).into()),
        };
        if Self::matches_pattern(&wire) && date.day <= date.days_in_month() {
            Ok(date)
        } else {
            Err(first_error(&day, &month, &year))
        }
    }

    /// Returns the errors of day, month and year, at most one each, so that a person corrects all at once. The three
    /// texts are valid together if there is none.
    pub fn part_errors(day: &str, month: &str, year: &str) -> [Option<BirthDateError>; 3] {
        match Self::from_parts(day, month, year) {
            Ok(_) => [None; 3],
            Err(error @ (BirthDateError::AllEmpty | BirthDateError::NoSuchDate)) => {
                [Some(error), None, None]
            }
            Err(_) => {
                let [day, month, year] = [day, month, year].map(input_text::without_separators);
                [day_error(&day), month_error(&month), year_error(&year)]
            }
        }
    }

    /// Splits a whole date pasted into one field into day, month and year: `07/03/1970`, `7-3-1970`,
    /// `07.03.1970`, `07 03 1970`, `07031970`, `1970-03-07`. Does not check that the date exists.
    pub fn split_paste(raw: &str) -> Option<[String; 3]> {
        let text = input_text::trim_punctuation(raw);
        if text.chars().any(|c| !c.is_ascii_digit() && !input_text::is_separator(c)) {
            return None;
        }
        let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let parts = [parts.next()?, parts.next().unwrap_or(""), parts.next().unwrap_or(""), {
            parts.next().unwrap_or("")
        }];
        match parts.map(str::len) {
            [8, 0, 0, 0] => {
                let (day, rest) = parts[0].split_at_checked(2)?;
                let (month, year) = rest.split_at_checked(2)?;
                Some([day, month, year].map(str::to_owned))
            }
            [1 | 2, 1 | 2, 2 | 4, 0] => Some([parts[0], parts[1], parts[2]].map(str::to_owned)),
            [4, 1 | 2, 1 | 2, 0] => Some([parts[2], parts[1], parts[0]].map(str::to_owned)),
            _ => None,
        }
    }

    /// Returns the day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Returns the month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Returns the year, 1900 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Formats the wire form, `1970-03-07`.
    pub fn iso(self) -> String {
        let mut text = String::with_capacity(10);
        push_two_digits(&mut text, self.year / 100);
        push_two_digits(&mut text, self.year % 100);
        text.push('-');
        push_two_digits(&mut text, self.month.into());
        text.push('-');
        push_two_digits(&mut text, self.day.into());
        text
    }

    fn days_in_month(self) -> u8 {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

fn push_two_digits(text: &mut String, number: u16) {
    for digit in [number / 10 % 10, number % 10] {
        text.push(char::from_digit(digit.into(), 10).unwrap_or('0'));
    }
}

/// Formats the date for display: « 07/03/1970 ».
impl fmt::Display for BirthDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(10);
        push_two_digits(&mut text, self.day.into());
        text.push('/');
        push_two_digits(&mut text, self.month.into());
        text.push('/');
        push_two_digits(&mut text, self.year / 100);
        push_two_digits(&mut text, self.year % 100);
        formatter.write_str(&text)
    }
}

/// Parses a whole date in any of the forms of [`BirthDate::split_paste`].
impl FromStr for BirthDate {
    type Err = BirthDateError;

    fn from_str(raw: &str) -> Result<Self, BirthDateError> {
        let [day, month, year] = Self::split_paste(raw).ok_or(BirthDateError::Unreadable)?;
        Self::from_parts(&day, &month, &year)
    }
}

/// Accepts the wire form only: in the JSON of the API, `07/03/1970` is an error.
impl TryFrom<String> for BirthDate {
    type Error = BirthDateError;

    fn try_from(wire: String) -> Result<Self, BirthDateError> {
        if Self::matches_pattern(&wire) { wire.parse() } else { Err(BirthDateError::Unreadable) }
    }
}

impl From<BirthDate> for String {
    fn from(date: BirthDate) -> Self {
        date.iso()
    }
}

debug_and_error!(BirthDate, BirthDateError, "not a real date from 1900 on, written YYYY-MM-DD");

/// Returns the error of three texts that are not a date.
fn first_error(day: &str, month: &str, year: &str) -> BirthDateError {
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return BirthDateError::AllEmpty;
    }
    let error = day_error(day).or_else(|| month_error(month)).or_else(|| year_error(year));
    error.unwrap_or(BirthDateError::NoSuchDate)
}

fn day_error(text: &str) -> Option<BirthDateError> {
    number_error(text, DatePart::Day)
        .or_else(|| (!is_number_up_to(text, 31)).then_some(BirthDateError::NoSuchDay))
}

fn month_error(text: &str) -> Option<BirthDateError> {
    number_error(text, DatePart::Month)
        .or_else(|| (!is_number_up_to(text, 12)).then_some(BirthDateError::NoSuchMonth))
}

fn year_error(text: &str) -> Option<BirthDateError> {
    number_error(text, DatePart::Year).or_else(|| {
        if text.len() != 4 {
            Some(BirthDateError::YearDigits { found: input_text::char_count(text) })
        } else {
            (input_text::parse_digits(text) < 1900).then_some(BirthDateError::Before1900)
        }
    })
}

fn number_error(text: &str, part: DatePart) -> Option<BirthDateError> {
    if text.is_empty() {
        return Some(BirthDateError::Empty(part));
    }
    let at = input_text::first_non_digit(text)?;
    Some(BirthDateError::NotADigit { part, at })
}

fn is_number_up_to(text: &str, max: u32) -> bool {
    text.len() <= 2 && (1..=max.into()).contains(&input_text::parse_digits(text))
}
