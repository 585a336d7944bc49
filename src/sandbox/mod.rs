//! The sandbox: a complete, deterministic backend in pure Rust, based on the contract's own types.
//!
//! It does no network I/O: the HTTP host (`host`) or the static preview passes requests to it.
//! Production files must not contain it; `cargo xtask dist` searches them for [`MARK`].

use std::collections::HashMap;
use std::time::Duration;

mod account;
mod activation;
mod claim;
mod clock;
mod codes;
mod contact;
mod dispatch;
#[cfg(feature = "server")]
pub mod host;
mod opposition;
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
pub use people::TestPerson;
pub use visitor::{Record, RecordedRequest, Visitor};

use self::clock::Clock;
use self::people::{PEOPLE, SHEETS};
use self::recovery::ResetLink;
use self::refusal::Refusal;
use self::session::{Member, SessionState};
use self::tries::Tries;
use crate::contract::{Method, Standing};

/// A text that appears in every response, and that no production file may contain.
pub const MARK: &str = "sandbox-mark-7f3a";

/// The limits of the sandbox; each one is a command-line option.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "server", derive(clap::Args))]
pub struct Limits {
    /// Lifetime of a one-time code, in seconds
    #[cfg_attr(feature = "server", arg(long = "one-time-code-life", default_value_t = Self::DEFAULT.one_time_code_life_s, value_name = "SECONDS"))]
    pub one_time_code_life_s: u32,
    /// Seconds until a code may be sent again
    #[cfg_attr(feature = "server", arg(long = "resend-after", default_value_t = Self::DEFAULT.resend_after_s, value_name = "SECONDS"))]
    pub resend_after_s: u32,
    /// Duration of a lock, in seconds
    #[cfg_attr(feature = "server", arg(long = "lock", default_value_t = Self::DEFAULT.lock_s, value_name = "SECONDS"))]
    pub lock_s: u32,
    /// Lifetime of a session without activity, in seconds
    #[cfg_attr(feature = "server", arg(long = "session", default_value_t = Self::DEFAULT.session_s, value_name = "SECONDS"))]
    pub session_s: u32,
    /// Seconds before the end of a session at which the person is warned
    #[cfg_attr(feature = "server", arg(long = "warn-before", default_value_t = Self::DEFAULT.warn_before_s, value_name = "SECONDS"))]
    pub warn_before_s: u32,
    /// Minimum length of a password, in characters
    #[cfg_attr(feature = "server", arg(long = "password-min", default_value_t = Self::DEFAULT.password_min, value_name = "COUNT"))]
    pub password_min: u32,
    /// Wrong tries before a lock
    #[cfg_attr(feature = "server", arg(long = "tries", default_value_t = Self::DEFAULT.tries, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..)))]
    pub tries: u32,
    /// Lifetime of a provisional code, in days (six weeks: article R1111-28)
    #[cfg_attr(feature = "server", arg(long = "code-days", default_value_t = Self::DEFAULT.code_days, value_name = "DAYS"))]
    pub code_days: u32,
    /// Lifetime of the link that resets a password, in seconds
    #[cfg_attr(feature = "server", arg(long = "reset-link-life", default_value_t = Self::DEFAULT.reset_link_life_s, value_name = "SECONDS"))]
    pub reset_link_life_s: u32,
    /// The one-time code that is always sent: six digits
    #[cfg_attr(feature = "server", arg(long = "one-time-code", default_value_t = Self::DEFAULT.one_time_code, value_name = "DIGITS"))]
    pub one_time_code: FixedOneTimeCode,
}

/// The one-time code that the sandbox always sends: six digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedOneTimeCode([u8; 6]);

impl std::fmt::Display for FixedOneTimeCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|digit| write!(f, "{}", char::from(*digit)))
    }
}

impl std::str::FromStr for FixedOneTimeCode {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: [u8; 6] = text.as_bytes().try_into().map_err(|_| "not six digits")?;
        let all_digits = digits.iter().all(u8::is_ascii_digit);
        all_digits.then_some(Self(digits)).ok_or("not six digits")
    }
}

impl Limits {
    /// The default limits, those of the service.
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
        one_time_code: FixedOneTimeCode(*b"034567"),
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A response, and the delay before it is sent.
#[derive(Debug)]
pub struct TimedResponse {
    /// The HTTP response.
    pub response: http::Response<Vec<u8>>,
    /// The simulated duration of the operation.
    pub delay: Duration,
}

/// The backend: its members, sessions, try counters and outbox.
#[derive(Debug)]
pub struct Sandbox {
    limits: Limits,
    clock: Clock,
    members: Vec<Member>,
    sessions: HashMap<String, SessionState>,
    tries: Tries,
    outbox: Vec<Message>,
    reset_links: Vec<ResetLink>,
    /// The successes by idempotency key, replayed for a repeated request.
    replays: HashMap<String, Success>,
    /// A counter that makes session tokens, codes and incident references unique.
    serial: u64,
}

/// The change that a response makes to the session cookie.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Cookie {
    Keep,
    Set(String),
    Clear,
}

