use mon_espace_sante::fields::{Criteria, Criterion, Password, PasswordError, PasswordRules};
use proptest::prelude::*;

use super::{cases, check_automaton, round_trip, text_near};

const ALL_MET: Criteria =
    Criteria { length: true, special: true, upper: true, lower: true, digit: true };

#[test]
fn valid_values_are_accepted() {
    for raw in ["Sante-2022!", "Élan vital 9", "éÉ1 éÉ1 é", "Ab3€56789", " Ab3 5678 ", "Пароль-123"]
    {
        let password = Password::parse(raw, 9).unwrap_or_else(|error| panic!("{raw}: {error:?}"));
        assert_eq!(password.as_str(), raw);
        assert_eq!(round_trip(&password), raw);
    }
    assert!(Password::parse(&"Aa1!".repeat(64), 9).is_ok());
    assert!(Password::parse("Aa1👩‍🚀", 6).is_ok());
}

#[test]
fn invalid_values_are_refused() {
    for (raw, criteria) in [
        ("Sante-22", Criteria { length: false, ..ALL_MET }),
        ("Sante2022X", Criteria { special: false, ..ALL_MET }),
        ("sante-2022", Criteria { upper: false, ..ALL_MET }),
        ("SANTE-2022", Criteria { lower: false, ..ALL_MET }),
        ("Sante-sante", Criteria { digit: false, ..ALL_MET }),
        ("Santé2022", Criteria { special: false, ..ALL_MET }),
        ("x", Criteria { lower: true, length: false, special: false, upper: false, digit: false }),
    ] {
        assert_eq!(Password::parse(raw, 9), Err(PasswordError::Criteria(criteria)), "{raw}");
        assert_eq!(Password::criteria(raw, 9), criteria);
        assert!(!criteria.all_met());
    }
    assert_eq!(Password::parse("", 9), Err(PasswordError::Empty));
    assert_eq!(Password::parse("Sante-2022\u{0}", 9), Err(PasswordError::Unprintable));
    assert_eq!(Password::parse("Sante-2022\n", 9), Err(PasswordError::Unprintable));
    assert_eq!(Password::parse("Sante-2022\u{200B}", 9), Err(PasswordError::Unprintable));
    assert_eq!(Password::parse(&"Aa1!".repeat(65), 9), Err(PasswordError::TooLong { extra: 4 }));
    assert_eq!(
        Password::parse(&"Aa1!".repeat(65_000), 9),
        Err(PasswordError::TooLong { extra: 255 })
    );
}

#[test]
fn fewer_classes_or_a_phrase_are_enough_where_the_backend_says_so() {
    let rules = PasswordRules { min: 9, classes: 3, phrase_min: Some(20) };
    for raw in ["Sante2022", "sante-2022", "cinq chaises et un chat", "aaaaaaaaaaaaaaaaaaaa"] {
        assert!(Password::parse(raw, rules).is_ok(), "{raw}");
    }
    for raw in ["Sante22", "santedeux", "SANTE-SANTE", "dix-neuf caracteres"] {
        assert!(matches!(Password::parse(raw, rules), Err(PasswordError::Criteria(_))), "{raw}");
    }
    // A missing class is listed as long as there are too few.
    let criteria = Password::criteria("santedeux", rules);
    assert_eq!(criteria, Criteria { special: false, upper: false, digit: false, ..ALL_MET });
}

#[test]
fn signing_in_refuses_only_an_empty_password() {
    assert_eq!(Password::parse_existing(""), Err(PasswordError::Empty));
    assert_eq!(Password::parse_existing("x").unwrap().as_str(), "x");
    assert!(serde_json::from_value::<Password>("".into()).is_err());
}

#[test]
fn characters_other_than_letters_marks_and_digits_are_special() {
    for c in "!#@;%...\"'()[]{}<>/\\|~^`_-+=*&$?:,. \u{A0}€£§°«»…–×÷¿²½😀→✓".chars()
    {
        assert!(Password::criteria(&c.to_string(), 9).special, "{c:?}");
    }
    for c in "aZéÉçœŒßñªºµ09日яΩↄ".chars() {
        assert!(!Password::criteria(&c.to_string(), 9).special, "{c:?}");
    }
    assert!(!Password::criteria("e\u{301}\u{200D}", 9).special);
}

#[test]
fn criteria_are_listed_in_the_order_of_the_screen() {
    use Criterion::*;
    let order: Vec<_> = ALL_MET.into_iter().collect();
    assert_eq!(order, [Length, Special, Upper, Lower, Digit].map(|criterion| (criterion, true)));
    assert!(ALL_MET.all_met());
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn parsing_agrees_with_the_criteria(raw in text_near("[a-cA-C0-2!é ]{1,12}"), min in 0..16_u32) {
        match Password::parse(&raw, min) {
            Ok(password) => {
                prop_assert!(Password::criteria(&raw, min).all_met());
                prop_assert_eq!(password.as_str(), raw);
            }
            Err(PasswordError::Criteria(criteria)) => {
                prop_assert_eq!(criteria, Password::criteria(&raw, min));
                prop_assert!(!criteria.all_met());
            }
            Err(PasswordError::Empty) => prop_assert!(raw.is_empty()),
            Err(PasswordError::Unprintable) => prop_assert!(!raw.is_ascii() || raw.contains(|c: char| c.is_control())),
            Err(PasswordError::TooLong { .. }) => prop_assert!(raw.chars().count() > 256),
        }
    }

    /// The standard library's tables are the oracle, from U+0020 to U+058F: Latin, Greek, Cyrillic, Armenian.
    #[test]
    fn letters_are_not_special(c in prop::char::range('\u{20}', '\u{58F}')) {
        let criteria = Password::criteria(&c.to_string(), 1);
        if c.is_alphabetic() || c.is_ascii_digit() {
            prop_assert!(!criteria.special, "{:?}", c);
        }
        if c.is_ascii_punctuation() || c == ' ' {
            prop_assert!(criteria.special, "{:?}", c);
        }
    }

    #[test]
    fn the_automaton_matches_the_pattern(raw in any::<String>()) {
        check_automaton(Password::PATTERN, Password::matches_pattern, &raw)?;
    }
}
