//! Tries: counted per number typed, whether it exists or not, and per kind of operation.

use std::collections::HashMap;

use super::clock::Seconds;
use crate::contract::What;

/// The counters of wrong tries, and the locks.
#[derive(Debug, Default)]
pub(super) struct Tries {
    counters: HashMap<(String, &'static str), Counter>,
}

#[derive(Debug, Default)]
struct Counter {
    wrong: u32,
    locked_until: Seconds,
}

/// What a wrong try led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// So many tries are left.
    Left(u32),
    /// Locked for so many seconds.
    Locked(u32),
}

fn key(subject: &str, what: What) -> (String, &'static str) {
    let name = match what {
        What::Identification => "identification",
        What::Code => "code",
        What::OneTimeCode => "one_time_code",
        What::SignIn => "sign_in",
        What::Recovery => "recovery",
    };
    (subject.to_owned(), name)
}

impl Tries {
    /// Seconds until the lock opens, if it is shut.
    pub(super) fn locked(&self, subject: &str, what: What, now: Seconds) -> Option<u32> {
        let counter = self.counters.get(&key(subject, what))?;
        let left = counter.locked_until.checked_sub(now).filter(|left| *left > 0)?;
        Some(u32::try_from(left).unwrap_or(u32::MAX))
    }

    /// One more wrong try out of `allowed`.
    pub(super) fn wrong(
        &mut self,
        subject: &str,
        what: What,
        allowed: u32,
        lock_s: u32,
        now: Seconds,
    ) -> Wrong {
        let counter = self.counters.entry(key(subject, what)).or_default();
        counter.wrong += 1;
        if counter.wrong >= allowed {
            counter.wrong = 0;
            counter.locked_until = now + Seconds::from(lock_s);
            Wrong::Locked(lock_s)
        } else {
            Wrong::Left(allowed - counter.wrong)
        }
    }

    /// The lock shuts at once.
    pub(super) fn lock(&mut self, subject: &str, what: What, lock_s: u32, now: Seconds) {
        let counter = self.counters.entry(key(subject, what)).or_default();
        counter.locked_until = now + Seconds::from(lock_s);
    }

    /// A success forgets the wrong tries.
    pub(super) fn forget(&mut self, subject: &str, what: What) {
        self.counters.remove(&key(subject, what));
    }
}
