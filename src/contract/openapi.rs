//! The OpenAPI document, generated from the contract's types. It is declared as 3.1, but schemars writes the schemas in
//! the dialect of 3.0 (`nullable`). A test checks that `openapi.json`, the
//! copy in the repository, is up to date.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::operations::operations;
use super::{Document, FranceConnect, Operation, Problem, RefusalCode, SessionUse, requirements};

/// Generates the document as JSON text with a trailing line break.
pub fn document() -> String {
    let mut generator = SchemaSettings::openapi3().into_generator();
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    {
        let mut add = |path: &'static str, method: &str, operation: Value| {
            paths.entry(path).or_default().insert(method.to_lowercase(), operation);
        };
        let generator = &mut generator;
        macro_rules! add_all {
            ($( $kind:ident $module:ident :: $name:ident => $handler:ident, )*) => {
                $( add_all!(@$kind $name); )*
            };
            (@json $name:ident) => { add_json_operation::<super::$name>(generator, &mut add) };
            (@pdf $name:ident) => { add_pdf_operation::<super::$name>(&mut add) };
            (@redirect FranceConnect) => { add_france_connect(&mut add) };
        }
        operations!(add_all);
    }
    generator.subschema_for::<Problem>();
    let schemas = generator.take_definitions(true);
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Mon espace santé, front-end API",
            "version": "1",
            "description": "The API that the front end requires of its backend. Base path: \
                /api/v1. Every request that changes state carries Idempotency-Key and \
                X-Espace-Sante; the session is a cookie that scripts cannot read. Durations are in \
                seconds. docs/requirements.md has the requirements on a backend by number, with \
                their reasons, and docs/exchanges.md an example exchange for each of them that \
                can be seen from outside; R1 to R9 concern every operation.",
            "license": { "name": "MIT", "identifier": "MIT" },
        },
        "servers": [{ "url": "/api/v1" }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "session": { "type": "apiKey", "in": "cookie", "name": "__Host-session" },
            },
            "parameters": {
                "IdempotencyKey": {
                    "name": "Idempotency-Key", "in": "header", "required": true,
                    "description": "The same value on a retry, a new value when the request differs.",
                    "schema": { "type": "string", "format": "uuid" },
                },
                "EspaceSante": {
                    "name": "X-Espace-Sante", "in": "header", "required": true,
                    "description": "A custom header, which a form on another site cannot send.",
                    "schema": { "const": "1" },
                },
            },
        },
    });
    // Serialisation cannot fail: the value contains only literals and schemas.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn add_json_operation<O>(
    generator: &mut SchemaGenerator,
    add: &mut dyn FnMut(&'static str, &str, Value),
) where
    O: Operation + JsonSchema,
    O::Answer: JsonSchema,
{
    let answer = generator.subschema_for::<O::Answer>();
    let mut responses = Map::from_iter([(
        "200".to_owned(),
        json!({
            "description": "The operation succeeded.",
            "content": { "application/json": { "schema": answer } },
        }),
    )]);
    add_refusals(&mut responses, O::REFUSALS);
    let mut operation = json!({
        "operationId": O::ID,
        "summary": O::SUMMARY,
        "description": requirements_on(O::ID),
        "security": security(O::SESSION),
        "responses": responses,
    });
    if O::METHOD.changes_state() {
        operation["parameters"] = json!([
            { "$ref": "#/components/parameters/IdempotencyKey" },
            { "$ref": "#/components/parameters/EspaceSante" },
        ]);
    }
    if O::HAS_BODY {
        let body = generator.subschema_for::<O>();
        operation["requestBody"] =
            json!({ "required": true, "content": { "application/json": { "schema": body } } });
    }
    if O::PATH.contains("{id}") {
        let id =
            json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } });
        if let Some(parameters) = operation["parameters"].as_array_mut() {
            parameters.push(id);
        }
    }
    add(O::PATH, O::METHOD.name(), operation);
}

/// The sentence that refers to the requirements on an operation.
fn requirements_on(operation: &str) -> String {
    let numbers: Vec<_> =
        requirements::of(operation).iter().map(|number| format!("R{number}")).collect();
    format!("Requirements on the backend (docs/requirements.md): {}.", numbers.join(", "))
}

/// The `security` of an operation: without `{}` an anonymous request is invalid.
fn security(session: SessionUse) -> Value {
    match session {
        SessionUse::Required => json!([{ "session": [] }]),
        SessionUse::Optional => json!([{ "session": [] }, {}]),
        SessionUse::None => json!([]),
    }
}

fn add_pdf_operation<D: Document>(add: &mut dyn FnMut(&'static str, &str, Value)) {
    let mut responses = Map::from_iter([(
        "200".to_owned(),
        json!({ "description": "The PDF document.", "content": { "application/pdf": {} } }),
    )]);
    add_refusals(&mut responses, D::REFUSALS);
    let mut operation = json!({
        "operationId": D::ID,
        "summary": D::SUMMARY,
        "description": requirements_on(D::ID),
        "security": security(SessionUse::Required),
        "responses": responses,
    });
    if D::PATH.contains("{id}") {
        operation["parameters"] = json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }]);
    }
    add(D::PATH, "get", operation);
}

fn add_france_connect(add: &mut dyn FnMut(&'static str, &str, Value)) {
    let mut responses = Map::from_iter([(
        "302".to_owned(),
        json!({
            "description":
                "Redirect to the identity provider, which redirects to /connexion/retour.",
        }),
    )]);
    add_refusals(&mut responses, FranceConnect::REFUSALS);
    let operation = json!({
        "operationId": FranceConnect::ID,
        "summary": FranceConnect::SUMMARY,
        "description": requirements_on(FranceConnect::ID),
        "security": security(SessionUse::None),
        "responses": responses,
    });
    add(FranceConnect::PATH, "get", operation);
}

fn add_refusals(responses: &mut Map<String, Value>, own_codes: &[RefusalCode]) {
    let mut refusals: BTreeMap<u16, Vec<RefusalCode>> = BTreeMap::new();
    for code in own_codes.iter().chain(Problem::COMMON_CODES) {
        refusals.entry(code.status()).or_default().push(*code);
    }
    for (status, codes) in refusals {
        let codes: Vec<Value> = codes.iter().map(|code| json!(code)).collect();
        responses.insert(
            status.to_string(),
            json!({
                "description": "The request is refused.",
                "content": { "application/problem+json": { "schema": {
                    "allOf": [
                        { "$ref": "#/components/schemas/Problem" },
                        { "properties": { "code": { "enum": codes } } },
                    ],
                } } },
            }),
        );
    }
}
