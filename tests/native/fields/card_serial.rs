use mon_espace_sante::fields::{
    CardKind::{self, *},
    CardSerial,
    CardSerialError::*,
};
use proptest::prelude::*;
use serde_json::json;

use super::{cases, check_automaton, interleave, round_trip, separator, text_near};

#[test]
fn valid_values_are_accepted() {
    for (raw, kind, serial, kept_last_11) in [
        ("0102457612 4", Photo, "01024576124", false),
        (" 01.02-45 76\u{202F}12 4", Photo, "01024576124", false),
        ("802500000101024576124", Photo, "01024576124", true),
        ("8025 0000 0101 0245 7612 4.", Photo, "01024576124", true),
        ("95370116", NoPhoto, "95370116", false),
        ("953701166", NoPhoto, "953701166", false),
        ("9537011660123", NoPhoto, "9537011660123", false),
    ] {
        let card = CardSerial::parse(raw, kind).unwrap_or_else(|error| panic!("{raw}: {error:?}"));
        assert_eq!((card.serial(), card.kind()), (serial, kind));
        assert_eq!(card.kept_last_11(), kept_last_11);
        let name = if kind == Photo { "photo" } else { "no_photo" };
        assert_eq!(round_trip(&card), json!({ "kind": name, "serial": serial }));
    }
}

#[test]
fn invalid_values_are_refused() {
    for (raw, kind, error) in [
        ("", Photo, Empty),
        (" - ", NoPhoto, Empty),
        ("01024576", Photo, TooShort { missing: 3, kind: Photo }),
        ("0102457", NoPhoto, TooShort { missing: 1, kind: NoPhoto }),
        ("010245761245", Photo, TooLong { extra: 1, kind: Photo }),
        ("80250000101024576124", Photo, TooLong { extra: 9, kind: Photo }),
        ("8025000001010245761241", Photo, TooLong { extra: 11, kind: Photo }),
        ("802500000101024576124", NoPhoto, TooLong { extra: 8, kind: NoPhoto }),
        ("95370116601234", NoPhoto, TooLong { extra: 1, kind: NoPhoto }),
        ("0102457612O", Photo, NotADigit { at: 11 }),
        ("80250000010102457612x", Photo, NotADigit { at: 21 }),
        ("é", NoPhoto, NotADigit { at: 1 }),
    ] {
        assert_eq!(CardSerial::parse(raw, kind), Err(error), "{raw}");
    }
    let digits = "1".repeat(100_000);
    assert_eq!(CardSerial::parse(&digits, Photo), Err(TooLong { extra: 244, kind: Photo }));
}

#[test]
fn invalid_json_is_refused() {
    for wire in [
        json!({ "kind": "photo", "serial": "1" }),
        json!({ "kind": "photo", "serial": "95370116" }),
        json!({ "kind": "other", "serial": "01024576124" }),
        json!({ "serial": "01024576124" }),
        json!("01024576124"),
    ] {
        assert!(serde_json::from_value::<CardSerial>(wire.clone()).is_err(), "{wire}");
    }
}

#[test]
fn serials_are_grouped_for_display() {
    assert_eq!(CardSerial::group("01024576124", Photo), "0102457612\u{A0}4");
    assert_eq!(CardSerial::group("0102457612", Photo), "0102457612");
    assert_eq!(CardSerial::group("9537 0116", NoPhoto), "95370116");
    assert_eq!(CardSerial::group("802500000101024576124", Photo), "802500000101024576124");
    assert_eq!(CardSerial::group("bonjour", Photo), "bonjour");
    assert_eq!(CardSerial::count("0102 4576"), 8);
}

fn kind() -> impl Strategy<Value = CardKind> {
    prop_oneof![Just(Photo), Just(NoPhoto)]
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn never_panics(raw in text_near("[0-9]{7,22}"), kind in kind()) {
        if let Ok(card) = CardSerial::parse(&raw, kind) {
            prop_assert_eq!(CardSerial::parse(card.serial(), kind), Ok(card.clone()));
            prop_assert_eq!(CardSerial::parse(&card.grouped(), kind), Ok(card.clone()));
            prop_assert!(kind.matches_pattern(card.serial()));
        }
        prop_assert_eq!(
            CardSerial::parse(&CardSerial::group(&raw, kind), kind),
            CardSerial::parse(&raw, kind)
        );
    }

    #[test]
    fn the_automata_match_the_patterns(raw in text_near("[0-9]{7,14}"), kind in kind()) {
        check_automaton(kind.pattern(), |text| kind.matches_pattern(text), &raw)?;
        // Serials of cards with a photo also match the pattern of the other cards, which is the published one.
        let is_included = !Photo.matches_pattern(&raw) || NoPhoto.matches_pattern(&raw);
        prop_assert!(is_included && NoPhoto.pattern() == CardSerial::PATTERN);
    }

    #[test]
    fn separators_change_nothing(
        digits in "[0-9]{1,24}",
        kind in kind(),
        separators in prop::collection::vec(separator(), 9),
    ) {
        prop_assert_eq!(
            CardSerial::parse(&interleave(&digits, &separators), kind),
            CardSerial::parse(&digits, kind)
        );
    }
}
