//! `config.json`: every key is optional, and an error names its key.

use mon_espace_sante::config::{ActivationStart, Config, ConfigError, Conformity, Instant, Notice};
use proptest::prelude::*;

#[test]
fn an_empty_object_gives_the_defaults() {
    let config = Config::parse("{}").unwrap();
    assert_eq!(config, Config::default());
    assert_eq!(config.api_base, "/api/v1");
    assert_eq!(config.accessibility, Conformity::None);
}

#[test]
fn the_committed_file_parses() {
    Config::parse(include_str!("../../public/config.json")).unwrap();
}

#[test]
fn every_key_is_applied() {
    let config = Config::parse(
        r#"{ "api_base": "https://api.exemple.fr/v1", "activation_starts_with": "birth_date",
             "france_connect": true,
             "france_connect_origin": "https://app.franceconnect.example", "help_hours": "Toujours.", "maintenance": true,
             "notice": { "text": "Demain, maintenance.", "until": "2026-12-01T00:00:00Z" },
             "languages": ["fr"], "accessibility": "partiellement" }"#,
    )
    .unwrap();
    assert_eq!(config.api_base, "https://api.exemple.fr/v1");
    assert_eq!(config.activation_starts_with, ActivationStart::BirthDate);
    assert!(config.france_connect && config.maintenance);
    assert_eq!(config.help_hours.as_deref(), Some("Toujours."));
    let notice = config.notice.unwrap();
    assert_eq!(notice.text, "Demain, maintenance.");
    assert_eq!(notice.until, Instant::parse("2026-12-01T00:00:00Z"));
    assert_eq!(config.accessibility, Conformity::Partly);
}

#[test]
fn the_address_of_the_api_is_a_path_or_a_secure_address() {
    for (written, expected) in [
        ("/api/v1", "/api/v1"),
        ("/api/v1/", "/api/v1"),
        ("https://api.example.fr/v1//", "https://api.example.fr/v1"),
        ("http://localhost:8090/api/v1", "http://localhost:8090/api/v1"),
        ("http://127.0.0.1:8090", "http://127.0.0.1:8090"),
    ] {
        let config = Config::parse(&format!("{{\"api_base\":\"{written}\"}}")).unwrap();
        assert_eq!(config.api_base, expected, "{written}");
    }
}

#[test]
fn the_page_leaves_only_for_the_configured_origin_of_france_connect() {
    let origin = "https://fc.example.fr";
    let config = Config::parse(&format!("{{\"france_connect_origin\":\"{origin}\"}}")).unwrap();
    for (address, expected) in [
        ("https://fc.example.fr/session/end?id=1", true),
        ("https://fc.example.fr?id=1", true),
        ("https://fc.example.fr", false),
        ("https://fc.example.fr.evil.example/", false),
        ("https://fc.example.fr@evil.example/", false),
        ("https://fc.example.fr:8443/", false),
        ("http://fc.example.fr/", false),
        ("javascript:alert(1)", false),
    ] {
        assert_eq!(config.is_of_france_connect(address), expected, "{address}");
        assert!(!Config::default().is_of_france_connect(address), "{address}");
    }
    for wrong in ["http://fc.example.fr", "https://", "https://fc.example.fr/a", "//fc.example.fr"]
    {
        let written = format!("{{\"france_connect_origin\":\"{wrong}\"}}");
        let error = ConfigError::WrongValue("france_connect_origin".into());
        assert_eq!(Config::parse(&written), Err(error), "{wrong}");
    }
}

