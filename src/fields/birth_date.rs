//! The birth date, in three fields: Jour / Mois / Année.
//!
//! Source: S0, S3 (« La date de naissance (JJ/MM/AAAA) »). A real date of the Gregorian calendar,
//! from 1900 on. Whether it is in the future is the backend's word: this computer's clock may be
//! ten years wrong. On the wire `YYYY-MM-DD`; shown `07/03/1970`.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{patterns, shape::shape, typed, wire::discreet};

/// A real date, 1900 to 9999. Personal: `Debug` shows nothing of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BirthDate {
    year: u16,
    month: u8,
    day: u8,
}

/// One of the three fields of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// « Jour ».
    Day,
    /// « Mois ».
    Month,
    /// « Année ».
    Year,
}

/// Why three texts are no birth date; [`part`](Self::part) says in which field to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BirthDateError {
    /// These fields have nothing in them (at least one).
    Empty {
        /// « Jour » is empty.
        day: bool,
        /// « Mois » is empty.
        month: bool,
        /// « Année » is empty.
        year: bool,
    },
    /// A character of this field is no digit.
    NotADigit {
        /// Which field.
        part: Part,
        /// Its place among the characters kept, from 1.
        at: u8,
    },
    /// The year has not 4 digits.
    YearDigits {
        /// How many it has.
        found: u8,
    },
    /// The year is before 1900.
    Before1900,
    /// The month is none of 1 to 12, or the month does not have that day.
    NoSuchDate(Part),
    /// One text that cannot be told apart into day, month and year (never from three fields).
    Unreadable,
}

impl BirthDateError {
    /// The first field to correct.
    pub fn part(self) -> Part {
        match self {
            Self::Empty { day: true, .. } | Self::Unreadable => Part::Day,
            Self::Empty { month: true, .. } => Part::Month,
            Self::Empty { .. } | Self::YearDigits { .. } | Self::Before1900 => Part::Year,
            Self::NotADigit { part, .. } | Self::NoSuchDate(part) => part,
        }
    }
}

impl BirthDate {
    /// The shape of the wire form; which months have 31 days is not in it.
    pub const PATTERN: &'static str = patterns::BIRTH_DATE;

    /// Whether the text, as it stands, has the shape of the wire form.
    pub fn has_shape(text: &str) -> bool {
        shape!("birth_date").matches(text)
    }

    /// Reads the three fields; a day or month may have one digit, the year has 4.
    pub fn from_parts(day: &str, month: &str, year: &str) -> Result<Self, BirthDateError> {
        let [day, month, year] = [day, month, year].map(typed::compact);
        let mut wire = String::with_capacity(10);
        wire.push_str(&year);
        for part in [&month, &day] {
            wire.push_str(if part.len() == 1 { "-0" } else { "-" });
            wire.push_str(part);
        }
        let read = |part: &str| u16::try_from(typed::number(part)).unwrap_or(u16::MAX);
        let date = Self {
            year: read(&year),
            month: typed::count(read(&month).into()),
            day: typed::count(read(&day).into()),
        };
        if Self::has_shape(&wire) && date.day <= date.days_in_month() {
            Ok(date)
        } else {
            Err(diagnosis(&day, &month, &year))
        }
    }

    /// Day, month and year of a whole date pasted into one field: `07/03/1970`, `7-3-1970`,
    /// `07.03.1970`, `07 03 1970`, `07031970`, `1970-03-07`. Not whether they make a date.
    pub fn split_paste(raw: &str) -> Option<[String; 3]> {
        let text = typed::bare(raw);
        if text.chars().any(|c| !c.is_ascii_digit() && !typed::is_separator(c)) {
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

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The year, 1900 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The wire form, `1970-03-07`.
    pub fn iso(self) -> String {
        let mut text = String::with_capacity(10);
        push_two(&mut text, self.year / 100);
        push_two(&mut text, self.year % 100);
        text.push('-');
        push_two(&mut text, self.month.into());
        text.push('-');
        push_two(&mut text, self.day.into());
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

fn push_two(text: &mut String, number: u16) {
    for digit in [number / 10 % 10, number % 10] {
        text.push(char::from_digit(digit.into(), 10).unwrap_or('0'));
    }
}

/// « 07/03/1970 ».
impl fmt::Display for BirthDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(10);
        push_two(&mut text, self.day.into());
        text.push('/');
        push_two(&mut text, self.month.into());
        text.push('/');
        push_two(&mut text, self.year / 100);
        push_two(&mut text, self.year % 100);
        formatter.write_str(&text)
    }
}

/// One text, as it may be pasted; see [`BirthDate::split_paste`].
impl FromStr for BirthDate {
    type Err = BirthDateError;

    fn from_str(raw: &str) -> Result<Self, BirthDateError> {
        let [day, month, year] = Self::split_paste(raw).ok_or(BirthDateError::Unreadable)?;
        Self::from_parts(&day, &month, &year)
    }
}

/// The wire form alone: between programs, `07/03/1970` would be a mistake.
impl TryFrom<String> for BirthDate {
    type Error = BirthDateError;

    fn try_from(wire: String) -> Result<Self, BirthDateError> {
        if Self::has_shape(&wire) { wire.parse() } else { Err(BirthDateError::Unreadable) }
    }
}

impl From<BirthDate> for String {
    fn from(date: BirthDate) -> Self {
        date.iso()
    }
}

discreet!(BirthDate, BirthDateError, "not a real date from 1900 on, written YYYY-MM-DD");

/// What is missing first, then what is no digit, then the year's length, then the calendar.
fn diagnosis(day: &str, month: &str, year: &str) -> BirthDateError {
    if day.is_empty() || month.is_empty() || year.is_empty() {
        return BirthDateError::Empty {
            day: day.is_empty(),
            month: month.is_empty(),
            year: year.is_empty(),
        };
    }
    for (part, text) in [(Part::Day, day), (Part::Month, month), (Part::Year, year)] {
        if let Some(at) = typed::first_not_digit(text) {
            return BirthDateError::NotADigit { part, at };
        }
    }
    if year.len() != 4 {
        return BirthDateError::YearDigits { found: typed::length(year) };
    }
    if month.len() > 2 || !(1..=12).contains(&typed::number(month)) {
        return BirthDateError::NoSuchDate(Part::Month);
    }
    if day.len() > 2 || !(1..=31).contains(&typed::number(day)) {
        return BirthDateError::NoSuchDate(Part::Day);
    }
    if typed::number(year) < 1900 {
        BirthDateError::Before1900
    } else {
        BirthDateError::NoSuchDate(Part::Day)
    }
}
