use mon_espace_sante::fields::{Mobile, MobileError, MobileError::*};
use proptest::prelude::*;

use super::{cases, check_automaton, interleave, round_trip, separator, text_near};

fn parse(raw: &str) -> Result<Mobile, MobileError> {
    raw.parse()
}

#[test]
fn valid_values_are_accepted() {
    for (raw, canonical) in [
        ("0611121314", "0611121314"),
        ("06 11 12 13 14", "0611121314"),
        ("06.11.12.13.14", "0611121314"),
        ("06-11-12-13-14", "0611121314"),
        ("06/11/12/13/14", "0611121314"),
        ("\u{202A}06\u{A0}11\u{202F}12 13 14\u{202C}", "0611121314"),
        ("+33 6 11 12 13 14", "0611121314"),
        ("+33 (0)6 11 12 13 14", "0611121314"),
        ("(+33) 6 11 12 13 14", "0611121314"),
        ("0033 6 11 12 13 14", "0611121314"),
        ("0033 06 11 12 13 14", "0611121314"),
        ("33 6 11 12 13 14", "0611121314"),
        ("tel:+33611121314", "0611121314"),
        ("07 30 00 00 00", "0730000000"),
        ("07 99 99 99 99", "0799999999"),
        ("06 39 01 02 03", "0639010203"),
        ("06 90 01 02 03", "0690010203"),
        ("+590 690 01 02 03", "0690010203"),
        ("00596 696 01 02 03", "0696010203"),
        ("+262 (0)692 01 02 03", "0692010203"),
        ("+262 639 01 02 03", "0639010203"),
    ] {
        let mobile = parse(raw).unwrap_or_else(|error| panic!("{raw}: {error:?}"));
        assert_eq!(mobile.as_str(), canonical);
        assert_eq!(round_trip(&mobile), canonical);
    }
    assert_eq!(parse("0611121314").unwrap().grouped(), "06\u{A0}11\u{A0}12\u{A0}13\u{A0}14");
}

#[test]
fn invalid_values_are_refused() {
    for (raw, error) in [
        ("", Empty),
        (" . ", Empty),
        ("06 11 12 13", TooShort { missing: 2 }),
        ("0", TooShort { missing: 9 }),
        ("07", TooShort { missing: 8 }),
        ("+33 6 11", TooShort { missing: 6 }),
        ("+33", TooShort { missing: 9 }),
        ("+", TooShort { missing: 11 }),
        ("00", TooShort { missing: 11 }),
        ("06 11 12 13 14 1", TooLong { extra: 1 }),
        ("+33 6 11 12 13 14 15", TooLong { extra: 2 }),
        ("06 11 l2 13 14", NotADigit { at: 5 }),
        ("+33 6 11 l2", NotADigit { at: 7 }),
        ("06+11", NotADigit { at: 3 }),
        ("01 42 11 12 13", NotMobile),
        ("07 00 11 12 13", NotMobile),
        ("07 0", NotMobile),
        ("34 22", NotMobile),
        ("6 11 12 13 14", NotMobile),
        ("+33 1 42 11 12 13", NotMobile),
        ("+590 590 01 02 03", NotMobile),
        ("+32 470 12 34 56", Foreign),
        ("0044 7700 900123", Foreign),
        ("+41", Foreign),
    ] {
        assert_eq!(parse(raw), Err(error), "{raw}");
    }
    assert_eq!(parse(&"06".repeat(50_000)), Err(TooLong { extra: 245 }));
    assert_eq!(parse(&"+".repeat(50_000)), Err(NotADigit { at: 2 }));
}

#[test]
fn partial_numbers_are_grouped_for_display() {
    for (raw, shown) in [
        ("", ""),
        ("06111", "06 11 1"),
        ("0611121314", "06 11 12 13 14"),
        ("+33611121314", "06 11 12 13 14"),
        ("+3361", "+3361"),
        ("0142111213", "01 42 11 12 13"),
        ("06111213145", "06111213145"),
        ("06x", "06x"),
    ] {
        assert_eq!(Mobile::group(raw).replace('\u{A0}', " "), shown, "{raw}");
    }
}

fn canonical(raw: &str) -> String {
    parse(raw).unwrap().as_str().to_owned()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn never_panics(raw in text_near(Mobile::PATTERN), prefix in "(\\+|00|\\+33|0033|\\+590)?") {
        let raw = prefix + &raw;
        if let Ok(mobile) = parse(&raw) {
            prop_assert!(Mobile::matches_pattern(mobile.as_str()));
            prop_assert_eq!(parse(mobile.as_str()), Ok(mobile.clone()));
            prop_assert_eq!(parse(&mobile.to_string()), Ok(mobile));
        }
        prop_assert_eq!(parse(&Mobile::group(&raw)), parse(&raw));
    }

    #[test]
    fn the_automaton_matches_the_pattern(raw in text_near(Mobile::PATTERN)) {
        check_automaton(Mobile::PATTERN, Mobile::matches_pattern, &raw)?;
    }

    #[test]
    fn every_notation_gives_the_same_number(
        rest in "(6[0-9]|7[3-9])[0-9]{7}",
        prefix in prop::sample::select(vec!["0", "+33", "0033", "+33(0)", "33"]),
        separators in prop::collection::vec(separator(), 11),
    ) {
        let raw = prefix.to_owned() + &interleave(&rest, &separators);
        prop_assert_eq!(canonical(&raw), format!("0{rest}"));
    }
}
