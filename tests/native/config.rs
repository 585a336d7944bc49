//! `config.json`: every key optional, every mistake named.

use mon_espace_sante::config::{Config, ConfigError, Conformity, StartsWith};

#[test]
fn nothing_is_the_default() {
    let config = Config::read("{}").unwrap();
    assert_eq!(config, Config::default());
    assert_eq!(config.api_base, "/api/v1");
    assert_eq!(config.accessibility, Conformity::None);
}

#[test]
fn the_committed_file_is_read() {
    Config::read(include_str!("../../public/config.json")).unwrap();
}

#[test]
fn every_key_is_read() {
    let config = Config::read(
        r#"{ "api_base": "https://api.exemple.fr/v1", "activation_starts_with": "birth_date",
             "france_connect": true, "help_hours": "Toujours.", "maintenance": true,
             "notice": { "text": "Demain, maintenance.", "until": "2026-12-01T00:00:00Z" },
             "languages": ["fr"], "accessibility": "partiellement" }"#,
    )
    .unwrap();
    assert_eq!(config.api_base, "https://api.exemple.fr/v1");
    assert_eq!(config.activation_starts_with, StartsWith::BirthDate);
    assert!(config.france_connect && config.maintenance);
    assert_eq!(config.help_hours.as_deref(), Some("Toujours."));
    assert_eq!(config.notice.unwrap().until.as_deref(), Some("2026-12-01T00:00:00Z"));
    assert_eq!(config.accessibility, Conformity::Partly);
}

#[test]
fn mistakes_are_named() {
    let unknown = |key: &str| Err(ConfigError::UnknownKey(key.to_owned()));
    let wrong = |key: &str| Err(ConfigError::WrongValue(key.to_owned()));
    let cases = [
        ("", Err(ConfigError::Syntax)),
        ("[]", Err(ConfigError::Syntax)),
        ("{", Err(ConfigError::Syntax)),
        (r#"{"api_bas":"/api"}"#, unknown("api_bas")),
        (r#"{"api_base":"api"}"#, wrong("api_base")),
        (r#"{"api_base":1}"#, wrong("api_base")),
        (r#"{"activation_starts_with":"letter"}"#, wrong("activation_starts_with")),
        (r#"{"maintenance":"non"}"#, wrong("maintenance")),
        (r#"{"languages":[]}"#, wrong("languages")),
        (r#"{"languages":["xx"]}"#, wrong("languages")),
        (r#"{"notice":{"texte":"Bonjour"}}"#, wrong("notice")),
        (r#"{"accessibility":"oui"}"#, wrong("accessibility")),
    ];
    for (text, expected) in cases {
        assert_eq!(Config::read(text), expected, "{text}");
    }
}
