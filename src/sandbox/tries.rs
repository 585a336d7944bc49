//! Counters of wrong tries, per typed number or identifier (whether it exists or not) and per lock
//! scope.

use std::collections::HashMap;

use super::clock::{Seconds, seconds_left};
use super::limits::Limits;
use crate::contract::LockScope;

/// Counters of wrong tries, and the resulting locks.
#[derive(Debug, Default)]
pub(super) struct Tries {
    counters: HashMap<(String, &'static str), Counter>,
}

#[derive(Debug, Default)]
struct Counter {
    wrong: u32,
    locked_until: Seconds,
}

/// The result of a wrong try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WrongTry {
    /// The number of tries left.
    Left(u32),
    /// Locked, for a number of seconds.
    Locked(u32),
}

fn key(subject: &str, scope: LockScope) -> (String, &'static str) {
    let name = match scope {
        LockScope::Identification => "identification",
        LockScope::Code => "code",
        LockScope::OneTimeCode => "one_time_code",
        LockScope::SignIn => "sign_in",
        LockScope::Recovery => "recovery",
    };
    (subject.to_owned(), name)
}

impl Tries {
    /// Returns the seconds until the lock expires, if there is one.
    pub(super) fn locked_for(&self, subject: &str, scope: LockScope, now: Seconds) -> Option<u32> {
        let counter = self.counters.get(&key(subject, scope))?;
        Some(seconds_left(counter.locked_until, now)).filter(|left| *left > 0)
    }

    /// Counts a wrong try; locks when the allowed tries are used up.
    pub(super) fn record_wrong(
        &mut self,
        subject: &str,
        scope: LockScope,
        limits: &Limits,
        now: Seconds,
    ) -> WrongTry {
        let counter = self.counters.entry(key(subject, scope)).or_default();
        counter.wrong += 1;
        if counter.wrong >= limits.tries {
            counter.wrong = 0;
            counter.locked_until = now + Seconds::from(limits.lock_s);
            WrongTry::Locked(limits.lock_s)
        } else {
            WrongTry::Left(limits.tries - counter.wrong)
        }
    }

    /// Locks for `lock_s` seconds, without counting a wrong try.
    pub(super) fn lock(&mut self, subject: &str, scope: LockScope, lock_s: u32, now: Seconds) {
        let counter = self.counters.entry(key(subject, scope)).or_default();
        counter.locked_until = now + Seconds::from(lock_s);
    }

    /// Clears the wrong tries and the lock, after a success.
    pub(super) fn clear(&mut self, subject: &str, scope: LockScope) {
        self.counters.remove(&key(subject, scope));
    }
}
