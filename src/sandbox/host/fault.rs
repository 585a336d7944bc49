//! Faults between a browser and a backend, injected for tests.

use std::time::Duration;

use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use super::reply::{Reply, typed};

/// Marks a reply, as an `http` extension, whose body is shorter than the announced `Content-Length`; the host cuts the
/// connection after the body.
#[derive(Debug, Clone, Copy)]
pub struct Truncation {
    /// The announced length, in bytes.
    pub(super) length: usize,
}

/// A fault to inject into one response.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The connection is cut before the operation runs.
    Reset,
    /// The operation runs, and the connection is cut before the response.
    Lost,
    /// The operation does not run, and no response comes until the browser closes the connection.
    Hang,
    /// The operation runs, and the response is delayed by this duration.
    Slow(Duration),
    /// The operation runs, and the connection is cut in the middle of the response.
    Truncated,
    /// The operation runs, and its response is declared as HTML.
    WrongContentType,
    /// The operation runs, and the JSON of its response is changed by this function.
    Changed(fn(Value) -> Value),
    /// The operation does not run; instead 200 and ten megabytes of valid JSON that is not an answer of the contract.
    /// They are made when the fault occurs, so that many waiting faults need no memory.
    Huge,
    /// The operation does not run, and this response is sent instead.
    Instead(Box<Reply>),
}

impl Fault {
    /// A response sent instead of running the operation.
    pub fn instead(status: u16, content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut reply = typed(status, content_type, body);
        // Deployed servers send `no-cache` with the 404 of a missing file, because the file may exist at the next request.
        reply.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        Self::Instead(Box::new(reply))
    }

    /// A refusal of the contract, by status and code.
    pub fn problem(status: u16, code: &str) -> Self {
        Self::refusal(status, code, None)
    }

    /// A refusal with a time until a retry, in the body and in the `Retry-After` header.
    pub fn problem_with_retry_after(status: u16, code: &str, retry_after_s: u32) -> Self {
        Self::refusal(status, code, Some(retry_after_s))
    }

    fn refusal(status: u16, code: &str, retry_after_s: Option<u32>) -> Self {
        let mut body = json!({
            "type": "about:blank",
            "status": status,
            "title": code,
            "code": code,
            "reference": "MES-BANC-ESSAI",
        });
        if let Some(seconds) = retry_after_s {
            body["retry_after_s"] = seconds.into();
        }
        let mut fault = Self::instead(status, "application/problem+json", body.to_string());
        if let (Some(seconds), Self::Instead(reply)) = (retry_after_s, &mut fault) {
            reply.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        fault
    }

    /// The response of a gateway whose backend is down.
    pub fn bad_gateway() -> Self {
        Self::instead(502, "text/html; charset=utf-8", "<html><h1>502 Bad Gateway</h1></html>")
    }

    /// 200 and an empty body.
    pub fn empty() -> Self {
        Self::instead(200, "application/json", "")
    }

    /// 200 and a body that is not valid JSON.
    pub fn garbage() -> Self {
        Self::instead(200, "application/json", "{\"at\": {\"step\": ")
    }

    /// The operation runs, and its response has numbers in place of other types, and strings in place
    /// of numbers.
    pub fn other_types() -> Self {
        Self::Changed(other_types)
    }

    /// The operation runs, and its response lacks the tags `step` and `kind`; a response without a tag becomes `null`.
    pub fn no_step() -> Self {
        Self::Changed(|mut answer| {
            let found = remove_tags(&mut answer);
            if found { answer } else { Value::Null }
        })
    }

    /// Adds a header, for example `retry-after`, to the response of [`Fault::Instead`]; does not change any other fault.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: &'static str) -> Self {
        if let Self::Instead(reply) = &mut self {
            reply
                .headers_mut()
                .insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        self
    }

    /// Applies the fault and returns the reply; `None` to cut the connection. `handle` runs the operation.
    pub async fn apply(self, handle: impl AsyncFnOnce() -> Reply) -> Option<Reply> {
        match self {
            Self::Reset => None,
            Self::Lost => {
                handle().await;
                None
            }
            Self::Hang => std::future::pending().await,
            Self::Slow(delay) => {
                let reply = handle().await;
                tokio::time::sleep(delay).await;
                Some(reply)
            }
            Self::Truncated => {
                let mut reply = handle().await;
                let length = reply.body().len();
                reply.extensions_mut().insert(Truncation { length });
                reply.body_mut().truncate(length / 2);
                Some(reply)
            }
            Self::WrongContentType => {
                let mut reply = handle().await;
                reply.headers_mut().insert(
                    header::CONTENT_TYPE,
                    HeaderValue::from_static("text/html; charset=utf-8"),
                );
                Some(reply)
            }
            Self::Changed(change) => {
                let mut reply = handle().await;
                let answer = serde_json::from_slice(reply.body()).unwrap_or(Value::Null);
                *reply.body_mut() = change(answer).to_string().into_bytes();
                Some(reply)
            }
            Self::Huge => {
                let body = format!("\"{}\"", "a".repeat(10_000_000));
                Some(typed(StatusCode::OK, "application/json", body))
            }
            Self::Instead(reply) => Some(*reply),
        }
    }
}

fn other_types(answer: Value) -> Value {
    let other = |value: &Value| if value.is_number() { json!("7") } else { json!(7) };
    match answer {
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), other(value))).collect()
        }
        Value::Array(values) if !values.is_empty() => values.iter().map(other).collect(),
        answer => other(&answer),
    }
}

/// Removes the tags of variants; returns whether it found any.
fn remove_tags(answer: &mut Value) -> bool {
    match answer {
        Value::Object(fields) => {
            let before = fields.len();
            fields.retain(|name, value| {
                !matches!(name.as_str(), "step" | "kind") || !value.is_string()
            });
            let mut found = fields.len() < before;
            for (_, value) in fields {
                found |= remove_tags(value);
            }
            found
        }
        Value::Array(values) => {
            values.iter_mut().fold(false, |found, value| remove_tags(value) | found)
        }
        _ => false,
    }
}
