//! The client, which sends the contract's operations over a [`Transport`] and parses the answers.
//!
//! An operation fails in one of three ways: the backend refuses it, the backend is unreachable, or its answer is
//! unreadable ([`Failure`]). Only the file `fetch.rs` uses the browser.
#![warn(missing_docs)]

use std::any::Any;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use crate::contract::{Answer, LockScope, Method, Operation, Problem, RefusalCode, RenewSession};
use crate::json::Value;

#[cfg(target_arch = "wasm32")]
mod fetch;

#[cfg(target_arch = "wasm32")]
pub use fetch::{EarlyRequest, Fetch, read_text};

/// The timeout of a request, in milliseconds.
pub const TIMEOUT_MS: u32 = 15_000;

/// The maximum length of an answer, in bytes. A longer one is treated as unreadable.
pub const MAX_RESPONSE_BYTES: usize = 1 << 20;

/// A request, ready for the transport.
#[derive(Debug, Clone)]
pub struct Request {
    /// `GET`, `POST` or `DELETE`.
    pub method: &'static str,
    /// The path below the API's base address, starting with `/`.
    pub path: String,
    /// The names and values of the headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body, as JSON.
    pub body: Option<String>,
}

/// A response, as received by the transport.
#[derive(Debug, Clone, Default)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The `Content-Type` header; empty when absent.
    pub content_type: String,
    /// The `Retry-After` header, when it is a number of seconds.
    pub retry_after_s: Option<u32>,
    /// The body.
    pub body: Vec<u8>,
}

/// The reason why no response arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreachable {
    /// The browser reports that the device is offline.
    Offline,
    /// No response arrived within [`TIMEOUT_MS`].
    TimedOut,
    /// The connection failed.
    ConnectionFailed,
}

/// The future returned by [`Transport::send`].
pub type ResponseFuture = Pin<Box<dyn Future<Output = Result<Response, Unreachable>>>>;

/// The layer that sends requests: `fetch` in production, the embedded sandbox in the preview, canned responses in the
/// gallery, a function call in native tests.
pub trait Transport {
    /// Sends a request, with a timeout of [`TIMEOUT_MS`].
    fn send(&self, request: Request) -> ResponseFuture;
    /// Returns 16 unpredictable bytes, for an idempotency key; `None` if there are none.
    fn random_bytes(&self) -> Option<[u8; 16]>;
}

/// The reason why an operation has no valid answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The response has an error status (4xx or 5xx). With a 5xx, the backend may have carried out the operation.
    Refused(Problem),
    /// The backend could not be reached. It may or may not have carried out the operation.
    Unreachable(Unreachable),
    /// The answer breaks the contract.
    Unreadable,
}

impl Failure {
    /// Returns the refusal's code; `None` for the other failures.
    pub fn code(&self) -> Option<RefusalCode> {
        match self {
            Self::Refused(problem) => Some(problem.code),
            Self::Unreachable(_) | Self::Unreadable => None,
        }
    }

    /// Returns whether the backend may have carried out the operation, so that a retry must use the same
    /// idempotency key.
    fn is_uncertain(&self) -> bool {
        match self {
            Self::Refused(problem) => problem.status >= 500,
            Self::Unreachable(_) | Self::Unreadable => true,
        }
    }
}

/// An operation ready to be sent, with its type erased. Code that is generic over the operation is compiled once
/// for each operation, which makes the program larger.
#[derive(Clone)]
pub struct Prepared {
    /// The operation's method.
    pub method: Method,
    /// The path below the API's base address.
    pub path: String,
    /// [`Operation::LOCK_SCOPE`].
    pub lock_scope: LockScope,
    /// `Err` if the operation could not be serialised.
    body: Result<Option<String>, ()>,
    read: fn(&Value) -> Option<Box<dyn Any>>,
}

impl Prepared {
    /// Serializes an operation.
    pub fn new<O: Operation>(operation: &O) -> Self {
        Self {
            method: O::METHOD,
            path: operation.path().into_owned(),
            lock_scope: O::LOCK_SCOPE,
            body: O::HAS_BODY.then(|| serde_json::to_string(operation).map_err(drop)).transpose(),
            read: |value| Some(Box::new(O::Answer::read(value)?)),
        }
    }
}

/// The client of the backend; there is one per page.
pub struct Client {
    transport: Rc<dyn Transport>,
    /// The hash and the idempotency key of the last request whose outcome is unknown. An identical request is sent
    /// with the same key; a changed one gets a new key. There are two slots: one for renewing the session, which may
    /// happen between another request and its retry, and one for all other requests.
    uncertain: RefCell<[Option<(u64, String)>; 2]>,
    language: &'static str,
}

impl Client {
    /// Creates a client that asks for answers in `language` (`Accept-Language`).
    pub fn new(transport: Rc<dyn Transport>, language: &'static str) -> Self {
        Self { transport, uncertain: RefCell::default(), language }
    }

