//! The JSON parser, with serde_json as the oracle.

use mon_espace_sante::json::Value;
use proptest::prelude::*;
use serde_json::Value as Oracle;

/// Parses a text with our parser, and converts the result to serde_json's type.
fn parsed(text: &str) -> Option<Oracle> {
    fn convert(value: &Value) -> Oracle {
        match value {
            Value::Null | Value::Number(None) => Oracle::Null,
            Value::Bool(truth) => (*truth).into(),
            Value::Number(Some(number)) => (*number).into(),
            Value::String(text) => text.as_str().into(),
            Value::Array(values) => values.iter().map(convert).collect(),
            Value::Object(object) => {
                object.iter().map(|(key, value)| (key.clone(), convert(value))).collect()
            }
        }
    }
    Value::parse(text).as_ref().map(convert)
}

/// Parses a text with serde_json; numbers other than `u32`, which our parser does not keep, become null.
fn oracle(text: &str) -> Option<Oracle> {
    fn convert(value: Oracle) -> Oracle {
        match value {
            Oracle::Number(number) if !is_kept(&number) => Oracle::Null,
            Oracle::Array(values) => values.into_iter().map(convert).collect(),
            Oracle::Object(object) => {
                object.into_iter().map(|(key, value)| (key, convert(value))).collect()
            }
            value => value,
        }
    }
    fn is_kept(number: &serde_json::Number) -> bool {
        number.as_u64().is_some_and(|number| u32::try_from(number).is_ok())
    }
    serde_json::from_str(text).ok().map(convert)
}

#[test]
fn every_kind_of_text_parses_as_with_serde_json() {
    let texts = [
        "",
        " ",
        "null",
        " true\n",
        "\tfalse\r",
        "nul",
        "nulll",
        "True",
        "0",
        "-0",
        "00",
        "01",
        "-",
        "+1",
        "12",
        "-12",
        "4294967295",
        "4294967296",
        "1.5",
        "1.",
        ".5",
        "1e3",
        "1E+3",
        "1e-3",
        "1e",
        "1e+",
        "1 2",
        "[]",
        "[ ]",
        "[1]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "]",
        "[1,[2,{}]]",
        "{}",
        "{ }",
        r#"{"a":1}"#,
        r#"{"a":1,}"#,
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{a:1}"#,
        r#"{"a":1 "b":2}"#,
        r#"{"a":1,"a":2}"#,
        r#" { "a" : [ null , { "b" : "c" } ] } "#,
        r#""""#,
        r#"""#,
        r#""é’😀""#,
        r#""\"\\\/\b\f\n\r\t""#,
        r#""\u00e9""#,
        r#""\ud83d\ude00""#,
        r#""\uD83D\uDE00""#,
        r#""\ud83d""#,
        r#""\ude00""#,
        r#""\ud83d\u0041""#,
        r#""\ud83d\\ude00""#,
        r#""\u00""#,
        r#""\u00g0""#,
        r#""\u+0e9""#,
        r#""\x""#,
        "\"\n\"",
        "\"\u{7f}\"",
        "\u{feff}1",
        "\u{a0}1",
        "//",
        "NaN",
        "[1]]",
    ];
    for text in texts {
        assert_eq!(parsed(text), oracle(text), "{text}");
    }
    for depth in [1, 100, 127, 128, 129, 100_000] {
        let text = "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(parsed(&text), oracle(&text), "{depth}");
    }
}

#[test]
fn the_last_of_two_equal_keys_wins() {
    let value = Value::parse(r#"{"a":1,"b":3,"a":2}"#).unwrap();
    let object = value.as_object().unwrap();
    assert_eq!(object.get("a").and_then(Value::as_u32), Some(2));
    assert_eq!(object.get("c"), None);
}

fn values() -> impl Strategy<Value = Oracle> {
    let leaf = prop_oneof![
        Just(Oracle::Null),
        any::<bool>().prop_map(Oracle::from),
        any::<i64>().prop_map(Oracle::from),
        any::<u32>().prop_map(Oracle::from),
        any::<f64>().prop_map(Oracle::from),
        any::<String>().prop_map(Oracle::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Oracle::from),
            prop::collection::vec((any::<String>(), inner), 0..4)
                .prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn the_output_of_serde_json_parses(value in values()) {
        for text in [value.to_string(), format!("{value:#}")] {
            prop_assert_eq!(parsed(&text), oracle(&text));
        }
    }

    #[test]
    fn truncated_text_is_refused_as_by_serde_json(
        value in values(),
        at in any::<prop::sample::Index>(),
    ) {
        let text = value.to_string();
        let cut: String = text.chars().take(at.index(text.chars().count() + 1)).collect();
        prop_assert_eq!(parsed(&cut), oracle(&cut));
    }

    #[test]
    fn any_text_parses_as_with_serde_json(text in r#"[\[\]{}",:0-9a\\u.+ -]{0,12}"#) {
        prop_assert_eq!(parsed(&text), oracle(&text));
    }
}
