use mon_espace_sante::fields::{Nir, NirError, NirError::*};
use proptest::prelude::*;

use super::{cases, check_automaton, interleave, round_trip, separator, text_near};

fn parse(raw: &str) -> Result<Nir, NirError> {
    raw.parse()
}

#[test]
fn valid_values_are_accepted() {
    for (raw, canonical) in [
        ("116304403801618", "116304403801618"),
        (" 1 16 30 44 038 016 18 ", "116304403801618"),
        ("1\u{A0}16\u{202F}30\u{2009}44-038.016/18", "116304403801618"),
        ("« 1 16 30 44 038 016 18 ».", "116304403801618"),
        ("\u{202A}116304403801618\u{202C}", "116304403801618"),
        ("1 85 12 2a 004 000 97", "185122A00400097"),
        ("1 55 12 55 555 555 97", "155125555555597"),
        ("7 55 12 55 555 555", "7551255555555"),
        ("8551255555555", "8551255555555"),
    ] {
        let nir = parse(raw).unwrap_or_else(|error| panic!("{raw}: {error:?}"));
        assert_eq!(nir.as_str(), canonical);
        assert_eq!(nir.is_provisional(), canonical.len() == 13);
        assert_eq!(round_trip(&nir), canonical);
    }
}

#[test]
fn invalid_values_are_refused() {
    for (raw, error) in [
        ("", Empty),
        (" \u{A0}-. ", Empty),
        ("1 16 30 44 038 016", TooShort { missing: 2, expected: 15 }),
        ("1", TooShort { missing: 14, expected: 15 }),
        ("7 16 30", TooShort { missing: 8, expected: 13 }),
        ("1 16 30 44 038 016 18 9", TooLong { extra: 1, expected: 15 }),
        ("7 55 12 55 555 555 97", TooLong { extra: 2, expected: 13 }),
        ("1 16 3X 44 038 016 18", NotADigit { at: 5 }),
        ("1163O", NotADigit { at: 5 }),
        ("1 16 30 3A 038 016 18", NotADigit { at: 7 }),
        ("1 16 30 2C 038 016 18", NotADigit { at: 7 }),
        ("1 16 30 44 038 016 18 fin", NotADigit { at: 16 }),
        ("7 16 30 2A 038 016", NotADigit { at: 7 }),
        ("٣16304403801618", NotADigit { at: 1 }),
        ("3 16 30 44 038 016 18", FirstDigit),
        ("0", FirstDigit),
        ("1 55 12 55 555 555 55", WrongKey),
        ("1 16 30 44 038 016 19", WrongKey),
        ("1 55 12 55 555 555 00", WrongKey),
        ("1 85 12 2B 004 000 97", WrongKey),
        ("1 85 12 20 004 000 97", WrongKey),
    ] {
        assert_eq!(parse(raw), Err(error), "{raw}");
    }
}

#[test]
fn counts_and_positions_of_huge_texts_saturate() {
    let digits = "1".repeat(1_000_000);
    assert_eq!(parse(&digits), Err(TooLong { extra: 240, expected: 15 }));
    assert_eq!(parse(&(digits.clone() + "x")), Err(NotADigit { at: 255 }));
    assert_eq!(Nir::count(&digits), 255);
}

#[test]
fn partial_numbers_are_grouped_for_display() {
    for (raw, shown) in [
        ("", ""),
        ("1163044", "1 16 30 44"),
        ("116304", "1 16 30 4"),
        ("1851 22a0", "1 85 12 2A 0"),
        ("1 16 30 44 038 016 18", "1 16 30 44 038 016 18"),
        ("1163044038016189", "1163044038016189"),
        ("bonjour", "bonjour"),
        ("1163x", "1163x"),
    ] {
        assert_eq!(Nir::group(raw).replace('\u{A0}', " "), shown, "{raw}");
    }
    assert_eq!(Nir::count("1 16 30-4"), 6);
}

/// Computes the key without the code under test: replaces `2A` by 19 and `2B` by 18, which [`without_key`] generates in
/// the department only, and takes the remainder of the whole number.
fn key(number: &str) -> String {
    let number: i128 = number.replace("2A", "19").replace("2B", "18").parse().unwrap();
    format!("{:02}", 97 - number % 97)
}

/// Numbers of 13 characters, without the key.
fn without_key() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[12][0-9]{12}", 1 => "[12][0-9]{4}2[AB][0-9]{6}"]
}

fn valid() -> impl Strategy<Value = String> {
    without_key().prop_map(|number| number.clone() + &key(&number))
}

fn canonical(raw: &str) -> String {
    parse(raw).unwrap().as_str().to_owned()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn never_panics(raw in text_near(Nir::PATTERN)) {
        if let Ok(nir) = parse(&raw) {
            prop_assert_eq!(&parse(nir.as_str()), &Ok(nir.clone()));
            prop_assert_eq!(&parse(&nir.grouped()), &Ok(nir.clone()));
            prop_assert!(Nir::matches_pattern(nir.as_str()));
        }
        prop_assert_eq!(parse(&Nir::group(&raw)), parse(&raw));
    }

    #[test]
    fn the_automaton_matches_the_pattern(raw in text_near(Nir::PATTERN)) {
        check_automaton(Nir::PATTERN, Nir::matches_pattern, &raw)?;
    }

    #[test]
    fn exactly_one_key_of_a_hundred_is_valid(number in without_key()) {
        let valid_keys: Vec<String> = (0..100)
            .map(|key| format!("{key:02}"))
            .filter(|key| parse(&format!("{number}{key}")).is_ok())
            .collect();
        prop_assert_eq!(valid_keys, [key(&number)]);
    }

    #[test]
    fn separators_and_case_change_nothing(
        nir in valid(),
        separators in prop::collection::vec(separator(), 16),
    ) {
        let raw = interleave(&nir.to_lowercase(), &separators);
        prop_assert_eq!(canonical(&raw), nir);
    }

    #[test]
    fn one_wrong_character_is_refused(nir in valid(), at in 0..15_usize, other in "[0-9ABab]") {
        let mut edited = nir.clone();
        edited.replace_range(at..=at, &other);
        let same = edited.to_uppercase() == nir;
        prop_assert_eq!(parse(&edited).is_ok(), same, "{} {}", nir, edited);
    }

    // The removed digit comes after the department: an earlier one would move its letter or change the first digit.
    #[test]
    fn a_missing_or_extra_digit_is_counted(nir in valid(), at in 7..15_usize) {
        let mut short = nir.clone();
        short.remove(at);
        prop_assert_eq!(parse(&short), Err(TooShort { missing: 1, expected: 15 }));
        let long = nir + "0";
        prop_assert_eq!(parse(&long), Err(TooLong { extra: 1, expected: 15 }));
    }
}
