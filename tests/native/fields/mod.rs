//! The field types: tables of what people type, then properties.
//!
//! A million cases: `PROPTEST_CASES=1000000 cargo test --release --test native fields::`

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

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

/// 512 cases a property, or what `PROPTEST_CASES` says.
fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(512),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Any text, text made of what fields have to do with, and text that has nearly the given shape.
fn text_near(pattern: &'static str) -> impl Strategy<Value = String> {
    let shaped = proptest::string::string_regex(pattern.trim_matches(['^', '$'])).unwrap().boxed();
    let edited = (shaped.clone(), any::<prop::sample::Index>(), any::<char>(), 0..4_u8).prop_map(
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
        shaped,
        edited,
        ".{0,3}[0-9 ]{0,30}.{0,3}",
    ]
}

/// A separator that may come between any two characters of a number.
fn separator() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "", "", "", " ", "\u{A0}", "\u{202F}", "\u{2009}", "-", "  ", "\u{200E}",
    ])
}

/// The text with separators strewn over it.
fn strewn(text: &str, separators: &[&str]) -> String {
    text.chars()
        .zip(separators.iter().cycle())
        .flat_map(|(c, s)| [s.to_string(), c.to_string()])
        .collect()
}

/// The automaton in the browser and the `regex` crate agree on a text.
fn agrees(
    pattern: &'static str,
    has_shape: impl Fn(&str) -> bool,
    text: &str,
) -> Result<(), TestCaseError> {
    static ORACLES: Mutex<BTreeMap<&str, Regex>> = Mutex::new(BTreeMap::new());
    let oracle = ORACLES
        .lock()
        .unwrap()
        .entry(pattern)
        .or_insert_with(|| Regex::new(pattern).unwrap())
        .clone();
    prop_assert_eq!(has_shape(text), oracle.is_match(text), "{:?}", text);
    Ok(())
}

/// What goes over the wire comes back the same, and is the canonical form.
fn travels<T>(value: &T) -> serde_json::Value
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let wire = serde_json::to_value(value).unwrap();
    assert_eq!(&serde_json::from_value::<T>(wire.clone()).unwrap(), value);
    wire
}
