//! How often something may be done in an hour and in a day, whatever the session: an attacker throws a session away
//! (`docs/requirements.md`, R14, R15 and R32).

use std::collections::HashMap;

use super::backend::Sandbox;
use super::clock::{Seconds, seconds_left};
use super::refusal::Refusal;
use crate::contract::RefusalCode;

const HOUR: Seconds = 3_600;
const DAY: Seconds = 24 * HOUR;

/// The most times in an hour that an answer says that an identifier is taken, because it reveals that the identifier exists.
const TAKEN_PER_HOUR: u32 = 10;

/// What was done in the last day: the times, by a name of what is counted and for whom.
#[derive(Debug, Default)]
pub(super) struct Rates {
    times: HashMap<String, Vec<Seconds>>,
}

impl Rates {
    /// Returns the seconds until it may be done again; 0 if it may be done now. At most `per_hour` times in an hour, and twice
    /// as many in a day.
    fn wait_s(&mut self, name: &str, per_hour: u32, now: Seconds) -> u32 {
        let Some(times) = self.times.get_mut(name) else { return 0 };
        times.retain(|time| time + DAY > now);
        let per_hour = usize::try_from(per_hour).unwrap_or(usize::MAX);
        // The time that has to be older than the period before it may be done again.
        let until = |count: usize, period: Seconds| {
            let blocking = times.len().checked_sub(count).and_then(|index| times.get(index));
            blocking.map_or(0, |time| seconds_left(time + period, now))
        };
        until(per_hour, HOUR).max(until(per_hour.saturating_mul(2), DAY))
    }

    /// Forgets what is older than a day.
    pub(super) fn forget_the_oldest(&mut self, now: Seconds) {
        self.times.retain(|_, times| times.last().is_some_and(|time| time + DAY > now));
    }

    fn record(&mut self, name: &str, now: Seconds) {
        self.times.entry(name.to_owned()).or_default().push(now);
    }
}

impl Sandbox {
    /// Counts a message for each of the recipients: the number or identifier that was typed, whether it exists or not, and
    /// the address if the person chose it. Refuses with `too_many_requests` if one of them gets too many.
    pub(super) fn ensure_may_send(&mut self, recipients: &[&str]) -> Result<(), Refusal> {
        self.count(recipients, self.limits.sendings)
    }

    /// Counts a request that tells, without a message, whether a number, a birth date and a card go together.
    pub(super) fn ensure_may_start(&mut self, number: &str) -> Result<(), Refusal> {
        self.count(&[&format!("start {number}")], self.limits.sendings)
    }

    /// Refuses an identifier that another person has; after some times only says that there were too many requests.
    pub(super) fn refuse_taken(&mut self, number: &str) -> Refusal {
        let counted = self.count(&[&format!("taken {number}")], TAKEN_PER_HOUR);
        counted.err().unwrap_or_else(|| Refusal::new(RefusalCode::IdentifierTaken))
    }

    fn count(&mut self, names: &[&str], per_hour: u32) -> Result<(), Refusal> {
        let now = self.clock.now();
        let waits = names.iter().map(|name| self.rates.wait_s(name, per_hour, now));
        match waits.max().unwrap_or(0) {
            0 => {
                names.iter().for_each(|name| self.rates.record(name, now));
                Ok(())
            }
            wait => Err(Refusal::new(RefusalCode::TooManyRequests).retry_after(wait)),
        }
    }
}
