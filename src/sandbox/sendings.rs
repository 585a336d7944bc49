//! The limits of messages with a code, for each person and each destination (`docs/backend.md`, R32). A session cannot be
//! what is counted: an attacker throws it away.

use std::collections::HashMap;

use super::backend::Sandbox;
use super::clock::{Seconds, seconds_left};
use super::refusal::Refusal;
use crate::contract::RefusalCode;

const HOUR: Seconds = 3_600;
const DAY: Seconds = 24 * HOUR;

/// The times of the messages of the last day, for each person and each destination.
#[derive(Debug, Default)]
pub(super) struct Sendings {
    times: HashMap<String, Vec<Seconds>>,
}

impl Sendings {
    /// Returns the seconds until another message may be sent; 0 if it may be sent now. At most `per_hour` messages in an
    /// hour, and twice as many in a day.
    fn wait_s(&mut self, recipient: &str, per_hour: u32, now: Seconds) -> u32 {
        let Some(times) = self.times.get_mut(recipient) else { return 0 };
        times.retain(|time| time + DAY > now);
        let per_hour = usize::try_from(per_hour).unwrap_or(usize::MAX);
        // The message that has to be older than the period before another one may be sent.
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

    fn record(&mut self, recipient: &str, now: Seconds) {
        self.times.entry(recipient.to_owned()).or_default().push(now);
    }
}

impl Sandbox {
    /// Counts a message for each of the recipients: the number or identifier that was typed, whether it exists or not, and
    /// the address if the person chose it. Refuses with `too_many_requests` if one of them gets too many.
    pub(super) fn ensure_may_send(&mut self, recipients: &[&str]) -> Result<(), Refusal> {
        let now = self.clock.now();
        let per_hour = self.limits.sendings;
        let waits = recipients.iter().map(|to| self.sendings.wait_s(to, per_hour, now));
        match waits.max().unwrap_or(0) {
            0 => {
                recipients.iter().for_each(|to| self.sendings.record(to, now));
                Ok(())
            }
            wait => Err(Refusal::new(RefusalCode::TooManyRequests).retry_after(wait)),
        }
    }
}
