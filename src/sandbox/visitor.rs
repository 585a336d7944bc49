//! One browser in front of a sandbox of its own: the cookie that it was given, and a record of all that
//! happened, by which both can be made again. It knows no browser: whoever has one says what time it
//! is, and where the record is kept.

use http::header;
use serde::{Deserialize, Serialize};

use super::{Answer, Limits, Message, Sandbox, refusal, session};

/// All that happened since the beginning, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// When it began: seconds since 1970.
    begun: u64,
    events: Vec<Event>,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Event {
    /// A request came, at a time of the browser’s clock.
    Asked { at: u64, asked: Asked },
    /// The sandbox’s clock was moved forward.
    Moved { seconds: u64 },
    /// Somebody, by their place among the people, came back from the identity provider.
    CameBack { at: u64, who: usize },
}

/// A request, as text. Reading is recorded too: each answer has a number, which the next session’s
/// token is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// `GET`, `POST` or `DELETE`.
    pub method: String,
    /// Below the API’s base, beginning with `/`.
    pub path: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// JSON, or nothing.
    pub body: String,
}

/// The browser and its sandbox.
#[derive(Debug)]
pub struct Visitor {
    sandbox: Sandbox,
    cookie: Option<String>,
    record: Record,
    /// What the browser’s clock said last.
    seen: u64,
    /// How far the sandbox’s clock was moved.
    moved: u64,
}

impl Visitor {
    /// In front of a fresh sandbox.
    pub fn new(limits: Limits, now_unix_s: u64) -> Self {
        Self {
            sandbox: Sandbox::stopped(limits, now_unix_s),
            cookie: None,
            record: Record { begun: now_unix_s, events: Vec::new() },
            seen: now_unix_s,
            moved: 0,
        }
    }

    /// As it became by all that happened.
    pub fn again(limits: Limits, record: Record, now_unix_s: u64) -> Self {
        let mut visitor = Self::new(limits, record.begun);
        for event in record.events {
            match event {
                Event::Asked { at, asked } => {
                    visitor.asks(asked, at);
                }
                Event::Moved { seconds } => visitor.advance(seconds),
                Event::CameBack { at, who } => visitor.comes_back(who, at),
            }
        }
        visitor.passes(now_unix_s);
        visitor
    }

    /// What happened so far.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// What the sandbox’s clock says: seconds since 1970.
    pub fn now(&self) -> u64 {
        self.seen.saturating_add(self.moved)
    }

    /// What was « sent », newest first.
    pub fn outbox(&self) -> Vec<Message> {
        self.sandbox.outbox()
    }

    /// Asks the sandbox, as a browser does: with the cookie that it was given.
    pub fn asks(&mut self, asked: Asked, now_unix_s: u64) -> Answer {
        self.passes(now_unix_s);
        let mut request =
            http::Request::builder().method(asked.method.as_str()).uri(asked.path.as_str());
        for (name, value) in &asked.headers {
            request = request.header(name, value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        // What is no request at all is a path that nothing stands at.
        let request = request.body(asked.body.clone().into_bytes()).unwrap_or_default();
        let answer = self.sandbox.handle(&request);
        let set = answer.response.headers().get(header::SET_COOKIE);
        if let Some(set) = set.and_then(|set| set.to_str().ok()) {
            let pair = set.split(';').next().unwrap_or_default();
            self.cookie = session::token(pair).is_some().then(|| pair.to_owned());
        }
        self.record.events.push(Event::Asked { at: now_unix_s, asked });
        answer
    }

    /// Comes back from the identity provider as somebody, by their place among the people.
    pub fn comes_back(&mut self, who: usize, now_unix_s: u64) {
        self.passes(now_unix_s);
        let before = self.cookie.as_deref().and_then(session::token).map(str::to_owned);
        if let Some(token) = self.sandbox.france_connect(before, who) {
            self.cookie = refusal::cookie(&token).split(';').next().map(str::to_owned);
        }
        self.record.events.push(Event::CameBack { at: now_unix_s, who });
    }

    /// Moves the sandbox’s clock forward.
    pub fn advance(&mut self, seconds: u64) {
        self.sandbox.advance(seconds);
        self.moved = self.moved.saturating_add(seconds);
        self.record.events.push(Event::Moved { seconds });
    }

    /// Time passes; a clock that was set back stands still.
    pub fn passes(&mut self, now_unix_s: u64) {
        self.sandbox.advance(now_unix_s.saturating_sub(self.seen));
        self.seen = self.seen.max(now_unix_s);
    }
}
