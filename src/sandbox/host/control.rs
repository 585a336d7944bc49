//! What programs, and the forms of `/sandbox`, ask of the sandbox: to begin again, to move the clock,
//! to make something fail. A wrong request is answered 422, in JSON that says what is accepted.

use http::header::{self, HeaderValue};
use http::{Method, Request, StatusCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::faults::{KINDS, Kind, Operation, Waiting, Wanted, Wrong, operations};
use super::{Reply, Shared, lock, text, typed};
use crate::sandbox::presets::Preset;

/// How far the clock moves.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    advance_s: u64,
}

/// What a reset leaves.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    #[serde(default = "fresh")]
    preset: String,
}

fn fresh() -> String {
    "fresh".to_owned()
}

/// What `GET /sandbox/faults.json` says.
#[derive(Serialize)]
struct About {
    pending: Vec<Waiting>,
    operations: &'static [Operation],
    faults: &'static [Kind],
}

/// Ten years: more is a mistake, and no date of the service is further away.
const FURTHEST_S: u64 = 315_576_000;

/// Answers an act; `None` where nothing of this stands at the path.
pub(super) fn answer(shared: &Shared, path: &str, request: &Request<Vec<u8>>) -> Option<Reply> {
    let done = match (request.method(), path) {
        (&Method::GET | &Method::HEAD, "/sandbox/faults.json") => {
            let pending = lock(&shared.faults).waiting();
            return Some(json(&About { pending, operations: operations(), faults: KINDS }));
        }
        (&Method::POST, "/sandbox/reset") => reset(shared, request),
        (&Method::POST, "/sandbox/clock") => clock(shared, request),
        (&Method::POST, "/sandbox/faults") => faults(shared, request),
        (&Method::DELETE, "/sandbox/faults") => {
            lock(&shared.faults).clear();
            Ok(done(request))
        }
        (_, "/sandbox/reset" | "/sandbox/clock" | "/sandbox/faults" | "/sandbox/faults.json") => {
            return Some(text(StatusCode::METHOD_NOT_ALLOWED, "Méthode refusée."));
        }
        _ => return None,
    };
    Some(done.unwrap_or_else(|wrong| {
        let mut reply = json(&wrong);
        *reply.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        reply
    }))
}

fn reset(shared: &Shared, request: &Request<Vec<u8>>) -> Result<Reply, Wrong> {
    let Reset { preset } =
        if request.body().is_empty() { Reset { preset: fresh() } } else { read(request)? };
    let presets = || Preset::ALL.iter().map(|preset| preset.name.to_owned()).collect();
    let Some(preset) = Preset::named(&preset) else {
        let error = format!("preset: {preset:?} is not known");
        return Err(Wrong { error, accepted: presets() });
    };
    lock(&shared.faults).clear();
    let cookie = lock(&shared.sandbox)
        .reset_to(preset)
        .map_err(|refused| Wrong { error: refused.to_string(), accepted: Vec::new() })?;
    let mut reply = done(request);
    if let Some(cookie) = cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
        reply.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(reply)
}

fn clock(shared: &Shared, request: &Request<Vec<u8>>) -> Result<Reply, Wrong> {
    let wrong = |why: String| Wrong {
        error: format!("{why}; the clock only goes forward, by whole seconds, ten years at most"),
        accepted: vec![format!("{{ \"advance_s\": 0 … {FURTHEST_S} }}")],
    };
    let Advance { advance_s } = read(request).map_err(|bad| wrong(bad.error))?;
    if advance_s > FURTHEST_S {
        return Err(wrong(format!("advance_s: {advance_s} is too far")));
    }
    lock(&shared.sandbox).advance(advance_s);
    Ok(done(request))
}

fn faults(shared: &Shared, request: &Request<Vec<u8>>) -> Result<Reply, Wrong> {
    // A form cannot say DELETE.
    if is_form(request) && request.body().as_slice() == b"clear=1" {
        lock(&shared.faults).clear();
    } else {
        lock(&shared.faults).ask(read::<Wanted>(request)?)?;
    }
    Ok(done(request))
}

/// The body, from JSON or from a form of the page.
fn read<T: DeserializeOwned>(request: &Request<Vec<u8>>) -> Result<T, Wrong> {
    let value = if is_form(request) {
        fields(request.body())
    } else {
        serde_json::from_slice(request.body()).map_err(|error| bad(&error))?
    };
    serde_json::from_value(value).map_err(|error| bad(&error))
}

fn bad(error: &serde_json::Error) -> Wrong {
    Wrong { error: format!("the body is not what is accepted here: {error}"), accepted: Vec::new() }
}

/// The fields of a form, numbers as numbers. What the forms of the page send needs no decoding.
fn fields(body: &[u8]) -> serde_json::Value {
    let body = String::from_utf8_lossy(body);
    let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| {
            let number = value.parse::<u64>().map(serde_json::Value::from);
            // A fault's name may be a number.
            let number = number.ok().filter(|_| name != "fault");
            (name.to_owned(), number.unwrap_or_else(|| value.into()))
        })
        .collect()
}

fn json(value: &impl Serialize) -> Reply {
    match serde_json::to_vec(value) {
        Ok(body) => typed(StatusCode::OK, "application/json", body),
        Err(_) => text(StatusCode::INTERNAL_SERVER_ERROR, "Illisible."),
    }
}

/// Whether a form of the page asks; `curl -d '{…}'` says that it is one, and is not.
fn is_form(request: &Request<Vec<u8>>) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let said =
        kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    said && !request.body().starts_with(b"{")
}

/// A form goes back to the page; a program gets 204.
fn done(request: &Request<Vec<u8>>) -> Reply {
    let mut reply = typed(StatusCode::NO_CONTENT, "text/plain; charset=utf-8", "");
    if is_form(request) {
        *reply.status_mut() = StatusCode::SEE_OTHER;
        reply.headers_mut().insert(header::LOCATION, HeaderValue::from_static("/sandbox"));
    }
    reply
}
