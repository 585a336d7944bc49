//! The client: sends the contract's operations over a [`Transport`] and reads the answers.
//!
//! Three things can go wrong, and only three: the backend refuses, it cannot be reached, or what
//! it says cannot be read. This knows no browser; `fetch` is the only file that does.

use std::any::Any;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use crate::contract::{Answer, Code, Method, Operation, Problem, RenewSession};
use crate::json::Value;

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

/// What came back.
#[derive(Debug, Clone, Default)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// `Content-Type`, or nothing.
    pub content_type: String,
    /// `Retry-After`, when it is a number of seconds.
    pub retry_after_s: Option<u32>,
    /// The body.
    pub body: Vec<u8>,
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

/// An operation ready to leave, its type left behind: each type that sending depends on is one
/// more copy of it in the program.
pub struct Prepared {
    method: Method,
    path: String,
    body: Result<Option<String>, serde_json::Error>,
    read: fn(&Value) -> Option<Box<dyn Any>>,
}

impl Prepared {
    /// Prepares an operation.
    pub fn new<O: Operation>(operation: &O) -> Self {
        Self {
            method: O::METHOD,
            path: operation.path().into_owned(),
            body: O::HAS_BODY.then(|| serde_json::to_string(operation)).transpose(),
            read: |value| Some(Box::new(O::Answer::read(value)?)),
        }
    }
}

/// Sends operations. One for the whole page.
pub struct Client {
    transport: Rc<dyn Transport>,
    /// The act whose outcome is not known, and its key: the same act, word for word, is sent
    /// again with the same key; an edit makes it another act. Only a hash of it is kept. Staying
    /// connected is kept apart: it may come between an act and its retry.
    uncertain: RefCell<[Option<(u64, String)>; 2]>,
    language: &'static str,
}

impl Client {
    /// A client in a language (`Accept-Language`).
    pub fn new(transport: Rc<dyn Transport>, language: &'static str) -> Self {
        Self { transport, uncertain: RefCell::default(), language }
    }

    /// Sends an operation and reads its answer.
    ///
    /// # Errors
    /// One of the three failures.
    pub async fn send<O: Operation>(&self, operation: &O) -> Result<O::Answer, Failure> {
        let answer = self.send_prepared(Prepared::new(operation)).await?;
        answer.downcast().map(|answer| *answer).map_err(|_| Failure::Unreadable)
    }

    /// Sends what was prepared; the answer is the operation's.
    ///
    /// # Errors
    /// One of the three failures.
    pub async fn send_prepared(&self, prepared: Prepared) -> Result<Box<dyn Any>, Failure> {
        let Prepared { method, path, body, read: read_answer } = prepared;
        let body = body.map_err(|_| Failure::Unreadable)?;
        let mut answer = None;
        let read = &mut |response: &Response| {
            answer = json(response).as_ref().and_then(read_answer);
            answer.is_some()
        };
        self.exchange(method, path, body, JSON, read).await?;
        answer.ok_or(Failure::Unreadable)
    }

    /// Reads a document of the backend, `application/pdf`, by its path.
    ///
    /// # Errors
    /// One of the three failures.
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

    /// Everything that does not depend on the operation's type, so that it is compiled once.
    /// `read` takes what it needs from a success, and says whether it could.
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
        let kept = usize::from(path == RenewSession::PATH);
        let act = method.acts().then(|| {
            let act = fingerprint(&[method.name(), &path, body.as_deref().unwrap_or_default()]);
            let key = self.key(kept, act);
            headers.push(("X-Espace-Sante", "1".to_owned()));
            headers.push(("Idempotency-Key", key.clone()));
            (act, key)
        });
        let request = Request { method: method.name(), path, headers, body };
        let sent = self.transport.send(request).await;
        let outcome = sent.map_err(Failure::Unreachable).and_then(|response| {
            success(&response)?;
            if read(&response) { Ok(()) } else { Err(Failure::Unreadable) }
        });
        if let Some(act) = act {
            let uncertain = matches!(&outcome, Err(failure) if failure.is_uncertain());
            self.uncertain.borrow_mut()[kept] = uncertain.then_some(act);
        }
        outcome
    }

    fn key(&self, kept: usize, act: u64) -> String {
        match &self.uncertain.borrow()[kept] {
            Some((same, key)) if *same == act => key.clone(),
            _ => uuid(self.transport.random()),
        }
    }
}

const JSON: &str = "application/json";
const PDF: &str = "application/pdf";

/// The JSON of a body that says it is.
fn json(response: &Response) -> Option<Value> {
    let is_json = response.content_type.starts_with(JSON);
    is_json.then(|| read(response))?
}

fn read(response: &Response) -> Option<Value> {
    Value::read(str::from_utf8(&response.body).ok()?)
}

/// Whether the answer is a success that is no longer than an answer can be; or the failure.
fn success(response: &Response) -> Result<(), Failure> {
    if response.body.len() > LONGEST_ANSWER {
        return Err(Failure::Unreadable);
    }
    match response.status {
        200..300 => return Ok(()),
        0..400 => return Err(Failure::Unreadable),
        _ => {}
    }
    let is_problem = response.content_type.starts_with("application/problem+json");
    let told = is_problem.then(|| Problem::read(&read(response)?)).flatten();
    let mut problem =
        told.unwrap_or_else(|| Problem::bare(response.status, response.retry_after_s));
    problem.retry_after_s = problem.retry_after_s.or(response.retry_after_s);
    if problem.code == Code::Other {
        problem.code = Code::from_status(response.status);
    }
    Err(Failure::Refused(problem))
}

/// A hash of texts (FNV-1a of 64 bits), that tells the few acts of a page apart.
fn fingerprint(texts: &[&str]) -> u64 {
    // A byte that no text holds ends each.
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
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