/// The parts of a request that the operations use.
struct OperationCall<'a> {
    /// The session token from the cookie.
    token: Option<String>,
    body: &'a [u8],
}

/// The standing after an operation and the change to the cookie, or the refusal.
type StandingResult = Result<(Standing, Cookie), Refusal>;

/// The response of a successful operation.
#[derive(Debug, Clone)]
struct Success {
    content_type: &'static str,
    body: Vec<u8>,
    cookie: Cookie,
}

impl Success {
    fn json(content: &impl serde::Serialize, cookie: Cookie) -> Self {
        let body = serde_json::to_vec(content).unwrap_or_default();
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
    /// Creates a backend whose clock starts at `now_unix_s` and runs.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(limits: Limits, now_unix_s: u64) -> Self {
        Self::with_clock(limits, Clock::running(now_unix_s))
    }

    /// Creates a backend whose clock changes only by [`Sandbox::advance`]: for tests, and for callers
    /// that have their own clock.
    pub fn with_stopped_clock(limits: Limits, now_unix_s: u64) -> Self {
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
            reset_links: Vec::new(),
            replays: HashMap::new(),
            serial: 0,
        };
        sandbox.reset();
        sandbox
    }

    /// Returns the test people, in the order of the documentation.
    pub fn people() -> &'static [TestPerson] {
        SHEETS
    }

    /// Returns the ids of the children's profiles, which addresses contain.
    pub fn profiles() -> impl Iterator<Item = &'static str> {
        let children = PEOPLE.iter().flat_map(|person| people::children(person.first_name));
        children.map(|child| child.id)
    }

    /// Restores the initial state; the clock is unchanged.
    pub fn reset(&mut self) {
        let now = self.clock.now();
        self.members = PEOPLE.iter().map(|person| Member::new(person, now, &self.limits)).collect();
        self.sessions.clear();
        self.tries = Tries::default();
        self.replays.clear();
        self.reset_links.clear();
        let at = || clock::instant(now);
        self.outbox.clear();
        for person in PEOPLE {
            let sheet = &person.sheet;
            self.outbox.push(outbox::notification(person, sheet.name, sheet.code, at()));
            // One notification per child too, each with its own code (activation guide).
            for child in people::children(person.first_name) {
                if !child.code.is_empty() {
                    let name = format!("{} {}", child.first_name, child.last_name);
                    self.outbox.push(outbox::notification(person, &name, child.code, at()));
                }
            }
        }
    }

    /// Advances the clock.
    pub fn advance(&mut self, seconds: u64) {
        self.clock.advance(seconds);
    }

    /// Returns the messages of the outbox, newest first.
    pub fn outbox(&self) -> Vec<Message> {
        self.outbox.iter().rev().cloned().collect()
    }

    /// Handles one request, whose path is relative to the API's base (`/session`, `/activation/…`).
    pub fn handle(&mut self, request: &http::Request<Vec<u8>>) -> TimedResponse {
        let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
        let token = header("cookie").and_then(session::token).map(str::to_owned);
        let call = OperationCall { token, body: request.body() };
        let delay = self.delay(&call);
        let method = match request.method().as_str() {
            "GET" => Method::Get,
            "DELETE" => Method::Delete,
            _ => Method::Post,
        };
        let outcome = if method.changes_state() {
            match (header("x-espace-sante"), header("idempotency-key")) {
                (None, _) => Err(Refusal::missing("X-Espace-Sante")),
                (_, None) => Err(Refusal::missing("Idempotency-Key")),
                (Some(_), Some(key)) => {
                    let key = key.to_owned();
                    match self.replays.get(&key) {
                        Some(first) => Ok(first.clone()),
                        None => {
                            let outcome = self.dispatch(method, request.uri().path(), &call);
                            if let Ok(success) = &outcome {
                                self.replays.insert(key, success.clone());
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
        TimedResponse { response, delay }
    }
}

impl OperationCall<'_> {
    /// Parses the body as an operation, with the contract's own parsers. Refuses with `invalid_fields` and
    /// the path of the first invalid field.
    fn read<O: serde::de::DeserializeOwned>(&self) -> Result<O, Refusal> {
        let mut reader = serde_json::Deserializer::from_slice(self.body);
        serde_path_to_error::deserialize(&mut reader)
            .map_err(|error| Refusal::invalid(&error.path().to_string(), "invalid"))
    }
}
