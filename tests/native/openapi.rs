//! `openapi.json` is generated from the contract's types. When it is stale, this test rewrites it and fails once:
//! review the difference, then commit it.

use std::fs;

use mon_espace_sante::contract::openapi;

#[test]
fn the_committed_document_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let fresh = openapi::document();
    if fs::read_to_string(path).unwrap_or_default() != fresh {
        fs::write(path, fresh).unwrap();
        panic!("openapi.json was stale and has been rewritten: commit it");
    }
}

#[test]
fn every_reference_is_defined() {
    let document: serde_json::Value = serde_json::from_str(&openapi::document()).unwrap();
    fn visit_references(value: &serde_json::Value, visit: &mut dyn FnMut(&str)) {
        match value {
            serde_json::Value::Object(map) => {
                for (key, value) in map {
                    if let ("$ref", Some(reference)) = (key.as_str(), value.as_str()) {
                        visit(reference);
                    }
                    visit_references(value, visit);
                }
            }
            serde_json::Value::Array(items) => {
                items.iter().for_each(|item| visit_references(item, visit))
            }
            _ => {}
        }
    }
    let mut seen = 0;
    visit_references(&document, &mut |reference| {
        seen += 1;
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    });
    assert!(seen > 10);
    assert_eq!(
        document["components"]["schemas"]["Identify"]["properties"]["nir"]["type"],
        "string"
    );
}
