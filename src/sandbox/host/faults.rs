//! Faults by name, for tests in other programs: an operation, a fault, a number of times.

use std::time::Duration;

use http::Method;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use crate::contract::{OPERATIONS, OperationEntry, RefusalCode};

/// A fault that can be injected by name.
#[derive(Debug, Clone, Serialize)]
pub struct FaultKind {
    /// The stable name.
    pub fault: &'static str,
    /// The effect, for the documentation.
    pub effect: &'static str,
}

/// Every fault that a backend or a network can cause, by its stable name. In addition, any code of
/// the contract is a fault: the refusal with this code. `offline` is not listed: the browser is disconnected instead.
pub const KINDS: &[FaultKind] = &[
    kind("reset", "the operation does not run, the connection is cut"),
    kind("lost", "the operation runs, the connection is cut before the response"),
    kind("truncated", "the operation runs, the connection is cut in the middle of the response"),
    kind("hang", "the operation does not run, no response comes"),
    kind("slow", "the operation runs, the response comes five seconds later"),
    kind("401", "refused: session_ended"),
    kind("403", "refused: the operation's own code for 403, otherwise not_recognised"),
    kind("404", "refused: unknown"),
    kind("409", "refused: the operation's own code for 409, otherwise step_not_allowed"),
    kind("410", "refused: the operation's own code for 410, otherwise code_expired"),
    kind("422", "refused: invalid_fields, no field is named"),
    kind("423", "refused: locked, for 15 minutes"),
    kind("429", "refused: too_many_requests, without Retry-After"),
    kind("429_retry_after", "refused: too_many_requests, with Retry-After: 90"),
    kind("500", "refused, with a code that is not in the contract"),
    kind("502", "the HTML page of a gateway"),
    kind("503", "refused: unavailable"),
    kind("maintenance", "refused: maintenance (503)"),
    kind("empty", "200, and an empty body"),
    kind("malformed", "200, and a body that is not JSON"),
    kind(
        "wrong_type",
        "the operation runs, each top-level value of the response has another type: a string for a number, a number for any other",
    ),
    kind("no_step", "the operation runs, the response has no step"),
    kind("wrong_content_type", "the operation runs, the response is declared as HTML"),
    kind("huge", "200, and a body of ten megabytes"),
];

const fn kind(fault: &'static str, effect: &'static str) -> FaultKind {
    FaultKind { fault, effect }
}

impl OperationEntry {
    /// Returns the fault with this name for this operation; `None` if there is none.
    pub fn fault(&self, name: &str) -> Option<Fault> {
        Some(match name {
            "reset" => Fault::Reset,
            "lost" => Fault::Lost,
            "truncated" => Fault::Truncated,
            "hang" => Fault::Hang,
            "slow" => Fault::Slow(Duration::from_secs(5)),
            "401" | "403" | "404" | "409" | "410" | "422" | "423" | "429" | "503" => {
                refusal(self.refusal_code(name.parse().ok()?)?)
            }
            "429_retry_after" => Fault::problem_with_retry_after(429, "too_many_requests", 90),
            "500" => Fault::problem(500, "internal_error"),
            "502" => Fault::bad_gateway(),
            "empty" => Fault::empty(),
            "malformed" => Fault::garbage(),
            "wrong_type" => Fault::other_types(),
            "no_step" => Fault::no_step(),
            "wrong_content_type" => Fault::WrongContentType,
            "huge" => Fault::Huge,
            name => refusal(RefusalCode::ALL.iter().find(|(known, _)| *known == name)?.1),
        })
    }
}

/// Builds the refusal with a code of the contract.
fn refusal(code: RefusalCode) -> Fault {
    match code {
        RefusalCode::Locked => Fault::problem_with_retry_after(code.status(), code.name(), 900),
        code => Fault::problem(code.status(), code.name()),
    }
}

/// A fault that waits for a matching request.
#[derive(Debug)]
struct QueuedFault {
    /// `None` for any method.
    method: Option<String>,
    path: String,
    pending: PendingFault,
    fault: Fault,
}