    /// Sends an operation and returns its parsed answer.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn send<O: Operation>(&self, operation: &O) -> Result<O::Answer, Failure> {
        let answer = self.send_prepared(Prepared::new(operation)).await?;
        answer.downcast().map(|answer| *answer).map_err(|_| Failure::Unreadable)
    }

    /// Sends a prepared operation and returns its parsed answer, to be downcast to the operation's answer type.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn send_prepared(&self, prepared: Prepared) -> Result<Box<dyn Any>, Failure> {
        let Prepared { method, path, body, read: read_answer, .. } = prepared;
        let body = body.map_err(|()| Failure::Unreadable)?;
        let mut answer = None;
        let read = &mut |response: &Response| {
            answer = json_body(response).as_ref().and_then(read_answer);
            answer.is_some()
        };
        self.exchange(method, path, body, JSON, read).await?;
        answer.ok_or(Failure::Unreadable)
    }

    /// Downloads a PDF document of the backend by its path.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn download(&self, path: String) -> Result<Vec<u8>, Failure> {
        let mut document = None;
        let read = &mut |response: &Response| {
            let is_pdf =
                response.content_type.starts_with(PDF) && response.body.starts_with(b"%PDF-");
            document = is_pdf.then(|| response.body.clone());
            is_pdf
        };
        self.exchange(Method::Get, path, None, PDF, read).await?;
        document.ok_or(Failure::Unreadable)
    }

    /// Sends a request and handles its response. It does not depend on the operation's type, so that it is compiled
    /// once. `read` extracts the answer from a successful response and returns whether the response is readable.
    async fn exchange(
        &self,
        method: Method,
        path: String,
        body: Option<String>,
        accept: &'static str,
        read: &mut dyn FnMut(&Response) -> bool,
    ) -> Result<(), Failure> {
        let mut headers =
            vec![("Accept", accept.to_owned()), ("Accept-Language", self.language.to_owned())];
        if body.is_some() {
            headers.push(("Content-Type", JSON.to_owned()));
        }
        let slot = usize::from(path == RenewSession::PATH);
        let mut hash_and_key = None;
        if method.changes_state() {
            let hash = fnv1a(&[method.name(), &path, body.as_deref().unwrap_or_default()]);
            // Without an unpredictable key the backend could take a request for the retry of another.
            let key = self.idempotency_key(slot, hash).ok_or(Failure::Unreadable)?;
            // Against forged requests: a form on another site cannot send this header.
            headers.push(("X-Espace-Sante", "1".to_owned()));
            headers.push(("Idempotency-Key", key.clone()));
            hash_and_key = Some((hash, key));
        }
        let request = Request { method: method.name(), path, headers, body };
        let result = self.transport.send(request).await;
        let outcome = result.map_err(Failure::Unreachable).and_then(|response| {
            check_response(&response)?;
            if read(&response) { Ok(()) } else { Err(Failure::Unreadable) }
        });
        if let Some(hash_and_key) = hash_and_key {
            let uncertain = matches!(&outcome, Err(failure) if failure.is_uncertain());
            self.uncertain.borrow_mut()[slot] = uncertain.then_some(hash_and_key);
        }
        outcome
    }

    /// Returns the idempotency key of a request: the stored one for a retry, else a new one; `None` if none can be made.
    fn idempotency_key(&self, slot: usize, hash: u64) -> Option<String> {
        match &self.uncertain.borrow()[slot] {
            Some((stored_hash, key)) if *stored_hash == hash => Some(key.clone()),
            _ => self.transport.random_bytes().map(uuid),
        }
    }

    /// Forgets the requests whose outcome is unknown, because the session has changed: the next person's request is no
    /// retry of theirs.
    pub fn forget_uncertain(&self) {
        *self.uncertain.borrow_mut() = Default::default();
    }
}

const JSON: &str = "application/json";
const PDF: &str = "application/pdf";

/// Parses the body of a response whose `Content-Type` is JSON.
fn json_body(response: &Response) -> Option<Value> {
    let is_json = response.content_type.starts_with(JSON);
    is_json.then(|| parse_body(response))?
}

fn parse_body(response: &Response) -> Option<Value> {
    Value::parse(str::from_utf8(&response.body).ok()?)
}

/// Checks the length and the status of a response, and converts an error status to a refusal.
fn check_response(response: &Response) -> Result<(), Failure> {
    if response.body.len() > MAX_RESPONSE_BYTES {
        return Err(Failure::Unreadable);
    }
    match response.status {
        200..300 => return Ok(()),
        0..400 => return Err(Failure::Unreadable),
        _ => {}
    }
    let is_problem = response.content_type.starts_with("application/problem+json");
    let parsed = is_problem.then(|| Problem::read(&parse_body(response)?)).flatten();
    let mut problem =
        parsed.unwrap_or_else(|| Problem::from_status(response.status, response.retry_after_s));
    problem.retry_after_s = problem.retry_after_s.or(response.retry_after_s);
    if problem.code == RefusalCode::Other {
        problem.code = RefusalCode::from_status(response.status);
    }
    Err(Failure::Refused(problem))
}

/// Computes a 64-bit FNV-1a hash of texts, to distinguish the few requests of a page.
fn fnv1a(texts: &[&str]) -> u64 {
    // Each text ends with a byte that does not occur in UTF-8.
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Formats 16 random bytes as a UUID of version 4 (RFC 9562).
fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for nibble in [byte >> 4, byte & 0x0f] {
            text.push(char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 }));
        }
    }
    text
}
