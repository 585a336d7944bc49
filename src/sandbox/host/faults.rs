//! Faults by name, for those who test from another program: which operation, which fault, how many
//! times. The operations, and what each may refuse, are read from `openapi.json`.

use std::sync::OnceLock;
use std::time::Duration;

use http::Method;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::API_BASE;
use super::fault::Fault;
use crate::contract::Code;

/// An operation of the contract.
#[derive(Debug, Clone, Serialize)]
pub struct Operation {
    /// `operationId` in `openapi.json`.
    pub operation: String,
    /// `GET`, `POST` or `DELETE`.
    pub method: String,
    /// Below the API's base, with `{id}` where a value stands.
    pub path: String,
    /// The codes that it may refuse with, its own first.
    #[serde(skip)]
    refusals: Vec<String>,
}

/// A fault that can be asked for.
#[derive(Debug, Clone, Serialize)]
pub struct Kind {
    /// Its stable name.
    pub fault: &'static str,
    /// What happens.
    pub effect: &'static str,
}

/// Every fault of quality.md that a backend or a network can make, by its stable name. Beside them,
/// any code of the contract is the refusal with this code. Being offline is the browser's own.
pub const KINDS: &[Kind] = &[
    kind("reset", "nothing is done, the connection is cut"),
    kind("lost", "the act is done, the connection is cut before the answer"),
    kind("truncated", "the act is done, the connection is cut in the middle of the answer"),
    kind("hang", "nothing is done and nothing is answered"),
    kind("slow", "the act is done, the answer comes five seconds later"),
    kind("401", "refused: session_ended"),
    kind("403", "refused: the operation's own code for 403, otherwise not_recognised"),
    kind("404", "refused: unknown"),
    kind("409", "refused: the operation's own code for 409, otherwise step_not_allowed"),
    kind("410", "refused: the operation's own code for 410, otherwise code_expired"),
    kind("422", "refused: invalid_fields, no field is named"),
    kind("423", "refused: locked, for 15 minutes"),
    kind("429", "refused: too_many_requests, without Retry-After"),
    kind("429_retry_after", "refused: too_many_requests, with Retry-After: 90"),
    kind("500", "refused, with a code that no contract knows"),
    kind("502", "a gateway's page, in HTML"),
    kind("503", "refused: unavailable"),
    kind("maintenance", "refused: maintenance (503)"),
    kind("empty", "200, and an empty body"),
    kind("malformed", "200, and a body that is not JSON"),
    kind("wrong_type", "the act is done, the answer holds numbers for texts and the reverse"),
    kind("unknown_variant", "the act is done, the answer names a step that no contract knows"),
    kind("wrong_content_type", "the act is done, the answer says that it is HTML"),
    kind("huge", "200, and ten megabytes"),
];

const fn kind(fault: &'static str, effect: &'static str) -> Kind {
    Kind { fault, effect }
}

/// Every operation of the contract.
pub fn operations() -> &'static [Operation] {
    static OPERATIONS: OnceLock<Vec<Operation>> = OnceLock::new();
    OPERATIONS.get_or_init(read_operations)
}

fn read_operations() -> Vec<Operation> {
    let document: Value =
        serde_json::from_str(include_str!("../../../openapi.json")).unwrap_or_default();
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, about) in methods.as_object().into_iter().flatten() {
            let responses = about["responses"].as_object().into_iter().flatten();
            let codes = responses.flat_map(|(_, response)| {
                let schema = &response["content"]["application/problem+json"]["schema"];
                let codes = schema["allOf"][1]["properties"]["code"]["enum"].as_array();
                codes.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned)
            });
            operations.push(Operation {
                operation: about["operationId"].as_str().unwrap_or_default().to_owned(),
                method: method.to_uppercase(),
                path: path.clone(),
                refusals: codes.collect(),
            });
        }
    }
    operations
}

impl Operation {
    /// By its name (`Identify`), or by its method and path (`POST /activation/identification`).
    pub fn find(asked: &str) -> Option<&'static Self> {
        operations().iter().find(|known| {
            known.operation == asked
                || asked.split_once(' ').is_some_and(|(method, path)| {
                    let path = path.strip_prefix(API_BASE).unwrap_or(path);
                    known.method == method && known.path == path
                })
        })
    }

    /// The fault of a name on this operation.
    pub fn fault(&self, name: &str) -> Option<Fault> {
        Some(match name {
            "reset" => Fault::Reset,
            "lost" => Fault::Lost,
            "truncated" => Fault::Truncated,
            "hang" => Fault::Hang,
            "slow" => Fault::Slow(Duration::from_secs(5)),
            "401" | "403" | "404" | "409" | "410" | "422" | "423" | "429" | "503" => {
                refusal(&self.refusal_code(name.parse().ok()?)?)?
            }
            "429_retry_after" => Fault::problem_for(429, "too_many_requests", 90),
            "500" => Fault::problem(500, "internal_error"),
            "502" => Fault::bad_gateway(),
            "empty" => Fault::empty(),
            "malformed" => Fault::garbage(),
            "wrong_type" => Fault::other_types(),
            "unknown_variant" => Fault::unknown_variant(),
            "wrong_content_type" => Fault::WrongType,
            "huge" => Fault::huge(),
            code => refusal(code)?,
        })
    }

    /// The code of a refusal of this status: the operation's own, or what the contract has for it.
    pub fn refusal_code(&self, status: u16) -> Option<String> {
        let of = |code: &&str| code_of(code).is_some_and(|code| code.status() == status);
        let own = self.refusals.iter().map(String::as_str).find(of);
        let usual = match status {
            409 => Some("step_not_allowed"),
            410 => Some("code_expired"),
            _ => Code::ALL.iter().map(|(name, _)| *name).find(of),
        };
        own.or(usual).map(str::to_owned)
    }
}

