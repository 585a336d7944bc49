//! The OpenAPI 3.1 document, made from the contract's types. `openapi.json` is its committed
//! form; a test holds it fresh.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::{
    Code, Document, FranceConnect, Operation, Problem, account, activation, codes, contact,
    opposition, profiles, recovery, session, sign_in,
};

/// The document, as text that ends with a line break.
pub fn document() -> String {
    let mut generator = SchemaSettings::openapi3().into_generator();
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    {
        let mut add = |path: &'static str, method: &str, operation: Value| {
            paths.entry(path).or_default().insert(method.to_lowercase(), operation);
        };
        let generator = &mut generator;
        describe::<session::ReadSession>(generator, &mut add);
        describe::<session::RenewSession>(generator, &mut add);
        describe::<session::EndSession>(generator, &mut add);
        describe::<codes::RequestCode>(generator, &mut add);
        describe::<codes::DeliverCode>(generator, &mut add);
        describe::<codes::EnterCode>(generator, &mut add);
        describe::<activation::Identify>(generator, &mut add);
        describe::<activation::Consent>(generator, &mut add);
        describe::<activation::ConfirmContact>(generator, &mut add);
        describe::<activation::ChooseCredentials>(generator, &mut add);
        describe::<contact::ChangeEmail>(generator, &mut add);
        describe::<contact::ChangeMobile>(generator, &mut add);
        describe::<contact::ConfirmChange>(generator, &mut add);
        describe::<contact::ResendChange>(generator, &mut add);
        describe::<contact::CancelChange>(generator, &mut add);
        describe::<opposition::Oppose>(generator, &mut add);
        describe_document::<opposition::OppositionReceipt>(&mut add);
        describe::<profiles::ReadProfiles>(generator, &mut add);
        describe::<profiles::ActivateProfile>(generator, &mut add);
        describe::<profiles::OpposeProfile>(generator, &mut add);
        describe::<profiles::CloseProfile>(generator, &mut add);
        describe_document::<profiles::ProfileReceipt>(&mut add);
        describe::<sign_in::SignIn>(generator, &mut add);
        describe::<sign_in::ConfirmSignIn>(generator, &mut add);
        describe::<sign_in::ResendSignIn>(generator, &mut add);
        describe_france_connect(&mut add);
        describe::<recovery::RecoverIdentifier>(generator, &mut add);
        describe::<recovery::RecoverPassword>(generator, &mut add);
        describe::<recovery::ResendReset>(generator, &mut add);
        describe::<recovery::ConfirmReset>(generator, &mut add);
        describe::<recovery::OpenResetLink>(generator, &mut add);
        describe::<recovery::ResetPassword>(generator, &mut add);
        describe::<account::ReadAccount>(generator, &mut add);
        describe::<account::CloseAccount>(generator, &mut add);
        describe_document::<account::ClosureReceipt>(&mut add);
    }
    generator.subschema_for::<Problem>();
    let schemas = generator.take_definitions(true);
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Mon espace santé, front door",
            "version": "1",
            "description": "What the front end asks of its backend. Base path: /api/v1. Every \
                request that acts carries Idempotency-Key and X-Espace-Sante; the session is a \
                cookie that script cannot read. Durations are in seconds.",
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
                    "description": "The same on a retry, a new one after an edit.",
                    "schema": { "type": "string", "format": "uuid" },
                },
                "EspaceSante": {
                    "name": "X-Espace-Sante", "in": "header", "required": true,
                    "description": "A header that no foreign form can send.",
                    "schema": { "const": "1" },
                },
            },
        },
    });
    // A value made of literals and schemas always prints.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn describe<O>(generator: &mut SchemaGenerator, add: &mut dyn FnMut(&'static str, &str, Value))
where
    O: Operation + JsonSchema,
    O::Answer: JsonSchema,
{
    let answer = generator.subschema_for::<O::Answer>();
    let mut responses = Map::from_iter([(
        "200".to_owned(),
        json!({
            "description": "Where the person stands now.",
            "content": { "application/json": { "schema": answer } },
        }),
    )]);
    refuse(&mut responses, O::REFUSALS);
    let mut operation = json!({
        "operationId": O::ID,
        "summary": O::SUMMARY,
        "security": [{ "session": [] }, {}],
        "responses": responses,
    });
    if O::METHOD.acts() {
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

fn describe_document<D: Document>(add: &mut dyn FnMut(&'static str, &str, Value)) {
    let mut responses = Map::from_iter([(
        "200".to_owned(),
        json!({ "description": "The document.", "content": { "application/pdf": {} } }),
    )]);
    refuse(&mut responses, D::REFUSALS);
    let mut operation = json!({
        "operationId": D::ID,
        "summary": D::SUMMARY,
        "security": [{ "session": [] }, {}],
        "responses": responses,
    });
    if D::PATH.contains("{id}") {
        operation["parameters"] = json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }]);
    }
    add(D::PATH, "get", operation);
}

fn describe_france_connect(add: &mut dyn FnMut(&'static str, &str, Value)) {
    let mut responses = Map::from_iter([(
        "302".to_owned(),
        json!({ "description": "To the identity provider; it comes back to /connexion/retour." }),
    )]);
    refuse(&mut responses, FranceConnect::REFUSALS);
    let operation = json!({
        "operationId": FranceConnect::ID,
        "summary": FranceConnect::SUMMARY,
        "security": [{ "session": [] }, {}],
        "responses": responses,
    });
    add(FranceConnect::PATH, "get", operation);
}

fn refuse(responses: &mut Map<String, Value>, own: &[Code]) {
    let mut refusals: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
    for code in own.iter().chain(Problem::ANYWHERE) {
        refusals.entry(code.status()).or_default().push(*code);
    }
    for (status, codes) in refusals {
        let codes: Vec<Value> = codes.iter().map(|code| json!(code)).collect();
        responses.insert(
            status.to_string(),
            json!({
                "description": "Refused.",
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
