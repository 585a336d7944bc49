//! An instant of `config.json`, as RFC 3339 writes it (`2026-12-01T08:00:00+01:00`).

/// Seconds since 1970 in UTC; parts of a second are read and dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(i64);

/// Days of each month of a year that is not a leap year.
const DAYS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Instant {
    /// An instant, from a clock.
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Reads an instant: capitals, a real day, and an offset or `Z`.
    pub fn read(text: &str) -> Option<Self> {
        let (local, end) = text.split_at_checked(19)?;
        let local = numbers(local, "0000-00-00T00:00:00")?;
        let &[year, month, day, hour, minute, second] = local.as_slice() else {
            return None;
        };
        let zone = match end.strip_prefix('.') {
            Some(parts) => {
                let zone = parts.trim_start_matches(|c: char| c.is_ascii_digit());
                (zone.len() < parts.len()).then_some(zone)?
            }
            None => end,
        };
        let offset = match zone.split_at_checked(1)? {
            ("Z", "") => 0,
            (sign @ ("+" | "-"), rest) => {
                let rest = numbers(rest, "00:00")?;
                let &[hours, minutes] = rest.as_slice() else {
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
        let before = usize::try_from(month).ok()?.checked_sub(1)?;
        let last = DAYS.get(before)? + i64::from(leap && month == 2);
        let real = (1..=last).contains(&day) && hour < 24 && minute < 60 && second < 60;
        let passed = (year - 1) * 365 + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400;
        let in_year =
            DAYS.iter().take(before).sum::<i64>() + i64::from(leap && month > 2) + day - 1;
        // 719 162 days from 0001-01-01 to 1970-01-01.
        let days = passed + in_year - 719_162;
        (real && year > 0).then(|| Self(((days * 24 + hour) * 60 + minute) * 60 + second - offset))
    }
}

/// The numbers of a text that has the shape's digits where it has `0`, and its other characters.
fn numbers(text: &str, shape: &str) -> Option<Vec<i64>> {
    let alike = |(have, want): (u8, u8)| {
        if want == b'0' { have.is_ascii_digit() } else { have == want }
    };
    (text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(alike)).then(|| {
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
    })
}
