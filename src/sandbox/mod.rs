//! The sandbox: a complete, deterministic backend in pure Rust, behind the contract's own types.
//!
//! It knows no network: its host (`host`) gives it requests. Never in production, where its mark
//! would be found by a test.

use std::collections::HashMap;
use std::time::Duration;

mod activation;
mod asked;
mod clock;
mod codes;
mod contact;
mod dispatch;
#[cfg(feature = "server")]
pub mod host;
mod outbox;
mod people;
pub mod presets;
mod profiles;
pub mod receipt;
mod recovery;
mod refusal;
mod session;
mod sign_in;
mod standing;
mod tries;
mod visitor;

pub use outbox::Message;
pub use people::Sheet;
pub use visitor::{Asked, Record, Visitor};

use self::clock::Clock;
use self::people::{PEOPLE, SHEETS};
use self::recovery::Link;
use self::refusal::Refusal;
use self::session::{Member, Session};
use self::tries::Tries;
use crate::contract::{Method, Standing};

/// A text that no production file may hold.
pub const MARK: &str = "sandbox-mark-7f3a";

/// The limits of the sandbox; each is a start option.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "server", derive(clap::Args))]
pub struct Limits {
    /// Life of a one-time code, in seconds
    #[cfg_attr(feature = "server", arg(long = "one-time-code-life", default_value_t = Self::DEFAULT.one_time_code_life_s, value_name = "SECONDS"))]
    pub one_time_code_life_s: u32,
    /// Seconds before a code may be sent again
    #[cfg_attr(feature = "server", arg(long = "resend-after", default_value_t = Self::DEFAULT.resend_after_s, value_name = "SECONDS"))]
    pub resend_after_s: u32,
    /// Length of a lock, in seconds
    #[cfg_attr(feature = "server", arg(long = "lock", default_value_t = Self::DEFAULT.lock_s, value_name = "SECONDS"))]
    pub lock_s: u32,
    /// Life of a session without activity, in seconds
    #[cfg_attr(feature = "server", arg(long = "session", default_value_t = Self::DEFAULT.session_s, value_name = "SECONDS"))]
    pub session_s: u32,
    /// Seconds before the end of a session at which people are warned
    #[cfg_attr(feature = "server", arg(long = "warn-before", default_value_t = Self::DEFAULT.warn_before_s, value_name = "SECONDS"))]
    pub warn_before_s: u32,
    /// Fewest characters of a password
    #[cfg_attr(feature = "server", arg(long = "password-min", default_value_t = Self::DEFAULT.password_min, value_name = "COUNT"))]
    pub password_min: u32,
    /// Wrong tries before a lock
    #[cfg_attr(feature = "server", arg(long = "tries", default_value_t = Self::DEFAULT.tries, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..)))]
    pub tries: u32,
    /// Life of a provisional code, in days (six weeks: R1111-28)
    #[cfg_attr(feature = "server", arg(long = "code-days", default_value_t = Self::DEFAULT.code_days, value_name = "DAYS"))]
    pub code_days: u32,
    /// Life of the link that resets a password, in seconds
    #[cfg_attr(feature = "server", arg(long = "reset-link-life", default_value_t = Self::DEFAULT.reset_link_life_s, value_name = "SECONDS"))]
    pub reset_link_life_s: u32,
    /// The one-time code that is always sent, six digits
    #[cfg_attr(feature = "server", arg(long = "one-time-code", default_value_t = Self::DEFAULT.one_time_code, value_name = "DIGITS"))]
    pub one_time_code: SentCode,
}

/// The one-time code that the sandbox always sends: six digits (screens.md, K).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentCode([u8; 6]);

impl std::fmt::Display for SentCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|digit| write!(f, "{}", char::from(*digit)))
    }
}

impl std::str::FromStr for SentCode {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: [u8; 6] = text.as_bytes().try_into().map_err(|_| "not six digits")?;
        let all = digits.iter().all(u8::is_ascii_digit);
        all.then_some(Self(digits)).ok_or("not six digits")
    }
}

impl Limits {
    /// As contract.md gives them.
    pub const DEFAULT: Self = Self {
        one_time_code_life_s: 600,
        resend_after_s: 30,
        lock_s: 900,
        session_s: 900,
        warn_before_s: 120,
        password_min: 9,
        tries: 3,
        code_days: 42,
        reset_link_life_s: 3_600,
        one_time_code: SentCode(*b"034567"),
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// An answer, and how long the person waits for it.
#[derive(Debug)]
pub struct Answer {
    /// What is sent back.
    pub response: http::Response<Vec<u8>>,
    /// How long the backend takes.
    pub delay: Duration,
}

/// The whole backend.
#[derive(Debug)]
pub struct Sandbox {
    limits: Limits,
    clock: Clock,
    members: Vec<Member>,
    sessions: HashMap<String, Session>,
    tries: Tries,
    outbox: Vec<Message>,
    links: Vec<Link>,
    /// Successes by idempotency key, with the cookie that they set.
    answered: HashMap<String, Success>,
    /// Counts what must be told apart: sessions, incidents.
    serial: u64,
}

/// What an answer does to the session's cookie.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Cookie {
    Keep,
    Set(String),
    Clear,
}

/// One request, as the operations see it.
struct Call<'a> {
    /// The session's token, as the cookie gave it.
    token: Option<String>,
    body: &'a [u8],
}