fn code_of(name: &str) -> Option<Code> {
    Code::ALL.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
}

/// The refusal with a code of the contract.
fn refusal(code: &str) -> Option<Fault> {
    let known = code_of(code)?;
    Some(match known {
        Code::Locked => Fault::problem_for(known.status(), code, 900),
        known => Fault::problem(known.status(), code),
    })
}

/// A fault that waits for its request.
#[derive(Debug)]
struct Pending {
    /// None is any.
    method: Option<String>,
    path: String,
    named: Waiting,
    fault: Fault,
}

/// What `GET /sandbox/faults.json` says of a fault that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// The operation's name, or a path.
    pub operation: String,
    /// The fault's name.
    pub fault: String,
    /// How many more requests it spoils.
    pub times: u32,
}

/// The faults that wait, in the order in which they were asked for.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Pending>);

/// What is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    pub(super) operation: String,
    pub(super) fault: String,
    #[serde(default = "once")]
    pub(super) times: u32,
}

fn once() -> u32 {
    1
}

/// More times than anybody would count.
const MOST_TIMES: u32 = 1_000;

/// Why a fault cannot be had, and what can.
#[derive(Debug, Serialize)]
pub(super) struct Wrong {
    pub(super) error: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) accepted: Vec<String>,
}

impl Faults {
    /// Spoils requests to come.
    pub(super) fn ask(&mut self, wanted: Wanted) -> Result<(), Wrong> {
        let Wanted { operation: name, fault, times } = wanted;
        let Some(operation) = Operation::find(&name) else {
            let accepted = operations().iter().map(|known| known.operation.clone()).collect();
            let error = format!(
                "operation: {name:?} is not in the contract; say its operationId, or its method \
                 and path as in openapi.json (\"POST /activation/identification\")"
            );
            return Err(Wrong { error, accepted });
        };
        let Some(spoiled) = operation.fault(&fault) else {
            let kinds = KINDS.iter().map(|kind| kind.fault);
            let codes = Code::ALL.iter().map(|(name, _)| *name);
            let error = if fault == "offline" {
                "fault: \"offline\" is the browser's own; cut the network in the browser".to_owned()
            } else {
                format!("fault: {fault:?} is not known")
            };
            return Err(Wrong { error, accepted: kinds.chain(codes).map(str::to_owned).collect() });
        };
        if !(1..=MOST_TIMES).contains(&times) {
            let error = format!("times: {times} is not between 1 and {MOST_TIMES}");
            return Err(Wrong { error, accepted: Vec::new() });
        }
        self.0.push(Pending {
            method: Some(operation.method.clone()),
            path: operation.path.clone(),
            named: Waiting { operation: operation.operation.clone(), fault, times },
            fault: spoiled,
        });
        Ok(())
    }

    /// Spoils the next request to a path, whatever its method, once.
    pub(super) fn push(&mut self, path: &str, fault: Fault) {
        let named =
            Waiting { operation: path.to_owned(), fault: "by a function call".into(), times: 1 };
        self.0.push(Pending { method: None, path: path.to_owned(), named, fault });
    }

    /// The fault of this request, if one waits for it.
    pub(super) fn take(&mut self, method: &Method, path: &str) -> Option<Fault> {
        let place = self.0.iter().position(|pending| {
            pending.method.as_deref().is_none_or(|known| known == method.as_str())
                && fits(&pending.path, path)
        })?;
        let pending = self.0.get_mut(place)?;
        pending.named.times -= 1;
        if pending.named.times == 0 {
            return Some(self.0.remove(place).fault);
        }
        Some(pending.fault.clone())
    }

    /// What waits.
    pub(super) fn waiting(&self) -> Vec<Waiting> {
        self.0.iter().map(|pending| pending.named.clone()).collect()
    }

    /// Forgets them all.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

/// Whether a path is that of a pattern, `/profiles/{id}/activation`.
fn fits(pattern: &str, path: &str) -> bool {
    let (mut pattern, mut path) = (pattern.split('/'), path.split('/'));
    loop {
        match (pattern.next(), path.next()) {
            (None, None) => return true,
            (Some(known), Some(asked)) if known == asked || known.starts_with('{') => {}
            _ => return false,
        }
    }
}
