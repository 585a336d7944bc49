use mon_espace_sante::fields::{ProvisionalCode, ProvisionalCodeError, ProvisionalCodeError::*};
use proptest::prelude::*;

use super::{cases, check_automaton, round_trip, text_near};

fn parse(raw: &str) -> Result<ProvisionalCode, ProvisionalCodeError> {
    raw.parse()
}

#[test]
fn valid_values_are_accepted() {
    for raw in [
        "HuqZF3KXCz8k",
        "  HuqZF3KXCz8k\u{A0}",
        "HuqZ F3KX Cz8k",
        "HuqZ-F3KX-Cz8k",
        "« HuqZF3KXCz8k ».",
        "Votre code : HuqZF3KXCz8k.",
        "« Votre code : HuqZF3KXCz8k. »",
        "Votre code provisoire est HuqZF3KXCz8k, il est valable 6 semaines.",
        "Informations importantes : votre code HuqZF3KXCz8k",
        "Objet : informations. Code : HuqZF3KXCz8k. Je répète : HuqZF3KXCz8k",
        "Référence 202112071234, code : HuqZF3KXCz8k.",
    ] {
        let code = parse(raw).unwrap_or_else(|error| panic!("{raw}: {error:?}"));
        assert_eq!(code.as_str(), "HuqZF3KXCz8k", "{raw}");
        assert_eq!(round_trip(&code), "HuqZF3KXCz8k");
    }
    for (raw, code) in [
        ("Votre code : OdileGarnier.", "OdileGarnier"),
        ("Bonjour, votre code provisoire OdileGarnier", "OdileGarnier"),
        ("Votre code : abcdefghijkl", "abcdefghijkl"),
    ] {
        assert_eq!(parse(raw).unwrap().as_str(), code);
    }
}

#[test]
fn invalid_values_are_refused() {
    for (raw, error) in [
        ("", Empty),
        (" .\u{202F}", Empty),
        ("HuqZF3KXCz", TooShort { missing: 2 }),
        ("HuqZF3KXCz8k9", TooLong { extra: 1 }),
        ("HuqZF3KXCz8é", NotAlphanumeric { at: 12 }),
        ("HuqZ_F3KXCz8", NotAlphanumeric { at: 5 }),
        // The first text has ordinary words only, the second has two codes, of which neither can be chosen.
        ("Des informations utiles", TooLong { extra: 9 }),
        ("HuqZF3KXCz8k ou HuqZF3KXCz8j", TooLong { extra: 14 }),
    ] {
        assert_eq!(parse(raw), Err(error), "{raw}");
    }
    assert_eq!(parse(&"a".repeat(100_000)), Err(TooLong { extra: 243 }));
    assert_eq!(ProvisionalCode::count("Huq ZF"), 5);
}

fn canonical(raw: &str) -> String {
    parse(raw).unwrap().as_str().to_owned()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn never_panics(raw in text_near(ProvisionalCode::PATTERN)) {
        if let Ok(code) = parse(&raw) {
            prop_assert!(ProvisionalCode::matches_pattern(code.as_str()));
            prop_assert_eq!(parse(code.as_str()), Ok(code));
        }
    }

    #[test]
    fn the_automaton_matches_the_pattern(raw in text_near(ProvisionalCode::PATTERN)) {
        check_automaton(ProvisionalCode::PATTERN, ProvisionalCode::matches_pattern, &raw)?;
    }

    #[test]
    fn a_code_is_extracted_from_its_sentence(code in "[0-9][0-9A-Za-z]{11}") {
        let raw = format!("Bonjour,\nVotre code provisoire est : {code}.\nBien à vous");
        prop_assert_eq!(canonical(&raw), code.as_str());
        let spaced = format!("\u{A0}{code} ");
        prop_assert_eq!(canonical(&spaced), code);
    }
}