/// A standing and what becomes of the cookie.
type Outcome = Result<(Standing, Cookie), Refusal>;

/// What a success answers.
#[derive(Debug, Clone)]
struct Success {
    content_type: &'static str,
    body: Vec<u8>,
    cookie: Cookie,
}

impl Success {
    fn json(answer: &impl serde::Serialize, cookie: Cookie) -> Self {
        let body = serde_json::to_vec(answer).unwrap_or_default();
        Self { content_type: "application/json", body, cookie }
    }

    fn pdf(body: Vec<u8>) -> Self {
        Self { content_type: "application/pdf", body, cookie: Cookie::Keep }
    }
}

impl From<(Standing, Cookie)> for Success {
    fn from((standing, cookie): (Standing, Cookie)) -> Self {
        Self::json(&standing, cookie)
    }
}

impl Sandbox {
    /// A fresh backend whose clock starts at `now_unix_s` and runs.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(limits: Limits, now_unix_s: u64) -> Self {
        Self::with_clock(limits, Clock::running(now_unix_s))
    }

    /// A fresh backend whose clock stands still until it is moved: for tests, and for whoever has a
    /// clock of their own.
    pub fn stopped(limits: Limits, now_unix_s: u64) -> Self {
        Self::with_clock(limits, Clock::stopped(now_unix_s))
    }

    fn with_clock(limits: Limits, clock: Clock) -> Self {
        let mut sandbox = Self {
            limits,
            clock,
            members: Vec::new(),
            sessions: HashMap::new(),
            tries: Tries::default(),
            outbox: Vec::new(),
            links: Vec::new(),
            answered: HashMap::new(),
            serial: 0,
        };
        sandbox.reset();
        sandbox
    }

    /// The people, in the order of the documentation.
    pub fn people() -> &'static [Sheet] {
        SHEETS
    }

    /// The children’s profiles, as addresses name them.
    pub fn profiles() -> impl Iterator<Item = &'static str> {
        let children = PEOPLE.iter().flat_map(|profile| people::children(profile.first_name));
        children.map(|child| child.id)
    }

    /// Everybody as at the start; the clock goes on.
    pub fn reset(&mut self) {
        let now = self.clock.now();
        self.members =
            PEOPLE.iter().map(|profile| Member::new(profile, now, &self.limits)).collect();
        self.sessions.clear();
        self.tries = Tries::default();
        self.answered.clear();
        self.links.clear();
        let at = || clock::instant(now);
        self.outbox.clear();
        for profile in PEOPLE {
            let sheet = &profile.sheet;
            self.outbox.push(outbox::notification(profile, sheet.name, sheet.code, at()));
            // One a child too, each with its own code (S1).
            for child in people::children(profile.first_name) {
                if !child.code.is_empty() {
                    let name = format!("{} {}", child.first_name, child.last_name);
                    self.outbox.push(outbox::notification(profile, &name, child.code, at()));
                }
            }
        }
    }

    /// Moves the clock forward.
    pub fn advance(&mut self, seconds: u64) {
        self.clock.advance(seconds);
    }

    /// What was « sent », newest first.
    pub fn outbox(&self) -> Vec<Message> {
        self.outbox.iter().rev().cloned().collect()
    }

    /// Answers one request whose path is below the API's base (`/session`, `/activation/…`).
    pub fn handle(&mut self, request: &http::Request<Vec<u8>>) -> Answer {
        let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
        let token = header("cookie").and_then(session::token).map(str::to_owned);
        let call = Call { token, body: request.body() };
        let delay = self.delay(&call);
        let method = match request.method().as_str() {
            "GET" => Method::Get,
            "DELETE" => Method::Delete,
            _ => Method::Post,
        };
        let outcome = if method.acts() {
            match (header("x-espace-sante"), header("idempotency-key")) {
                (None, _) => Err(Refusal::missing("X-Espace-Sante")),
                (_, None) => Err(Refusal::missing("Idempotency-Key")),
                (Some(_), Some(key)) => {
                    let key = key.to_owned();
                    match self.answered.get(&key) {
                        Some(first) => Ok(first.clone()),
                        None => {
                            let outcome = self.dispatch(method, request.uri().path(), &call);
                            if let Ok(success) = &outcome {
                                self.answered.insert(key, success.clone());
                            }
                            outcome
                        }
                    }
                }
            }
        } else {
            self.dispatch(method, request.uri().path(), &call)
        };
        self.serial += 1;
        let response = match outcome {
            Ok(success) => refusal::success(success),
            Err(refusal) => refusal.response(self.serial),
        };
        Answer { response, delay }
    }
}

impl Call<'_> {
    /// The body as an operation, through the contract's own parsers.
    fn read<O: serde::de::DeserializeOwned>(&self) -> Result<O, Refusal> {
        let mut reader = serde_json::Deserializer::from_slice(self.body);
        serde_path_to_error::deserialize(&mut reader)
            .map_err(|error| Refusal::invalid(&error.path().to_string(), "invalid"))
    }
}
