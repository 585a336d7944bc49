//! The state of the sandbox, and the handling of requests.

use std::collections::HashMap;
use std::time::Duration;

use super::call::OperationCall;
use super::claim::Contacts;
use super::clock::{self, Clock, Seconds};
use super::limits::Limits;
use super::member::{CREATED_AGO, Member, RENEWED_AGO};
use super::outbox::{self, Message};
use super::people::{self, CodeState, PEOPLE, TEST_PEOPLE, TestPerson};
use super::rates::Rates;
use super::refusal::Refusal;
use super::replays::{self, Act, Known, Replays};
use super::response::Success;
use super::session_state::SessionState;
use super::tries::Tries;
use super::{cookie, dispatch};
use crate::contract::{Channel, RefusalCode};

/// The most messages that are remembered.
const OUTBOX_LIMIT: usize = 2_000;

/// The backend: its members, sessions, try counters and outbox.
#[derive(Debug)]
pub struct Sandbox {
    pub(super) limits: Limits,
    pub(super) clock: Clock,
    pub(super) members: Vec<Member>,
    pub(super) sessions: HashMap<String, SessionState>,
    pub(super) tries: Tries,
    pub(super) rates: Rates,
    pub(super) outbox: Vec<Message>,
    pub(super) reset_links: Vec<ResetLink>,
    replays: Replays,
    /// A counter that makes session tokens, codes and incident references unique.
    pub(super) serial: u64,
}

/// A link that was sent to reset a password. It is valid for one new password, in the browser that opened it first.
#[derive(Debug)]
pub(super) struct ResetLink {
    pub(super) token: String,
    pub(super) member: usize,
    pub(super) expires: Seconds,
    /// The token of the session that the link opened.
    pub(super) opened: Option<String>,
}

/// A response, and the delay before it is sent.
#[derive(Debug)]
pub struct TimedResponse {
    /// The HTTP response.
    pub response: http::Response<Vec<u8>>,
    /// The simulated duration of the operation.
    pub delay: Duration,
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
            rates: Rates::default(),
            outbox: Vec::new(),
            reset_links: Vec::new(),
            replays: Replays::default(),
            serial: 0,
        };
        sandbox.reset();
        sandbox
    }

    /// Returns the test people, in the order of the documentation.
    pub fn people() -> &'static [TestPerson] {
        TEST_PEOPLE
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
        self.rates = Rates::default();
        self.replays.clear();
        self.reset_links.clear();
        let at = || clock::instant(now);
        let ago = |seconds| clock::instant(now.saturating_sub(seconds));
        self.outbox.clear();
        for person in PEOPLE {
            let details = &person.details;
            let name = details.name;
            if let CodeState::Renewed(earlier) = person.code_state {
                // The space was created six weeks after this letter.
                let letter_sent = ago(CREATED_AGO + self.limits.code_life());
                self.outbox.push(outbox::notification(person, name, earlier, letter_sent));
                if let Some(member) = self.members.iter().find(|m| m.fixture.details.name == name) {
                    let to = outbox::Address::of(&Contacts::of(member), Channel::Email);
                    let (code, days) = (details.code, self.limits.code_days);
                    self.outbox.push(outbox::provisional_code(&to, code, days, ago(RENEWED_AGO)));
                }
                continue;
            }
            self.outbox.push(outbox::notification(person, name, details.code, at()));
            // One notification per child too, each with its own code (activation guide).
            for child in people::children(person.first_name) {
                if !child.code.is_empty() {
                    let name = format!("{} {}", child.first_name, child.last_name);
                    self.outbox.push(outbox::notification(person, &name, child.code, at()));
                }
            }
        }
        self.outbox.sort_by(|one, other| one.at.cmp(&other.at));
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
        let token = header("cookie").and_then(cookie::token);
        let mut call = OperationCall { token, profile_id: String::new(), body: request.body() };
        let delay = self.delay(&call);
        let outcome = self.outcome(request, &mut call);
        self.forget_the_oldest();
        self.serial += 1;
        let response = match outcome {
            Ok(success) => success.with_body(|body| self.in_contract(body)).response(),
            Err(refusal) => refusal.response(self.serial),
        };
        TimedResponse { response, delay }
    }

    /// Keeps the messages and links bounded.
    fn forget_the_oldest(&mut self) {
        let now = self.clock.now();
        self.reset_links.retain(|link| link.expires > now);
        self.rates.forget_the_oldest(now);
        if self.outbox.len() >= OUTBOX_LIMIT {
            self.outbox.drain(..OUTBOX_LIMIT / 2);
        }
    }

    fn outcome(
        &mut self,
        request: &http::Request<Vec<u8>>,
        call: &mut OperationCall<'_>,
    ) -> Result<Success, Refusal> {
        let path = request.uri().path();
        let method = dispatch::method(request.method().as_str(), path)?;
        if !method.changes_state() {
            return self.dispatch(method, path, call);
        }
        let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
        if header("x-espace-sante") != Some("1") {
            return Err(Refusal::missing("X-Espace-Sante"));
        }
        let is_json = |kind: &str| kind.split(';').next() == Some("application/json");
        if !call.body.is_empty() && !header("content-type").is_some_and(is_json) {
            return Err(Refusal::with_status(415));
        }
        let key = header("idempotency-key").ok_or_else(|| Refusal::missing("Idempotency-Key"))?;
        if !replays::is_uuid(key) {
            return Err(Refusal::invalid("Idempotency-Key", "invalid"));
        }
        let act = Act {
            token: call.token.clone(),
            method: request.method().to_string(),
            path: path.to_owned(),
            body: call.body.to_vec(),
        };
        let now = self.clock.now();
        let is_alive = |token: &str| self.sessions.get(token).is_some_and(|s| s.ends > now);
        match self.replays.find(key, &act, now, is_alive) {
            Known::Repeat(first) => Ok(first),
            Known::OtherRequest => Err(Refusal::invalid("Idempotency-Key", "reused")),
            Known::Ended => Err(Refusal::new(RefusalCode::SessionEnded)),
            Known::Nothing => {
                let success = self.dispatch(method, path, call)?;
                self.replays.remember(key, act, &success, now);
                Ok(success)
            }
        }
    }

    /// Returns a member by index.
    pub(super) fn member(&self, index: usize) -> Result<&Member, Refusal> {
        self.members.get(index).ok_or_else(|| Refusal::new(RefusalCode::SessionEnded))
    }

    /// Returns the index of the member with this social-security number, without spaces.
    pub(super) fn member_with(&self, number: &str) -> Option<usize> {
        self.members.iter().position(|member| member.nir() == number)
    }
}
