use mon_espace_sante::fields::{Identifier, IdentifierError::*};
use proptest::prelude::*;

use super::{cases, check_automaton, round_trip, text_near};

#[test]
fn valid_values_are_accepted() {
    for (raw, canonical) in [
        ("inaya.m1988", "inaya.m1988"),
        (" prenom.nom\u{A0}", "prenom.nom"),
        ("Élodie-69", "Élodie-69"),
        ("@pseudo12", "@pseudo12"),
        ("pseudo1@", "pseudo1@"),
        ("!#$%&'*+", "!#$%&'*+"),
        ("日本語日本語日本", "日本語日本語日本"),
    ] {
        let identifier: Identifier = raw.parse().unwrap_or_else(|error| panic!("{raw}: {error:?}"));
        assert_eq!(identifier.as_str(), canonical);
        assert_eq!(round_trip(&identifier), canonical);
    }
    assert!(Identifier::parse(&"é".repeat(64), 8).is_ok());
    assert!(Identifier::parse("abc", 3).is_ok());
}

#[test]
fn invalid_values_are_refused() {
    for (raw, error) in [
        ("", Empty),
        ("  ", Empty),
        ("inaya", TooShort { missing: 3 }),
        ("é", TooShort { missing: 7 }),
        ("nom@exemple.fr", IsEmail),
        ("n@e", IsEmail),
        ("nom@exemple", IsEmail),
        ("prenom nom", HasSpace),
        ("prenom\u{A0}nom", HasSpace),
        ("prenom\tnom", HasSpace),
        ("pre\u{200B}nom12", InvisibleCharacter { at: 4 }),
        ("pre\u{7}nom12", InvisibleCharacter { at: 4 }),
        ("pre\u{AD}nom12", InvisibleCharacter { at: 4 }),
    ] {
        assert_eq!(raw.parse::<Identifier>(), Err(error), "{raw:?}");
    }
    assert_eq!(Identifier::parse("inaya.m1988", 12), Err(TooShort { missing: 1 }));
    assert_eq!(Identifier::parse("a", u32::MAX), Err(TooShort { missing: 255 }));
    assert_eq!("a".repeat(66).parse::<Identifier>(), Err(TooLong { extra: 2 }));
    assert_eq!("a".repeat(100_000).parse::<Identifier>(), Err(TooLong { extra: 255 }));
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn never_panics(raw in text_near("[a-zA-Z0-9._-]{6,66}"), min in 0..20_u32) {
        if let Ok(identifier) = Identifier::parse(&raw, min) {
            prop_assert!(Identifier::matches_pattern(identifier.as_str()));
            let spaced = format!(" {identifier}\u{A0}");
            prop_assert_eq!(Identifier::parse(&spaced, min), Ok(identifier));
        }
    }

    #[test]
    fn the_automaton_matches_the_pattern(raw in text_near("@?[a-zA-Z0-9._ -]{6,20}@?")) {
        check_automaton(Identifier::PATTERN, Identifier::matches_pattern, &raw)?;
    }

    #[test]
    fn an_email_address_is_not_an_identifier(raw in "[a-z.]{1,9}@[a-z]{1,9}\\.[a-z]{2,3}") {
        prop_assert_eq!(raw.parse::<Identifier>(), Err(IsEmail));
    }
}
