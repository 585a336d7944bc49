//! The sandbox's clock. It starts at a given time, advances with real time unless it is stopped, and
//! can be advanced by a call.

use std::time::Instant;

use jiff::{Timestamp, tz::TimeZone};

use crate::contract::Date;

/// A time in seconds since 1970, in UTC, or a duration in seconds.
pub(super) type Seconds = u64;

/// A clock that can be advanced.
#[derive(Debug)]
pub(super) struct Clock {
    start: Seconds,
    advanced: Seconds,
    /// When the clock was started; `None` for a stopped clock, which changes only by `advance`.
    started: Option<Instant>,
}

impl Clock {
    /// Creates a clock that runs from `start`. Not on wasm32, where `Instant::now` panics: the preview
    /// in a browser uses a stopped clock and advances it.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn running(start: Seconds) -> Self {
        Self { start, advanced: 0, started: Some(Instant::now()) }
    }

    /// Creates a clock that stays at `start` until it is advanced.
    pub(super) fn stopped(start: Seconds) -> Self {
        Self { start, advanced: 0, started: None }
    }

    pub(super) fn now(&self) -> Seconds {
        self.start + self.advanced + self.started.map_or(0, |started| started.elapsed().as_secs())
    }

    pub(super) fn advance(&mut self, seconds: Seconds) {
        self.advanced = self.advanced.saturating_add(seconds);
    }
}

fn timestamp(at: Seconds) -> Timestamp {
    i64::try_from(at).ok().and_then(|at| Timestamp::from_second(at).ok()).unwrap_or(Timestamp::MAX)
}

/// Formats a time as RFC 3339, in UTC.
pub(super) fn instant(at: Seconds) -> String {
    timestamp(at).to_string()
}

/// Returns the date in Europe/Paris.
pub(super) fn date_in_paris(at: Seconds) -> Date {
    let paris = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
    date(&timestamp(at).to_zoned(paris).date().to_string())
}

/// Parses a date from a fixture or from the clock; both are always valid.
pub(super) fn date(on: &str) -> Date {
    Date::try_from(on.to_owned()).unwrap_or_else(|_| Date::epoch())
}

/// Returns the seconds from `now` to `until`; 0 if `until` is past.
pub(super) fn seconds_left(until: Seconds, now: Seconds) -> u32 {
    u32::try_from(until.saturating_sub(now)).unwrap_or(u32::MAX)
}
