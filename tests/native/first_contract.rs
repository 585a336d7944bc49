//! The sandbox as a backend of version 1.0.0 of the contract: every key of its answers is in `docs/contract/1.0.0.json`.

use mon_espace_sante::sandbox::{Limits, Sandbox};
use serde_json::{Value, json};

use crate::jar::{
    Jar, identification, inaya, martine_at_credentials, one_time_code, person, sign_in_body,
    three_facts,
};

fn sandbox() -> Sandbox {
    let limits = Limits { first_contract: true, ..Limits::default() };
    Sandbox::with_stopped_clock(limits, 1_700_000_000)
}

fn document() -> Value {
    serde_json::from_str(include_str!("../../docs/contract/1.0.0.json")).unwrap()
}

/// The properties of an object by its schema: of the variant that has the same tag, for a tagged enum.
fn properties<'a>(
    document: &'a Value,
    schema: &'a Value,
    object: &Value,
    found: &mut Vec<(&'a str, &'a Value)>,
) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = document.pointer(reference.trim_start_matches('#')).unwrap();
        return properties(document, target, object, found);
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        properties(document, part, object, found);
    }
    let variants = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
    for variant in variants.into_iter().flatten() {
        let tags = ["step", "kind"].map(|tag| &variant["properties"][tag]["enum"][0]);
        let is_this = tags.iter().all(|tag| tag.is_null())
            || ["step", "kind"]
                .iter()
                .zip(tags)
                .any(|(name, tag)| !tag.is_null() && object[name] == *tag);
        if is_this {
            properties(document, variant, object, found);
        }
    }
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        found.push((name, schema));
    }
}

/// Checks that the document has every key of an answer.
fn check(document: &Value, schema: &Value, answer: &Value, checked: &mut usize) {
    match answer {
        Value::Object(fields) => {
            let mut known = Vec::new();
            properties(document, schema, answer, &mut known);
            for (name, value) in fields {
                let (_, schema) = known
                    .iter()
                    .find(|(known, _)| known == name)
                    .unwrap_or_else(|| panic!("{name} is not in version 1.0.0: {answer}"));
                *checked += 1;
                check(document, schema, value, checked);
            }
        }
        Value::Array(values) => {
            values.iter().for_each(|value| check(document, &schema["items"], value, checked));
        }
        // A text is one of those that the document lists, if it lists any.
        Value::String(_) => {
            let schema = schema["$ref"].as_str().map_or(schema, |reference| {
                document.pointer(reference.trim_start_matches('#')).unwrap()
            });
            let mut listed: Vec<&Value> = schema["enum"].as_array().into_iter().flatten().collect();
            for variant in schema["oneOf"].as_array().into_iter().flatten() {
                listed.extend(variant["enum"].as_array().into_iter().flatten());
            }
            assert!(
                listed.is_empty() || listed.contains(&answer),
                "{answer} is not in version 1.0.0"
            );
            *checked += usize::from(!listed.is_empty());
        }
        _ => {}
    }
}

#[test]
fn every_key_of_an_answer_is_in_the_document_of_version_1_0_0() {
    let document = document();
    let schema = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let (standing, account) = (schema("Standing"), schema("Account"));
    let mut checked = 0;
    let mut keep = |schema: &Value, answer: &Value| check(&document, schema, answer, &mut checked);
    let mut sandbox = sandbox();
    let mut inaya = inaya(&mut sandbox);
    keep(&standing, &inaya.get(&mut sandbox, "/session").body);
    keep(&account, &inaya.get(&mut sandbox, "/account").body);
    keep(
        &standing,
        &inaya.act(&mut sandbox, "/contact/mobile", &json!({ "mobile": "0698765432" })).body,
    );
    let mut paul = Jar::default();
    let code = identification("Paul", person("Paul").code);
    keep(&standing, &paul.act(&mut sandbox, "/activation/identification", &code).body);
    let mut martine = martine_at_credentials(&mut sandbox);
    keep(&standing, &martine.get(&mut sandbox, "/session").body);
    let mut karim = Jar::default();
    let facts = three_facts("Karim", "1979-06-02");
    let channels = karim.act(&mut sandbox, "/codes", &facts);
    assert_eq!(channels.body["at"]["contact_change"], "elsewhere");
    keep(&standing, &channels.body);
    let sent = karim.act(&mut sandbox, "/codes/delivery", &json!({ "channel": "email" }));
    keep(&standing, &sent.body);
    assert!(checked > 60, "{checked}");
}

#[test]
fn a_backend_of_version_1_0_0_has_none_of_the_later_operations_and_refusals() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    let password = json!({ "password": "Sante-2022!" });
    for path in ["/session/proof", "/account/password", "/closure", "/terms", "/contact/proof"] {
        assert_eq!(jar.act(&mut sandbox, path, &password).is(), "unknown", "{path}");
    }
    let without = json!({ "password": null });
    let refused = jar.act(&mut sandbox, "/account/closure", &without);
    assert_eq!(refused.error(), ["password", "required"]);
    let mut paul = Jar::default();
    let code = identification("Paul", person("Paul").code);
    paul.act(&mut sandbox, "/activation/identification", &code);
    assert_eq!(paul.act(&mut sandbox, "/opposition", &Value::Null).is(), "opposed");
    sandbox.advance(800);
    let change = json!({ "mobile": "0698765432" });
    assert_eq!(jar.act(&mut sandbox, "/contact/mobile", &change).is(), "signed_in");
    assert_eq!(jar.act(&mut sandbox, "/account/closure", &password).is(), "closed");
    let gone = Jar::default().act(&mut sandbox, "/sign-in", &sign_in_body());
    assert_eq!(gone.is(), "not_recognised");
    let mut nadia = Jar::default();
    let body =
        json!({ "identifier": "nadia.ferrand", "password": "Sante-2022!", "channel": "email" });
    nadia.act(&mut sandbox, "/sign-in", &body);
    assert_eq!(
        nadia.act(&mut sandbox, "/sign-in/one-time-code", &one_time_code()).is(),
        "signed_in"
    );
}
