//! The client: sends the contract's operations over a [`Transport`] and reads the answers.
//!
//! Three things can go wrong, and only three: the backend refuses, it cannot be reached, or what
//! it says cannot be read. This knows no browser; `fetch` is the only file that does.

use std::cell::RefCell;
use std::future::Future;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::pin::Pin;
use std::rc::Rc;

use serde_json::Value;

use crate::contract::{Answer, Code, Operation, Problem};

#[cfg(target_arch = "wasm32")]
mod fetch;

#[cfg(target_arch = "wasm32")]
pub use fetch::{Fetch, read_text};

/// Milliseconds before a request is given up (quality.md: 15 s).
pub const TIMEOUT_MS: u32 = 15_000;

/// A longer answer than this, in bytes, is no answer of this contract.
pub const LONGEST_ANSWER: usize = 1 << 20;

/// What goes out, as text.
#[derive(Debug, Clone)]
pub struct Request {
    /// `GET`, `POST` or `DELETE`.
    pub method: &'static str,
    /// Below the API's base, beginning with `/`.
    pub path: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// JSON.
    pub body: Option<String>,
}

/// What came back, as text.
#[derive(Debug, Clone, Default)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// `Content-Type`, or nothing.
    pub content_type: String,
    /// `Retry-After`, when it is a number of seconds.
    pub retry_after_s: Option<u32>,
    /// The body.
    pub body: String,
}

/// Why nothing came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreachable {
    /// The device says that it is offline.
    Offline,
    /// No answer within [`TIMEOUT_MS`].
    TimedOut,
    /// The connection failed.
    Broken,
}

/// What a transport's `send` gives, when it is ready.
pub type Sending = Pin<Box<dyn Future<Output = Result<Response, Unreachable>>>>;

/// How requests travel: by `fetch` in a browser, by a function call in tests.
pub trait Transport {
    /// Sends, and gives up by itself after [`TIMEOUT_MS`].
    fn send(&self, request: Request) -> Sending;
    /// Sixteen unpredictable bytes, for idempotency keys.
    fn random(&self) -> [u8; 16];
}

/// What can go wrong with an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The backend refuses, and says why.
    Refused(Problem),
    /// The backend could not be reached; it may or may not have acted.
    Unreachable(Unreachable),
    /// The answer breaks the contract.
    Unreadable,
}

impl Failure {
    /// The refusal's code, if it is one.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Refused(problem) => Some(problem.code),
            Self::Unreachable(_) | Self::Unreadable => None,
        }
    }

    /// Whether the backend may have acted without our knowing: a retry must be recognisable.
    fn is_uncertain(&self) -> bool {
        match self {
            Self::Refused(problem) => problem.status >= 500,
            Self::Unreachable(_) | Self::Unreadable => true,
        }
    }
}

/// Sends operations. One for the whole page.
pub struct Client {
    transport: Rc<dyn Transport>,
    /// The act whose outcome is not known, and its key: the same act, word for word, is sent
    /// again with the same key; an edit makes it another act. Only a hash of it is kept.
    uncertain: RefCell<Option<(u64, String)>>,
    language: &'static str,
}

impl Client {
    /// A client in a language (`Accept-Language`).
    pub fn new(transport: Rc<dyn Transport>, language: &'static str) -> Self {
        Self { transport, uncertain: RefCell::new(None), language }
    }

    /// Sends an operation and reads its answer.
    ///
    /// # Errors
    /// One of the three failures.
    pub async fn send<O: Operation>(&self, operation: &O) -> Result<O::Answer, Failure> {
        let body = match O::HAS_BODY.then(|| serde_json::to_string(operation)) {
            None => None,
            Some(Ok(body)) => Some(body),
            Some(Err(_)) => return Err(Failure::Unreadable),
        };
        let answer = self
            .exchange(O::METHOD.name(), O::METHOD.acts(), operation.path().into_owned(), body)
            .await?;
        O::Answer::read(&answer).ok_or(Failure::Unreadable)
    }

    /// Everything that does not depend on the operation's type, so that it is compiled once.
    async fn exchange(
        &self,
        method: &'static str,
        acts: bool,
        path: String,
        body: Option<String>,
    ) -> Result<Value, Failure> {
        let mut headers =
            vec![("Accept", "application/json".to_owned()), ("Accept-Language", self.language.to_owned())];
        if body.is_some() {
            headers.push(("Content-Type", "application/json".to_owned()));
        }
        let act = acts.then(|| {
            let mut hasher = DefaultHasher::new();
            (method, &path, &body).hash(&mut hasher);
            let act = hasher.finish();
            let key = self.key(act);
            headers.push(("X-Espace-Sante", "1".to_owned()));
            headers.push(("Idempotency-Key", key.clone()));
            (act, key)
        });
        let sent = self.transport.send(Request { method, path, headers, body }).await;
        let outcome = sent.map_err(Failure::Unreachable).and_then(read);
        if let Some(act) = act {
            let uncertain = matches!(&outcome, Err(failure) if failure.is_uncertain());
            *self.uncertain.borrow_mut() = uncertain.then_some(act);
        }
        outcome
    }

    fn key(&self, act: u64) -> String {
        match &*self.uncertain.borrow() {
            Some((same, key)) if *same == act => key.clone(),
            _ => uuid(self.transport.random()),
        }
    }
}

/// The JSON of a success, or the failure.
fn read(response: Response) -> Result<Value, Failure> {
    let is = |kind: &str| response.content_type.starts_with(kind);
    if response.body.len() > LONGEST_ANSWER {
        return Err(Failure::Unreadable);
    }
    if (200..300).contains(&response.status) {
        let json = is("application/json").then(|| serde_json::from_str(&response.body).ok());
        return json.flatten().ok_or(Failure::Unreadable);
    }
    if response.status < 400 {
        return Err(Failure::Unreadable);
    }
    let told = is("application/problem+json")
        .then(|| Problem::read(&serde_json::from_str(&response.body).ok()?))
        .flatten();
    let mut problem =
        told.unwrap_or_else(|| Problem::bare(response.status, response.retry_after_s));
    problem.retry_after_s = problem.retry_after_s.or(response.retry_after_s);
    if problem.code == Code::Other {
        problem.code = Code::from_status(response.status);
    }
    Err(Failure::Refused(problem))
}

/// A UUID of version 4 (RFC 9562) from sixteen random bytes.
fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for nibble in [byte >> 4, byte & 0x0f] {
            text.push(char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 }));
        }
    }
    text
}
