//! The field types: tables of typed texts, then properties.
//!
//! A million cases per property: `PROPTEST_CASES=1000000 cargo test --release --test native fields::`

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod birth_date;
mod card_serial;
mod email;
mod identifier;
mod mobile;
mod nir;
mod one_time_code;
mod password;
mod people;
mod provisional_code;
#[cfg(feature = "openapi")]
mod schema;

use std::{collections::BTreeMap, sync::Mutex};

use proptest::prelude::*;
use regex::Regex;

/// 512 cases per property, or the number in `PROPTEST_CASES`.
fn cases() -> ProptestConfig {
    let requested = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: requested.unwrap_or(512),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Any text, text made of characters that are common in fields, and text that matches a pattern or nearly does.
fn text_near(pattern: &'static str) -> impl Strategy<Value = String> {
    let matching =
        proptest::string::string_regex(pattern.trim_matches(['^', '$'])).unwrap().boxed();
    let edited = (matching.clone(), any::<prop::sample::Index>(), any::<char>(), 0..4_u8).prop_map(
        |(text, index, other, edit)| {
            let mut characters: Vec<char> = text.chars().collect();
            let at = index.index(characters.len() + 1);
            match edit {
                0 => characters.insert(at, other),
                1 if at < characters.len() => characters[at] = other,
                2 if at < characters.len() => drop(characters.remove(at)),
                _ => characters.push('0'),
            }
            characters.into_iter().collect()
        },
    );
    prop_oneof![
        any::<String>(),
        "[0-9A-Za-z @.:#+()/\u{A0}\u{202F}«»é-]{0,40}",
        matching,
        edited,
        ".{0,3}[0-9 ]{0,30}.{0,3}",
    ]
}

/// A separator, often empty, that is ignored between any two characters of a number.
fn separator() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "", "", "", " ", "\u{A0}", "\u{202F}", "\u{2009}", "-", "  ", "\u{200E}",
    ])
}

/// The text with a separator before each character.
fn interleave(text: &str, separators: &[&str]) -> String {
    text.chars()
        .zip(separators.iter().cycle())
        .flat_map(|(c, s)| [s.to_string(), c.to_string()])
        .collect()
}

/// Checks that the automaton accepts a text exactly when the `regex` crate does.
fn check_automaton(
    pattern: &'static str,
    matches_pattern: impl Fn(&str) -> bool,
    text: &str,
) -> Result<(), TestCaseError> {
    static ORACLES: Mutex<BTreeMap<&str, Regex>> = Mutex::new(BTreeMap::new());
    let oracle = ORACLES
        .lock()
        .unwrap()
        .entry(pattern)
        .or_insert_with(|| Regex::new(pattern).unwrap())
        .clone();
    prop_assert_eq!(matches_pattern(text), oracle.is_match(text), "{:?}", text);
    Ok(())
}

/// Serialises a value, checks that it deserialises to the same value, and returns the JSON.
fn round_trip<T>(value: &T) -> serde_json::Value
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let wire = serde_json::to_value(value).unwrap();
    assert_eq!(&serde_json::from_value::<T>(wire.clone()).unwrap(), value);
    wire
}
