//! What `openapi.json` publishes is what parsing tests, and its examples parse.

use mon_espace_sante::fields::*;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

fn publishes<T: JsonSchema + serde::de::DeserializeOwned>(pattern: Option<&str>) {
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
    publishes::<Nir>(Some(Nir::PATTERN));
    publishes::<CardSerial>(None);
    publishes::<ProvisionalCode>(Some(ProvisionalCode::PATTERN));
    publishes::<OneTimeCode>(Some(OneTimeCode::PATTERN));
    publishes::<BirthDate>(Some(BirthDate::PATTERN));
    publishes::<Email>(Some(Email::PATTERN));
    publishes::<Mobile>(Some(Mobile::PATTERN));
    publishes::<Identifier>(Some(Identifier::PATTERN));
    publishes::<Password>(Some(Password::PATTERN));
}