/// A pending fault, as `GET /sandbox/faults.json` lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PendingFault {
    /// The name of the operation, or a path.
    pub operation: String,
    /// The name of the fault; `(unnamed)` if it was queued by a function call.
    pub fault: String,
    /// The number of requests that it still applies to.
    pub times: u32,
}

/// The pending faults, in the order in which they were requested.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<QueuedFault>);

/// The body of `POST /sandbox/faults`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FaultRequest {
    pub(super) operation: String,
    pub(super) fault: String,
    #[serde(default = "once")]
    pub(super) times: u32,
}

fn once() -> u32 {
    1
}

/// The maximum of `times`.
const MAX_TIMES: u32 = 1_000;
/// The most faults that wait at a time.
const MAX_WAITING: usize = 100;

/// The body of a 422 response: the error, and the accepted values.
#[derive(Debug, Serialize)]
pub(super) struct ControlError {
    pub(super) error: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) accepted: Vec<String>,
}

impl Faults {
    /// Queues a fault, by the names of the operation and the fault.
    pub(super) fn queue_named(&mut self, requested: FaultRequest) -> Result<(), ControlError> {
        let FaultRequest { operation: name, fault, times } = requested;
        let Some(operation) = OperationEntry::find(&name) else {
            let accepted = OPERATIONS.iter().map(|known| known.id.to_owned()).collect();
            let error = format!(
                "operation: {name:?} is not in the contract; use the operationId, or the method \
                 and path as in openapi.json (\"POST /activation/identification\")"
            );
            return Err(ControlError { error, accepted });
        };
        let Some(found) = operation.fault(&fault) else {
            let kinds = KINDS.iter().map(|kind| kind.fault);
            let codes = RefusalCode::ALL.iter().map(|(name, _)| *name);
            let error = if fault == "offline" {
                "fault: \"offline\" is the browser's own setting; disconnect the browser instead"
                    .to_owned()
            } else {
                format!("fault: {fault:?} is not known")
            };
            return Err(ControlError {
                error,
                accepted: kinds.chain(codes).map(str::to_owned).collect(),
            });
        };
        if !(1..=MAX_TIMES).contains(&times) {
            let error = format!("times: {times} is not between 1 and {MAX_TIMES}");
            return Err(ControlError { error, accepted: Vec::new() });
        }
        if self.0.len() >= MAX_WAITING {
            let error = format!("{MAX_WAITING} faults are waiting: clear them first");
            return Err(ControlError { error, accepted: Vec::new() });
        }
        self.0.push(QueuedFault {
            method: Some(operation.method.name().to_owned()),
            path: operation.path.to_owned(),
            pending: PendingFault { operation: operation.id.to_owned(), fault, times },
            fault: found,
        });
        Ok(())
    }

    /// Queues a fault for the next request to a path, with any method.
    pub(super) fn push(&mut self, path: &str, fault: Fault) {
        let pending =
            PendingFault { operation: path.to_owned(), fault: "(unnamed)".into(), times: 1 };
        self.0.push(QueuedFault { method: None, path: path.to_owned(), pending, fault });
    }

    /// Returns the first pending fault for this request, and removes it after its last time.
    pub(super) fn take(&mut self, method: &Method, path: &str) -> Option<Fault> {
        let index = self.0.iter().position(|queued| {
            queued.method.as_deref().is_none_or(|known| known == method.as_str())
                && path_matches(&queued.path, path)
        })?;
        let queued = self.0.get_mut(index)?;
        queued.pending.times -= 1;
        if queued.pending.times == 0 {
            return Some(self.0.remove(index).fault);
        }
        Some(queued.fault.clone())
    }

    /// Lists the pending faults.
    pub(super) fn pending(&self) -> Vec<PendingFault> {
        self.0.iter().map(|queued| queued.pending.clone()).collect()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

/// Returns whether a path matches a pattern such as `/profiles/{id}/activation`.
fn path_matches(pattern: &str, path: &str) -> bool {
    let (mut pattern, mut path) = (pattern.split('/'), path.split('/'));
    loop {
        match (pattern.next(), path.next()) {
            (None, None) => return true,
            (Some(known), Some(segment)) if known == segment || known.starts_with('{') => {}
            _ => return false,
        }
    }
}
