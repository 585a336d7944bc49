//! What can go wrong between a browser and a backend, on demand of a test.

use std::time::Duration;

use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use super::{Reply, typed};

/// An answer whose body is announced longer than it is: the connection is cut after it.
#[derive(Debug, Clone, Copy)]
pub struct CutShort {
    /// The length announced, in bytes.
    pub(super) length: usize,
}

/// One way to spoil one answer.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The connection is cut before anything is done.
    Reset,
    /// The act is done, and the connection is cut before the answer.
    Lost,
    /// Nothing is done and nothing is answered, until the browser leaves.
    Hang,
    /// The act is done, and the answer comes after that much more.
    Slow(Duration),
    /// The act is done, and the connection is cut in the middle of the answer.
    Truncated,
    /// The act is done, and its answer says that it is HTML.
    WrongType,
    /// The act is done, and its answer holds something else than what the contract says.
    Changed(fn(Value) -> Value),
    /// Nothing is done; this is answered instead.
    Instead(Box<Reply>),
}

impl Fault {
    /// Nothing is done; this is answered instead.
    pub fn instead(status: u16, content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut answer = typed(status, content_type, body);
        // As deployed servers say of what they have not: a file may be there the next time.
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        Self::Instead(Box::new(answer))
    }

    /// A refusal of the contract, by its code.
    pub fn problem(status: u16, code: &str) -> Self {
        Self::refusal(status, code, None)
    }

    /// The same, to be tried again after a while: said in the body and in the header.
    pub fn problem_for(status: u16, code: &str, retry_after_s: u32) -> Self {
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

    /// What a gateway says when the backend behind it is gone.
    pub fn bad_gateway() -> Self {
        Self::instead(502, "text/html; charset=utf-8", "<html><h1>502 Bad Gateway</h1></html>")
    }

    /// 200 and nothing.
    pub fn empty() -> Self {
        Self::instead(200, "application/json", "")
    }

    /// 200 and what is not JSON.
    pub fn garbage() -> Self {
        Self::instead(200, "application/json", "{\"at\": {\"step\": ")
    }

    /// 200 and ten megabytes of valid JSON that means nothing here.
    pub fn huge() -> Self {
        let mut body = vec![b'a'; 10_000_000];
        body[0] = b'"';
        body[9_999_999] = b'"';
        Self::instead(200, "application/json", body)
    }

    /// The act is done, and its answer holds numbers where there were none, and texts for numbers.
    pub fn other_types() -> Self {
        Self::Changed(other_types)
    }

    /// The act is done, and its answer names a step, or a state, of a later contract.
    pub fn unknown_variant() -> Self {
        Self::Changed(|mut answer| {
            let found = rename_variants(&mut answer);
            if found { answer } else { UNKNOWN.into() }
        })
    }

    /// The same with one more header (`retry-after`).
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: &'static str) -> Self {
        if let Self::Instead(reply) = &mut self {
            reply
                .headers_mut()
                .insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        self
    }

    /// The spoiled answer; `None` cuts the connection. `handle` is what would have answered.
    pub async fn spoil(self, handle: impl AsyncFnOnce() -> Reply) -> Option<Reply> {
        match self {
            Self::Reset => None,
            Self::Lost => {
                handle().await;
                None
            }
            Self::Hang => std::future::pending().await,
            Self::Slow(more) => {
                let reply = handle().await;
                tokio::time::sleep(more).await;
                Some(reply)
            }
            Self::Truncated => {
                let mut reply = handle().await;
                let length = reply.body().len();
                reply.extensions_mut().insert(CutShort { length });
                reply.body_mut().truncate(length / 2);
                Some(reply)
            }
            Self::WrongType => {
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

/// No step, state or way has this name.
const UNKNOWN: &str = "later";

/// Renames what tells variants apart; whether there was any.
fn rename_variants(answer: &mut Value) -> bool {
    match answer {
        Value::Object(fields) => {
            let mut found = false;
            for (name, value) in fields {
                if matches!(name.as_str(), "step" | "kind") && value.is_string() {
                    *value = UNKNOWN.into();
                    found = true;
                } else {
                    found |= rename_variants(value);
                }
            }
            found
        }
        Value::Array(values) => {
            let mut found = false;
            for value in values {
                found |= rename_variants(value);
            }
            found
        }
        _ => false,
    }
}
