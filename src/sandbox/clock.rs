//! The sandbox's time: starts at real time, runs with it unless stopped, and can be moved on.

use std::time::Instant;

use jiff::{Timestamp, tz::TimeZone};

/// Seconds since 1970, in UTC.
pub(super) type Seconds = u64;

/// A clock that can be moved forward.
#[derive(Debug)]
pub(super) struct Clock {
    start: Seconds,
    advanced: Seconds,
    /// `None` for a stopped clock, whose time only moves when told to.
    since: Option<Instant>,
}

impl Clock {
    /// Runs from `start`. Programs in a browser have no such clock: theirs is stopped, and moved.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn running(start: Seconds) -> Self {
        Self { start, advanced: 0, since: Some(Instant::now()) }
    }

    /// Stands at `start`.
    pub(super) fn stopped(start: Seconds) -> Self {
        Self { start, advanced: 0, since: None }
    }

    /// What it is now.
    pub(super) fn now(&self) -> Seconds {
        self.start + self.advanced + self.since.map_or(0, |since| since.elapsed().as_secs())
    }

    /// Moves forward.
    pub(super) fn advance(&mut self, seconds: Seconds) {
        self.advanced = self.advanced.saturating_add(seconds);
    }
}

fn timestamp(at: Seconds) -> Timestamp {
    i64::try_from(at).ok().and_then(|at| Timestamp::from_second(at).ok()).unwrap_or(Timestamp::MAX)
}

/// RFC 3339, in UTC.
pub(super) fn instant(at: Seconds) -> String {
    timestamp(at).to_string()
}

/// The day in Europe/Paris, `YYYY-MM-DD`.
pub(super) fn day_in_paris(at: Seconds) -> String {
    let paris = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
    timestamp(at).to_zoned(paris).date().to_string()
}
