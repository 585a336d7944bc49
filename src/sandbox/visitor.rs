//! A simulated browser with its own sandbox. It holds the session cookie and a record of all events;
//! replaying the record restores the sandbox and the cookie. It uses no browser API: the caller passes
//! the time and stores the record.

use http::header;
use serde::{Deserialize, Serialize};

use super::backend::{Sandbox, TimedResponse};
use super::cookie;
use super::limits::Limits;
use super::outbox::Message;
use super::sign_in::ProviderAnswer;

/// All events since the start, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// When the record starts: seconds since 1970, in UTC.
    begun: u64,
    events: Vec<Event>,
}

/// A recorded event; `at` is a time of the browser's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Event {
    /// A request was sent.
    Request { at: u64, request: RecordedRequest },
    /// The sandbox's clock was advanced.
    ClockAdvance { seconds: u64 },
    /// The visitor returned from the identity provider.
    ProviderReturn { at: u64, answer: ProviderAnswer },
}

/// A recorded request. `GET` requests are recorded too, because every response increments the serial
/// number from which the next session token is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedRequest {
    /// `GET`, `POST` or `DELETE`.
    pub method: String,
    /// The path relative to the API's base, starting with `/`.
    pub path: String,
    /// The names and values of the headers.
    pub headers: Vec<(String, String)>,
    /// JSON, or empty.
    pub body: String,
}

/// A simulated browser and its sandbox.
#[derive(Debug)]
pub struct Visitor {
    sandbox: Sandbox,
    cookie: Option<String>,
    record: Record,
    /// The latest time of the browser's clock, in seconds since 1970.
    browser_time: u64,
    /// The seconds by which the sandbox's clock was advanced.
    advanced: u64,
}

impl Visitor {
    /// Creates a browser with a sandbox in its initial state.
    pub fn new(limits: Limits, now_unix_s: u64) -> Self {
        Self {
            sandbox: Sandbox::with_stopped_clock(limits, now_unix_s),
            cookie: None,
            record: Record { begun: now_unix_s, events: Vec::new() },
            browser_time: now_unix_s,
            advanced: 0,
        }
    }

    /// Restores the state by replaying a record.
    pub fn restore(limits: Limits, record: Record, now_unix_s: u64) -> Self {
        let mut visitor = Self::new(limits, record.begun);
        for event in record.events {
            match event {
                Event::Request { at, request } => {
                    visitor.send(request, at);
                }
                Event::ClockAdvance { seconds } => visitor.advance(seconds),
                Event::ProviderReturn { at, answer } => visitor.return_from_provider(answer, at),
            }
        }
        visitor.set_time(now_unix_s);
        visitor
    }

    /// Returns the record, from which [`Visitor::restore`] restores the state.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Returns the time of the sandbox's clock, in seconds since 1970.
    pub fn now(&self) -> u64 {
        self.browser_time.saturating_add(self.advanced)
    }

    /// Returns the messages of the outbox, newest first.
    pub fn outbox(&self) -> Vec<Message> {
        self.sandbox.outbox()
    }

    /// Sends a request to the sandbox with the session cookie, as a browser does, and stores the
    /// cookie of the response.
    pub fn send(&mut self, recorded: RecordedRequest, now_unix_s: u64) -> TimedResponse {
        self.set_time(now_unix_s);
        let mut request =
            http::Request::builder().method(recorded.method.as_str()).uri(recorded.path.as_str());
        for (name, value) in &recorded.headers {
            request = request.header(name, value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        // An invalid request becomes the default request, whose path is unknown to the sandbox.
        let request = request.body(recorded.body.clone().into_bytes()).unwrap_or_default();
        let answer = self.sandbox.handle(&request);
        let set = answer.response.headers().get(header::SET_COOKIE);
        if let Some(set) = set.and_then(|set| set.to_str().ok()) {
            let pair = set.split(';').next().unwrap_or_default();
            self.cookie = cookie::token(pair).is_some().then(|| pair.to_owned());
        }
        self.record.events.push(Event::Request { at: now_unix_s, request: recorded });
        answer
    }

    /// Returns from the identity provider.
    pub fn return_from_provider(&mut self, answer: ProviderAnswer, now_unix_s: u64) {
        self.set_time(now_unix_s);
        let token = self.cookie.as_deref().and_then(cookie::token);
        let token = self.sandbox.return_from_provider(token, answer);
        self.cookie = cookie::set_cookie(&token).split(';').next().map(str::to_owned);
        self.record.events.push(Event::ProviderReturn { at: now_unix_s, answer });
    }

    /// Advances the sandbox's clock.
    pub fn advance(&mut self, seconds: u64) {
        self.sandbox.advance(seconds);
        self.advanced = self.advanced.saturating_add(seconds);
        self.record.events.push(Event::ClockAdvance { seconds });
    }

    /// Sets the browser's time and advances the sandbox's clock equally; an earlier time is ignored.
    pub fn set_time(&mut self, now_unix_s: u64) {
        self.sandbox.advance(now_unix_s.saturating_sub(self.browser_time));
        self.browser_time = self.browser_time.max(now_unix_s);
    }
}
