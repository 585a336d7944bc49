use mon_espace_sante::fields::{OneTimeCode, OneTimeCodeError, OneTimeCodeError::*};
use proptest::prelude::*;

use super::{cases, check_automaton, interleave, round_trip, separator, text_near};

fn parse(raw: &str) -> Result<OneTimeCode, OneTimeCodeError> {
    raw.parse()
}

#[test]
fn valid_values_are_accepted() {
    for raw in [
        "034567",
        " 034 567 ",
        "03 45 67",
        "034\u{202F}567",
        "034-567.",
        "« 034 567 »",
        "Votre code est 034 567.",
        "034567 est votre code",
        "Votre code : 034567. Il est valable 10 minutes. Aide au 34 22.",
        "Votre code : 034 567. Il est valable 10 minutes. Aide au 34 22.",
        "034567 est votre code d’accès à Mon espace santé.\n\n@monespacesante.fr #034567",
        "034 567 est votre code.\r\n@localhost #034567\r\n",
        "Le 07/12/2021 à 10:30, code 034567",
        "Dossier 123456. Code ci-dessous.\n@espace12.fr #034567",
    ] {
        let code = parse(raw).unwrap_or_else(|error| panic!("{raw}: {error:?}"));
        assert_eq!(code.as_str(), "034567", "{raw}");
        assert_eq!(round_trip(&code), "034567");
    }
}

#[test]
fn invalid_values_are_refused() {
    for (raw, error) in [
        ("", Empty),
        ("  ", Empty),
        ("03456", NotSixDigits { found: 5 }),
        ("0345678", NotSixDigits { found: 7 }),
        ("abc", NotSixDigits { found: 0 }),
        ("code 034567 ou 034568", NotSixDigits { found: 12 }),
        ("code 0345, valable 10 minutes", NotSixDigits { found: 6 }),
        ("06 11 12 13 14", NotSixDigits { found: 10 }),
    ] {
        assert_eq!(parse(raw), Err(error), "{raw}");
    }
    assert_eq!(parse(&"1".repeat(100_000)), Err(NotSixDigits { found: 255 }));
}

fn canonical(raw: &str) -> String {
    parse(raw).unwrap().as_str().to_owned()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn never_panics(raw in text_near(OneTimeCode::PATTERN)) {
        if let Ok(code) = parse(&raw) {
            prop_assert!(OneTimeCode::matches_pattern(code.as_str()));
            prop_assert_eq!(parse(code.as_str()), Ok(code));
        }
    }

    #[test]
    fn the_automaton_matches_the_pattern(raw in text_near(OneTimeCode::PATTERN)) {
        check_automaton(OneTimeCode::PATTERN, OneTimeCode::matches_pattern, &raw)?;
    }

    #[test]
    fn a_code_is_extracted_from_its_message(
        code in "[0-9]{6}",
        minutes in 1..60_u8,
        separators in prop::collection::vec(separator(), 6),
    ) {
        let sms = format!("{code} est votre code, valable {minutes} minutes.\n\n@exemple.fr #{code}");
        prop_assert_eq!(canonical(&sms), code.as_str());
        prop_assert_eq!(canonical(&interleave(&code, &separators)), code);
    }
}
