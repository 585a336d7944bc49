//! An instant of `config.json`, in the format of RFC 3339 (`2026-12-01T08:00:00+01:00`).

/// Seconds since 1970-01-01T00:00:00Z; fractions of a second are parsed and dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(i64);

/// Number of days of each month in a common year.
const DAYS_IN_MONTH: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Instant {
    /// Creates an instant from the Unix time of a clock.
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Parses an instant with `Z` or an offset. Returns `None` for a lower-case `t` or `z` and for a day
    /// that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let (local, rest) = text.split_at_checked(19)?;
        let local = numbers(local, "0000-00-00T00:00:00")?;
        let &[year, month, day, hour, minute, second] = local.as_slice() else {
            return None;
        };
        let zone = match rest.strip_prefix('.') {
            Some(fraction) => {
                let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
                (zone.len() < fraction.len()).then_some(zone)?
            }
            None => rest,
        };
        let offset = match zone.split_at_checked(1)? {
            ("Z", "") => 0,
            (sign @ ("+" | "-"), offset) => {
                let offset = numbers(offset, "00:00")?;
                let &[hours, minutes] = offset.as_slice() else {
                    return None;
                };
                let seconds = (hours * 60 + minutes) * 60;
                (hours < 24 && minutes < 60).then_some(if sign == "+" {
                    seconds
                } else {
                    -seconds
                })?
            }
            _ => return None,
        };
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let month_index = usize::try_from(month).ok()?.checked_sub(1)?;
        let days_in_month = DAYS_IN_MONTH.get(month_index)? + i64::from(leap && month == 2);
        let valid = (1..=days_in_month).contains(&day) && hour < 24 && minute < 60 && second < 60;
        let days_before_year =
            (year - 1) * 365 + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400;
        let day_of_year = DAYS_IN_MONTH.iter().take(month_index).sum::<i64>()
            + i64::from(leap && month > 2)
            + day
            - 1;
        // 719 162 days from 0001-01-01 to 1970-01-01.
        let days = days_before_year + day_of_year - 719_162;
        (valid && year > 0).then(|| Self(((days * 24 + hour) * 60 + minute) * 60 + second - offset))
    }
}

/// Extracts the numbers of a text; `None` if it does not match `format`, where `0` matches any digit and
/// every other character matches itself.
fn numbers(text: &str, format: &str) -> Option<Vec<i64>> {
    let matches = |(actual, expected): (u8, u8)| {
        if expected == b'0' { actual.is_ascii_digit() } else { actual == expected }
    };
    (text.len() == format.len() && text.bytes().zip(format.bytes()).all(matches)).then(|| {
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
    })
}
