//! The control API of the sandbox, for programs and for the forms of `/sandbox`: reset, clock and
//! faults. An invalid request is answered with 422 and, as JSON, the error and the accepted values.

use http::{Method, Request, StatusCode, header};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::faults::{ControlError, FaultKind, FaultRequest, KINDS, PendingFault};
use super::reply::{Reply, json, redirect, set_header, text};
use super::state::{HostState, lock};
use crate::contract::{OPERATIONS, OperationEntry};
use crate::sandbox::presets::Preset;

/// The body of `POST /sandbox/clock`: seconds to advance.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    advance_s: u64,
}

/// The body of `POST /sandbox/reset`: the state to restore.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    #[serde(default = "default_preset")]
    preset: String,
}

fn default_preset() -> String {
    "fresh".to_owned()
}

/// The response of `GET /sandbox/faults.json`.
#[derive(Serialize)]
struct FaultReport {
    pending: Vec<PendingFault>,
    operations: &'static [OperationEntry],
    faults: &'static [FaultKind],
}

/// The maximum advance: ten years. No time limit of the service is longer, so a larger value is a mistake.
const MAX_ADVANCE_S: u64 = 315_576_000;

/// Handles a control request; `None` for any other path.
pub(super) fn answer(state: &HostState, path: &str, request: &Request<Vec<u8>>) -> Option<Reply> {
    let result = match (request.method(), path) {
        (&Method::GET | &Method::HEAD, "/sandbox/faults.json") => {
            let pending = lock(&state.faults).pending();
            return Some(json(&FaultReport { pending, operations: OPERATIONS, faults: KINDS }));
        }
        (&Method::POST, "/sandbox/reset") => reset(state, request),
        (&Method::POST, "/sandbox/clock") => clock(state, request),
        (&Method::POST, "/sandbox/faults") => faults(state, request),
        (&Method::DELETE, "/sandbox/faults") => {
            lock(&state.faults).clear();
            Ok(done(request))
        }
        (_, "/sandbox/reset" | "/sandbox/clock" | "/sandbox/faults" | "/sandbox/faults.json") => {
            return Some(text(StatusCode::METHOD_NOT_ALLOWED, "Méthode refusée."));
        }
        _ => return None,
    };
    Some(result.unwrap_or_else(|error| {
        let mut reply = json(&error);
        *reply.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        reply
    }))
}

fn reset(state: &HostState, request: &Request<Vec<u8>>) -> Result<Reply, ControlError> {
    let Reset { preset } =
        if request.body().is_empty() { Reset { preset: default_preset() } } else { read(request)? };
    let Some(preset) = Preset::named(&preset) else {
        let error = format!("preset: {preset:?} is not known");
        let accepted = Preset::ALL.iter().map(|preset| preset.name.to_owned()).collect();
        return Err(ControlError { error, accepted });
    };
    lock(&state.faults).clear();
    let cookie = lock(&state.sandbox)
        .reset_to(preset)
        .map_err(|refused| ControlError { error: refused.to_string(), accepted: Vec::new() })?;
    let mut reply = done(request);
    if let Some(cookie) = cookie {
        set_header(&mut reply, header::SET_COOKIE, &cookie);
    }
    Ok(reply)
}

fn clock(state: &HostState, request: &Request<Vec<u8>>) -> Result<Reply, ControlError> {
    let invalid = |reason: String| ControlError {
        error: format!("{reason}; the clock advances by whole seconds, at most ten years"),
        accepted: vec![format!("{{ \"advance_s\": 0 … {MAX_ADVANCE_S} }}")],
    };
    let Advance { advance_s } = read(request).map_err(|error| invalid(error.error))?;
    if advance_s > MAX_ADVANCE_S {
        return Err(invalid(format!("advance_s: {advance_s} is too large")));
    }
    lock(&state.sandbox).advance(advance_s);
    Ok(done(request))
}

fn faults(state: &HostState, request: &Request<Vec<u8>>) -> Result<Reply, ControlError> {
    // A form cannot send DELETE, so it clears the faults with `clear=1`.
    if is_form(request) && request.body().as_slice() == b"clear=1" {
        lock(&state.faults).clear();
    } else {
        lock(&state.faults).queue_named(read::<FaultRequest>(request)?)?;
    }
    Ok(done(request))
}

/// Parses the body, from JSON or from a form of the page.
fn read<T: DeserializeOwned>(request: &Request<Vec<u8>>) -> Result<T, ControlError> {
    let value = if is_form(request) {
        form_fields(request.body())
    } else {
        serde_json::from_slice(request.body()).map_err(|error| invalid_body(&error))?
    };
    serde_json::from_value(value).map_err(|error| invalid_body(&error))
}

fn invalid_body(error: &serde_json::Error) -> ControlError {
    ControlError { error: format!("the body is not valid: {error}"), accepted: Vec::new() }
}

/// Parses the fields of a form; a value of digits becomes a number. No value of the page's forms needs
/// URL decoding.
fn form_fields(body: &[u8]) -> serde_json::Value {
    let body = String::from_utf8_lossy(body);
    let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| {
            let number = value.parse::<u64>().map(serde_json::Value::from);
            // A fault's name can consist of digits (`401`), and stays a string.
            let number = number.ok().filter(|_| name != "fault");
            (name.to_owned(), number.unwrap_or_else(|| value.into()))
        })
        .collect()
}

/// Returns whether a form of the page sent the request. A body that starts with `{` is JSON even with
/// the content type of a form, which `curl -d '{…}'` sends.
fn is_form(request: &Request<Vec<u8>>) -> bool {
    let content_type = request.headers().get(header::CONTENT_TYPE);
    let has_form_type = content_type
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    has_form_type && !request.body().starts_with(b"{")
}

/// Builds the reply of a success: a redirect to the page for a form, 204 for a program.
fn done(request: &Request<Vec<u8>>) -> Reply {
    if is_form(request) {
        redirect(StatusCode::SEE_OTHER, "/sandbox")
    } else {
        text(StatusCode::NO_CONTENT, "")
    }
}
