//! Tests that need wasm32 in a browser: the automata of the fields, `fetch`, random bytes.
//!
//! The only server is that of the test runner. Screens are tested in `tests/browser`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use std::rc::Rc;

use mon_espace_sante::api::{Client, Failure, Fetch, Request, Transport, Unreachable, read_text};
use mon_espace_sante::config::{Config, ConfigError};
use mon_espace_sante::contract::{EndSession, ReadSession, RefusalCode};
use mon_espace_sante::fields::{
    BirthDate, CardKind, Email, Identifier, Mobile, Nir, NirError, OneTimeCode, Password,
    ProvisionalCode,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Browsers refuse to connect to port 1.
const UNREACHABLE: &str = "http://127.0.0.1:1/api/v1";

fn session_request() -> Request {
    let path = "/session".to_owned();
    Request { method: "GET", path, headers: Vec::new(), body: None }
}

#[wasm_bindgen_test]
fn every_automaton_accepts_only_its_pattern() {
    /// Name, automaton, valid value, invalid value.
    type PatternCase = (&'static str, fn(&str) -> bool, &'static str, &'static str);
    let cases: [PatternCase; 10] = [
        ("nir", Nir::matches_pattern, "116304403801618", "11630440380161"),
        (
            "card with photo",
            |text| CardKind::Photo.matches_pattern(text),
            "01024576124",
            "0102457612",
        ),
        (
            "card without photo",
            |text| CardKind::NoPhoto.matches_pattern(text),
            "802500002",
            "8025000",
        ),
        ("provisional code", ProvisionalCode::matches_pattern, "HuqZF3KXCz8k", "HuqZF3KXCz8!"),
        ("one-time code", OneTimeCode::matches_pattern, "034567", "03456"),
        ("birth date", BirthDate::matches_pattern, "1970-03-07", "1970-13-07"),
        ("e-mail", Email::matches_pattern, "martine@exemple.fr", "martine@exemple"),
        ("mobile", Mobile::matches_pattern, "0611121314", "0711121314"),
        ("identifier", Identifier::matches_pattern, "inaya.m1988", "inaya@mes.fr"),
        ("password", Password::matches_pattern, "Sante-2022! é", ""),
    ];
    for (name, matches_pattern, valid, invalid) in cases {
        assert!(matches_pattern(valid), "{name}: {valid}");
        assert!(!matches_pattern(invalid), "{name}: {invalid}");
    }
}

#[wasm_bindgen_test]
fn nir_parses_and_reports_its_errors() {
    let nir: Nir = "1 16 30 44 038 016 18".parse().unwrap();
    assert_eq!(nir.as_str(), "116304403801618");
    let corsican: Nir = "1 85 12 2a 004 000 97".parse().unwrap();
    assert_eq!(corsican.as_str(), "185122A00400097");
    let error = |raw: &str| raw.parse::<Nir>().unwrap_err();
    // The service's own example, whose key is wrong.
    assert_eq!(error("1 55 12 55 555 555 55"), NirError::WrongKey);
    assert_eq!(error("1 16 30 44 038 016"), NirError::TooShort { missing: 2, expected: 15 });
    assert_eq!(error("1 16 3O 44 038 016 18"), NirError::NotADigit { at: 5 });
}

#[wasm_bindgen_test]
async fn unreachable_address_is_reported_as_unreachable() {
    let client = Client::new(Rc::new(Fetch::new(UNREACHABLE)), "fr");
    // The failure is `Offline` when the browser reports that the machine is offline.
    let is_unreachable = |failure| {
        matches!(
            failure,
            Failure::Unreachable(Unreachable::ConnectionFailed | Unreachable::Offline)
        )
    };
    assert!(is_unreachable(client.send(&ReadSession {}).await.unwrap_err()));
    assert!(is_unreachable(client.send(&EndSession {}).await.unwrap_err()));
}

#[wasm_bindgen_test]
async fn responses_outside_the_contract_are_failures() {
    // The server of the test runner, which does not implement the contract.
    let fetch = Fetch::new("/nulle-part/");
    let response = fetch.send(session_request()).await.unwrap();
    assert_eq!(response.status, 404);
    assert_eq!(response.retry_after_s, None);
    let client = Client::new(Rc::new(fetch), "fr");
    let failure = client.send(&ReadSession {}).await.unwrap_err();
    assert_eq!(failure.code(), Some(RefusalCode::Other));
    // Its page has status 200 but is not a response of the contract.
    let page = Fetch::new("/?").send(session_request()).await.unwrap();
    assert_eq!(page.status, 200);
    assert!(page.content_type.starts_with("text/html"), "{}", page.content_type);
    let client = Client::new(Rc::new(Fetch::new("/?")), "fr");
    assert_eq!(client.send(&ReadSession {}).await, Err(Failure::Unreadable));
}

#[wasm_bindgen_test]
async fn reading_a_missing_file_fails() {
    assert_eq!(read_text("/pages.fr.json").await, Err(Unreachable::ConnectionFailed));
    assert!(read_text("/").await.unwrap().contains("<html"));
}

#[wasm_bindgen_test]
fn random_bytes_differ() {
    let fetch = Fetch::new(UNREACHABLE);
    let (first, second) = (fetch.random_bytes(), fetch.random_bytes());
    assert_ne!(first, second);
    assert!(first.is_some_and(|bytes| bytes != [0; 16]));
}

#[wasm_bindgen_test]
fn configuration_parses_and_reports_its_errors() {
    let config = Config::parse(include_str!("../../public/config.json")).unwrap();
    assert_eq!(config, Config::default());
    let result = Config::parse(r#"{ "api_bas": "/api" }"#);
    assert_eq!(result, Err(ConfigError::UnknownKey("api_bas".to_owned())));
    let result = Config::parse(r#"{ "maintenance": "oui" }"#);
    assert_eq!(result, Err(ConfigError::WrongValue("maintenance".to_owned())));
}
