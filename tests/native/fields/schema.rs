//! The schemas of `openapi.json` have the patterns that parsing uses, and their examples parse.

use mon_espace_sante::fields::*;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

fn assert_published<T: JsonSchema + serde::de::DeserializeOwned>(pattern: Option<&str>) {
    assert!(T::inline_schema());
    let schema = Value::from(SchemaGenerator::default().subschema_for::<T>());
    assert_eq!(schema.get("pattern").and_then(Value::as_str), pattern);
    for example in schema["examples"].as_array().unwrap() {
        serde_json::from_value::<T>(example.clone()).unwrap();
        if let (Some(pattern), Some(example)) = (pattern, example.as_str()) {
            assert!(regex::Regex::new(pattern).unwrap().is_match(example));
        }
    }
}

#[test]
fn each_field_publishes_its_pattern() {
    assert_published::<Nir>(Some(Nir::PATTERN));
    assert_published::<CardSerial>(None);
    assert_published::<ProvisionalCode>(Some(ProvisionalCode::PATTERN));
    assert_published::<OneTimeCode>(Some(OneTimeCode::PATTERN));
    assert_published::<BirthDate>(Some(BirthDate::PATTERN));
    assert_published::<Email>(Some(Email::PATTERN));
    assert_published::<Mobile>(Some(Mobile::PATTERN));
    assert_published::<Identifier>(Some(Identifier::PATTERN));
    assert_published::<Password>(Some(Password::PATTERN));
}
