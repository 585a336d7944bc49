//! Idempotency: the success of an act is remembered by its key, for a repeat of the same request whose response was lost.

use std::collections::HashMap;

use super::clock::Seconds;
use super::cookie::Cookie;
use super::response::Success;

/// How long a key is remembered, in seconds (`docs/requirements.md`, R4).
const LIFE_S: Seconds = 15 * 60;

/// The most keys that are remembered at once; the oldest are forgotten first.
const CAPACITY: usize = 1_000;

/// What a key belongs to. With any difference the key is refused.
#[derive(Debug)]
pub(super) struct Act {
    /// The session token that came with the request. Without a session, the body alone proves who asks.
    pub(super) token: Option<String>,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) body: Vec<u8>,
}

impl Act {
    /// Whether another act has the same method, path and body.
    fn is_same_request(&self, other: &Self) -> bool {
        (&self.method, &self.path, &self.body) == (&other.method, &other.path, &other.body)
    }
}

#[derive(Debug)]
struct Entry {
    act: Act,
    success: Success,
    at: Seconds,
}

/// What is known of a key.
pub(super) enum Known {
    /// The same request has succeeded.
    Repeat(Success),
    /// The key belongs to another request.
    OtherRequest,
    /// The session that the request opened, or in which it was made, has ended.
    Ended,
    Nothing,
}

/// The keys of the acts that succeeded.
#[derive(Debug, Default)]
pub(super) struct Replays(HashMap<String, Entry>);

impl Replays {
    /// Looks up a key; `is_alive` tells whether the session of a token has not ended.
    pub(super) fn find(
        &self,
        key: &str,
        act: &Act,
        now: Seconds,
        is_alive: impl Fn(&str) -> bool,
    ) -> Known {
        let entry = self.0.get(key).filter(|entry| entry.at + LIFE_S > now);
        let Some(Entry { act: first, success, .. }) = entry else { return Known::Nothing };
        let opened = if let Cookie::Set(token) = &success.cookie { Some(token) } else { None };
        // The browser has the new token when only the body of the first response was lost.
        let is_owner = act.token == first.token || act.token.as_ref() == opened;
        if !is_owner || !first.is_same_request(act) {
            return Known::OtherRequest;
        }
        let alive = match (&success.cookie, &act.token) {
            (Cookie::Set(opened), _) => is_alive(opened),
            (Cookie::Keep, Some(token)) => is_alive(token),
            (Cookie::Keep, None) | (Cookie::Clear, _) => true,
        };
        if alive { Known::Repeat(success.clone()) } else { Known::Ended }
    }

    /// Remembers the success of an act.
    pub(super) fn remember(&mut self, key: &str, act: Act, success: &Success, now: Seconds) {
        self.0.retain(|_, entry| entry.at + LIFE_S > now);
        if self.0.len() >= CAPACITY {
            let oldest =
                self.0.iter().min_by_key(|(_, entry)| entry.at).map(|(key, _)| key.clone());
            oldest.and_then(|key| self.0.remove(&key));
        }
        self.0.insert(key.to_owned(), Entry { act, success: success.clone(), at: now });
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

/// Returns whether a key has the form of a UUID (RFC 9562), in any version.
pub(super) fn is_uuid(key: &str) -> bool {
    key.len() == 36
        && key.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}
