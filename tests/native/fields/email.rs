use mon_espace_sante::fields::{Email, EmailError, EmailError::*};
use proptest::prelude::*;

use super::{cases, check_automaton, round_trip, text_near};

fn parse(raw: &str) -> Result<Email, EmailError> {
    raw.parse()
}

#[test]
fn valid_values_are_accepted() {
    for (raw, canonical) in [
        ("nom@exemple.fr", "nom@exemple.fr"),
        (" nom@exemple.fr\u{A0}", "nom@exemple.fr"),
        ("« nom@exemple.fr ».", "nom@exemple.fr"),
        ("mailto:nom@exemple.fr", "nom@exemple.fr"),
        ("Mailto:nom@exemple.fr", "nom@exemple.fr"),
        ("Prénom Nom <nom@exemple.fr>", "nom@exemple.fr"),
        ("<nom@exemple.fr>;", "nom@exemple.fr"),
        (
            "Prenom.Nom+sante@sous-domaine.exemple.co.uk",
            "Prenom.Nom+sante@sous-domaine.exemple.co.uk",
        ),
        ("o'neil@exemple.fr", "o'neil@exemple.fr"),
        ("'x@exemple.fr", "'x@exemple.fr"),
        ("a..b.@exemple.fr", "a..b.@exemple.fr"),
        ("a@b.c", "a@b.c"),
        ("a@xn--caf-dma.fr", "a@xn--caf-dma.fr"),
    ] {
        let email = parse(raw).unwrap_or_else(|error| panic!("{raw}: {error:?}"));
        assert_eq!(email.as_str(), canonical);
        assert_eq!(round_trip(&email), canonical);
    }
}

#[test]
fn invalid_values_are_refused() {
    for (raw, error) in [
        ("", Empty),
        (" . ", Empty),
        ("nom", NoAt),
        ("nom exemple.fr", NoAt),
        ("nom@@exemple.fr", SeveralAts),
        ("a@b.fr, c@d.fr", SeveralAts),
        ("@exemple.fr", NothingBefore),
        ("nom@", NothingAfter),
        ("nom@exemple", NoDot),
        ("nom prenom@exemple.fr", Space),
        ("nom@exemple .fr", Space),
        ("prénom@exemple.fr", BadCharacter { at: 3 }),
        ("nom@café.fr", BadCharacter { at: 8 }),
        ("nom@exemple..fr", BadCharacter { at: 13 }),
        ("nom@.fr", BadCharacter { at: 5 }),
        ("nom@-exemple.fr", BadCharacter { at: 5 }),
        ("nom@exemple-.fr", BadCharacter { at: 12 }),
        ("nom,prenom@exemple.fr", BadCharacter { at: 4 }),
        ("nom@exem_ple.fr", BadCharacter { at: 9 }),
    ] {
        assert_eq!(parse(raw), Err(error), "{raw}");
    }
    assert_eq!(parse(&format!("{}@exemple.fr", "a".repeat(244))), Err(TooLong));
    assert!(parse(&format!("{}@exemple.fr", "a".repeat(243))).is_ok());
    assert_eq!(parse(&format!("a@{}.fr", "a".repeat(64))), Err(TooLong));
    assert!(parse(&format!("a@{}.fr", "a".repeat(63))).is_ok());
    assert_eq!(parse(&("é".repeat(100_000) + "@b.fr")), Err(BadCharacter { at: 1 }));
}

#[test]
fn likely_typos_get_a_suggestion() {
    for (typo, meant) in [
        ("gmial.com", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gmail.fr", "gmail.com"),
        ("GMIAL.COM", "gmail.com"),
        ("hotmial.fr", "hotmail.fr"),
        ("hotmial.com", "hotmail.com"),
        ("orange.f", "orange.fr"),
        ("ornage.fr", "orange.fr"),
        ("wanado.fr", "wanadoo.fr"),
        ("wanndoo.f", "wanadoo.fr"),
        ("laposte.ne", "laposte.net"),
        ("yaho.fr", "yahoo.fr"),
        ("yahoo.con", "yahoo.com"),
        ("free.r", "free.fr"),
        ("sfr.f", "sfr.fr"),
        ("outlok.fr", "outlook.fr"),
        ("iclou.com", "icloud.com"),
    ] {
        let email = parse(&format!("Marie.D@{typo}")).unwrap();
        assert_eq!(email.suggestion(), Some(format!("Marie.D@{meant}")), "{typo}");
    }
    for domain in [
        "gmail.com",
        "Gmail.com",
        "orange.fr",
        "free.fr",
        "sfr.fr",
        "ymail.com",
        "mail.com",
        "hotmail.de",
        "yahoo.it",
        "outlook.be",
        "exemple.fr",
        "mes.fr",
        "ac-paris.fr",
        "gouv.fr",
        "chu-lyon.fr",
        "protonmail.ch",
        "une-assez-longue-entreprise.fr",
    ] {
        assert_eq!(parse(&format!("m@{domain}")).unwrap().suggestion(), None, "{domain}");
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn never_panics(raw in text_near(Email::PATTERN)) {
        if let Ok(email) = parse(&raw) {
            prop_assert!(Email::matches_pattern(email.as_str()));
            prop_assert_eq!(parse(&email.to_string()), Ok(email.clone()));
            if let Some(other) = email.suggestion() {
                let other = parse(&other).unwrap();
                prop_assert_eq!(other.suggestion(), None);
                prop_assert_ne!(other, email);
            }
        }
    }

    #[test]
    fn the_automaton_matches_the_pattern(raw in text_near(Email::PATTERN)) {
        check_automaton(Email::PATTERN, Email::matches_pattern, &raw)?;
    }

    #[test]
    fn adding_an_ending_fixes_a_missing_dot(raw in "[a-z.é ]{0,6}@[a-zA-Z0-9é_ -]{0,8}") {
        if parse(&raw) == Err(NoDot) {
            prop_assert!(parse(&(raw.trim().to_owned() + ".fr")).is_ok());
        }
    }
}
