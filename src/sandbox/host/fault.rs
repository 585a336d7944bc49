//! What can go wrong between a browser and a backend, on demand of a test.

use std::time::Duration;

use http::{HeaderName, HeaderValue, StatusCode, header};

use super::{Reply, typed};

/// An answer whose body is announced longer than it is: the connection is cut after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct CutShort {
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
    /// Nothing is done; this is answered instead.
    Instead(Box<Reply>),
}

impl Fault {
    /// Nothing is done; this is answered instead.
    pub fn instead(status: u16, content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::Instead(Box::new(typed(status, content_type, body)))
    }

    /// A refusal of the contract, by its code.
    pub fn problem(status: u16, code: &str) -> Self {
        let body = serde_json::json!({
            "type": "about:blank",
            "status": status,
            "title": code,
            "code": code,
            "reference": "MES-BANC-ESSAI",
        });
        Self::instead(status, "application/problem+json", body.to_string())
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

    /// The spoiled answer; `None` cuts the connection.
    pub(super) async fn spoil(self, handle: impl AsyncFnOnce() -> Reply) -> Option<Reply> {
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
            Self::Instead(reply) => Some(*reply),
        }
    }
}
