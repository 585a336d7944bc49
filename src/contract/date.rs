//! A calendar date from the backend (time zone Europe/Paris), for display.

use std::fmt;

use serde::Serialize;

/// A date: `YYYY-MM-DD` on the wire, `28/09/2021` for display.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct Date(String);

/// The error for a text that is not in the format `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateError;

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date written YYYY-MM-DD")
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        let bytes = text.as_bytes();
        let valid = bytes.len() == 10
            && bytes.iter().enumerate().all(|(index, byte)| match index {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if valid { Ok(Self(text)) } else { Err(DateError) }
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.0
    }
}

impl Date {
    /// Returns 1970-01-01, a fallback for an invalid date.
    #[cfg(feature = "sandbox")]
    pub(crate) fn epoch() -> Self {
        Self("1970-01-01".to_owned())
    }

    /// Formats the date for display, `28/09/2021`.
    pub fn in_french(&self) -> String {
        let part = |range| self.0.get(range).unwrap_or_default();
        [part(8..10), part(5..7), part(0..4)].join("/")
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}