#[test]
fn an_error_names_the_wrong_key() {
    let unknown = |key: &str| Err(ConfigError::UnknownKey(key.to_owned()));
    let wrong = |key: &str| Err(ConfigError::WrongValue(key.to_owned()));
    let cases = [
        ("", Err(ConfigError::Syntax)),
        ("[]", Err(ConfigError::Syntax)),
        ("{", Err(ConfigError::Syntax)),
        (r#"{"api_bas":"/api"}"#, unknown("api_bas")),
        (r#"{"api_base":"api"}"#, wrong("api_base")),
        (r#"{"api_base":1}"#, wrong("api_base")),
        (r#"{"api_base":"//ailleurs.example/api"}"#, wrong("api_base")),
        (r#"{"api_base":"/\\ailleurs.example/api"}"#, wrong("api_base")),
        (r#"{"api_base":"/\t/ailleurs.example/api"}"#, wrong("api_base")),
        (r#"{"api_base":"http://api.example.fr/v1"}"#, wrong("api_base")),
        (r#"{"api_base":"https:///v1"}"#, wrong("api_base")),
        (r#"{"api_base":"javascript:alert(1)"}"#, wrong("api_base")),
        (r#"{"activation_starts_with":"letter"}"#, wrong("activation_starts_with")),
        (r#"{"maintenance":"non"}"#, wrong("maintenance")),
        (r#"{"languages":[]}"#, wrong("languages")),
        (r#"{"languages":["xx"]}"#, wrong("languages")),
        (r#"{"notice":{"texte":"Bonjour"}}"#, wrong("notice")),
        (r#"{"notice":{"text":" "}}"#, wrong("notice")),
        (r#"{"notice":{"text":"Bonjour","from":"demain"}}"#, wrong("notice")),
        (r#"{"notice":{"text":"Bonjour","until":"2026-12-01"}}"#, wrong("notice")),
        (r#"{"notice":{"text":"Bonjour","until":1764547200}}"#, wrong("notice")),
        (
            r#"{"notice":{"text":"Bonjour","from":"2026-12-02T00:00:00Z","until":"2026-12-01T00:00:00Z"}}"#,
            wrong("notice"),
        ),
        (r#"{"accessibility":"oui"}"#, wrong("accessibility")),
    ];
    for (text, expected) in cases {
        assert_eq!(Config::parse(text), expected, "{text}");
    }
}

#[test]
fn a_notice_is_shown_within_its_dates() {
    let [before, from, between, until] = ["07:59:59", "08:00:00", "09:30:00", "10:00:00"]
        .map(|time| Instant::parse(&format!("2026-12-01T{time}+01:00")).unwrap());
    let notice = |from, until| Notice { text: "Demain, maintenance.".to_owned(), from, until };
    let shown = |notice: &Notice| [before, from, between, until].map(|now| notice.is_shown_at(now));
    assert_eq!(shown(&notice(None, None)), [true, true, true, true]);
    assert_eq!(shown(&notice(Some(from), None)), [false, true, true, true]);
    assert_eq!(shown(&notice(None, Some(until))), [true, true, true, false]);
    assert_eq!(shown(&notice(Some(from), Some(until))), [false, true, true, false]);
}

#[test]
fn instants_parse_in_rfc_3339_format_only() {
    let seconds = [
        ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31T23:59:59Z", -1),
        ("0001-01-01T00:00:00Z", -62_135_596_800),
        ("2000-02-29T12:00:00Z", 951_825_600),
        ("2026-12-01T08:00:00.125+01:00", 1_796_108_400),
        ("2026-12-01T07:00:00Z", 1_796_108_400),
        ("2026-12-01T02:30:00-04:30", 1_796_108_400),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ];
    for (text, expected) in seconds {
        assert_eq!(Instant::parse(text), Some(Instant::from_seconds(expected)), "{text}");
    }
    let refused = "2026-12-01 2026-12-01T08:00Z 2026-12-01T08:00:00 2026-12-01t08:00:00Z \
        2026-12-01T08:00:00z 2026-02-29T08:00:00Z 1900-02-29T08:00:00Z 2026-13-01T08:00:00Z \
        2026-00-01T08:00:00Z 2026-12-00T08:00:00Z 2026-12-32T08:00:00Z 2026-12-01T24:00:00Z \
        2026-12-01T08:60:00Z 2026-12-01T08:00:60Z 2026-12-01T08:00:00.Z 2026-12-01T08:00:00+0100 \
        2026-12-01T08:00:00+24:00 2026-12-01T08:00:00+01:60 2026-12-01T08:00:00Zz \
        0000-01-01T00:00:00Z 02026-12-01T08:00:00Z +026-12-01T08:00:00Z 2026-12-01T08:00:00é \
        01/12/2026 demain";
    for text in
        refused.split_whitespace().chain(["", " 2026-12-01T08:00:00Z", "2026-12-01 08:00:00Z"])
    {
        assert_eq!(Instant::parse(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn instants_agree_with_an_independent_calendar(seconds in -62_135_596_800_i64..253_402_300_800) {
        let text = jiff::Timestamp::from_second(seconds).unwrap().to_string();
        prop_assert_eq!(Instant::parse(&text), Some(Instant::from_seconds(seconds)));
    }

    #[test]
    fn parsing_an_instant_never_panics(text in "\\PC{0,40}", near in "[0-9T:Z.+é-]{18,26}") {
        let _ = (Instant::parse(&text), Instant::parse(&near));
    }
}
