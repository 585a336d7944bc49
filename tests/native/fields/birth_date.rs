use mon_espace_sante::fields::{BirthDate, BirthDateError, BirthDateError::*, DatePart as Part};
use proptest::prelude::*;

use super::{cases, check_automaton, round_trip, text_near};

#[test]
fn valid_values_are_accepted() {
    for (day, month, year, wire) in [
        ("07", "03", "1970", "1970-03-07"),
        ("7", "3", "1970", "1970-03-07"),
        (" 7 ", "3\u{A0}", "1970", "1970-03-07"),
        ("7/", "3.", "1970", "1970-03-07"),
        ("29", "2", "2000", "2000-02-29"),
        ("29", "2", "2024", "2024-02-29"),
        ("31", "12", "1900", "1900-12-31"),
        ("31", "01", "2999", "2999-01-31"),
    ] {
        let date = BirthDate::from_parts(day, month, year).unwrap();
        assert_eq!(date.iso(), wire);
        assert_eq!(round_trip(&date), wire);
        let parts: Vec<u16> = wire.split('-').map(|part| part.parse().unwrap()).collect();
        assert_eq!(vec![date.year(), date.month().into(), date.day().into()], parts);
    }
}

#[test]
fn invalid_values_are_refused() {
    for (day, month, year, error, part) in [
        ("", "", "", AllEmpty, Part::Day),
        ("7", " ", "", Empty(Part::Month), Part::Month),
        ("7", "3", "", Empty(Part::Year), Part::Year),
        ("x", "", "", NotADigit { part: Part::Day, at: 1 }, Part::Day),
        ("1er", "3", "1970", NotADigit { part: Part::Day, at: 2 }, Part::Day),
        ("1", "mars", "1970", NotADigit { part: Part::Month, at: 1 }, Part::Month),
        ("1", "3", "197O", NotADigit { part: Part::Year, at: 4 }, Part::Year),
        ("7", "3", "70", YearDigits { found: 2 }, Part::Year),
        ("7", "3", "19700", YearDigits { found: 5 }, Part::Year),
        ("7", "13", "1970", NoSuchMonth, Part::Month),
        ("7", "0", "1970", NoSuchMonth, Part::Month),
        ("7", "003", "1970", NoSuchMonth, Part::Month),
        ("32", "3", "1970", NoSuchDay, Part::Day),
        ("0", "3", "1970", NoSuchDay, Part::Day),
        ("31", "4", "1970", NoSuchDate, Part::Day),
        ("29", "2", "1970", NoSuchDate, Part::Day),
        ("29", "2", "1900", NoSuchDate, Part::Day),
        ("31", "12", "1899", Before1900, Part::Year),
        ("1", "1", "0000", Before1900, Part::Year),
    ] {
        let refusal = BirthDate::from_parts(day, month, year);
        assert_eq!(refusal, Err(error), "{day} {month} {year}");
        assert_eq!(error.part(), part);
    }
    let many = "9".repeat(100_000);
    assert_eq!(BirthDate::from_parts(&many, "1", "1970"), Err(NoSuchDay));
    assert_eq!(BirthDate::from_parts("1", "1", &many), Err(YearDigits { found: 255 }));
}

#[test]
fn each_field_has_its_own_error() {
    for (parts, errors) in [
        (["32", "13", "1870"], [Some(NoSuchDay), Some(NoSuchMonth), Some(Before1900)]),
        (
            ["", "13", "70"],
            [Some(Empty(Part::Day)), Some(NoSuchMonth), Some(YearDigits { found: 2 })],
        ),
        (["31", "2", "1970"], [Some(NoSuchDate), None, None]),
        (["", " ", ""], [Some(AllEmpty), None, None]),
        (["7", "3", "1970"], [None; 3]),
    ] {
        let [day, month, year] = parts;
        assert_eq!(BirthDate::part_errors(day, month, year), errors, "{parts:?}");
    }
}

#[test]
fn a_whole_date_can_be_pasted() {
    for raw in [
        "07/03/1970",
        "07-03-1970",
        "07.03.1970",
        "07 03 1970",
        "07 / 03 / 1970",
        "07031970",
        "1970-03-07",
        " « 07/03/1970 ». ",
    ] {
        let parts = BirthDate::split_paste(raw).unwrap_or_else(|| panic!("{raw}"));
        assert_eq!(parts, ["07", "03", "1970"], "{raw}");
        assert_eq!(raw.parse::<BirthDate>().unwrap().iso(), "1970-03-07");
    }
    assert_eq!(BirthDate::split_paste("7/3/70"), Some(["7", "3", "70"].map(str::to_owned)));
    for raw in ["", "07", "07/03", "0703", "7 mars 1970", "07/03/1970/1", "070319701", "1/2/3", "é"]
    {
        assert_eq!(BirthDate::split_paste(raw), None, "{raw}");
        assert_eq!(raw.parse::<BirthDate>(), Err(Unreadable));
    }
}

#[test]
fn json_accepts_only_iso_dates() {
    for wire in ["07/03/1970", "1970-3-7", "1970-02-30", "1899-12-31", " 1970-03-07", ""] {
        assert!(serde_json::from_value::<BirthDate>(wire.into()).is_err(), "{wire}");
    }
}

/// Every month and day of a year, computed without the code under test.
fn real_dates(year: u16) -> Vec<(u8, u8)> {
    let february = match (year % 4, year % 100, year % 400) {
        (_, _, 0) => 29,
        (_, 0, _) => 28,
        (0, _, _) => 29,
        _ => 28,
    };
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    (1..).zip(months).flat_map(|(month, days)| (1..=days).map(move |day| (month, day))).collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn only_real_dates_are_accepted(year in 1900..=9999_u16, month in 0..=14_u8, day in 0..=33_u8) {
        let date = BirthDate::from_parts(&day.to_string(), &month.to_string(), &year.to_string());
        prop_assert_eq!(date.is_ok(), real_dates(year).contains(&(month, day)));
        if let Ok(date) = date {
            prop_assert_eq!(date.to_string().parse(), Ok(date));
            prop_assert_eq!(date.iso().parse(), Ok(date));
            prop_assert!(BirthDate::matches_pattern(&date.iso()));
        }
    }

    #[test]
    fn never_panics(
        raw in text_near(BirthDate::PATTERN),
        parts in prop::array::uniform3(text_near("[0-9]{1,4}")),
    ) {
        let [day, month, year] = &parts;
        let _ = BirthDate::from_parts(day, month, year).map_err(BirthDateError::part);
        let _ = raw.parse::<BirthDate>();
    }

    #[test]
    fn the_automaton_matches_the_pattern(raw in text_near(BirthDate::PATTERN)) {
        check_automaton(BirthDate::PATTERN, BirthDate::matches_pattern, &raw)?;
    }
}
