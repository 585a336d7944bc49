//! The operations of the contract and their refusals, read from `openapi.json`.

use std::sync::OnceLock;

use serde::Serialize;
use serde_json::Value;

use crate::contract::Code;

/// The base path of the API.
pub const API_BASE: &str = "/api/v1";

/// An operation of the contract.
#[derive(Debug, Clone, Serialize)]
pub struct OperationInfo {
    /// `operationId` in `openapi.json`.
    pub operation: String,
    /// `GET`, `POST` or `DELETE`.
    pub method: String,
    /// The path relative to the API's base, with `{id}` as a placeholder.
    pub path: String,
    /// The codes of its refusals, by status; for one status, the operation's own before the common ones.
    #[serde(skip)]
    refusals: Vec<String>,
}

/// Returns every operation of the contract.
pub fn operations() -> &'static [OperationInfo] {
    static OPERATIONS: OnceLock<Vec<OperationInfo>> = OnceLock::new();
    OPERATIONS.get_or_init(read_operations)
}

fn read_operations() -> Vec<OperationInfo> {
    let document: Value =
        serde_json::from_str(include_str!("../../../openapi.json")).unwrap_or_default();
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, entry) in methods.as_object().into_iter().flatten() {
            let responses = entry["responses"].as_object().into_iter().flatten();
            let codes = responses.flat_map(|(_, response)| {
                let schema = &response["content"]["application/problem+json"]["schema"];
                let codes = schema["allOf"][1]["properties"]["code"]["enum"].as_array();
                codes.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned)
            });
            operations.push(OperationInfo {
                operation: entry["operationId"].as_str().unwrap_or_default().to_owned(),
                method: method.to_uppercase(),
                path: path.clone(),
                refusals: codes.collect(),
            });
        }
    }
    operations
}

impl OperationInfo {
    /// Finds an operation by its name (`Identify`), or by its method and path
    /// (`POST /activation/identification`).
    pub fn find(name: &str) -> Option<&'static Self> {
        operations().iter().find(|known| {
            known.operation == name
                || name.split_once(' ').is_some_and(|(method, path)| {
                    let path = path.strip_prefix(API_BASE).unwrap_or(path);
                    known.method == method && known.path == path
                })
        })
    }

    /// Returns the code of a refusal with this status: the first that the operation declares, otherwise a default for the status.
    pub fn refusal_code(&self, status: u16) -> Option<String> {
        let has_status = |code: &&str| code_of(code).is_some_and(|code| code.status() == status);
        let own = self.refusals.iter().map(String::as_str).find(has_status);
        let common = match status {
            409 => Some("step_not_allowed"),
            410 => Some("code_expired"),
            _ => Code::ALL.iter().map(|(name, _)| *name).find(has_status),
        };
        own.or(common).map(str::to_owned)
    }
}

/// Finds a code of the contract by its name.
pub(super) fn code_of(name: &str) -> Option<Code> {
    Code::ALL.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
}
