//! A calendar day as the backend gives it (Europe/Paris), for people to read.

use std::fmt;

use serde::Serialize;

/// A day, `YYYY-MM-DD` on the wire, `28/09/2021` for people.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct Date(String);

/// The text is not a day written `YYYY-MM-DD`.
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
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if shaped { Ok(Self(text)) } else { Err(DateError) }
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.0
    }
}

impl Date {
    /// The first day of Unix time, for what has no day.
    #[cfg(feature = "sandbox")]
    pub(crate) fn epoch() -> Self {
        Self("1970-01-01".to_owned())
    }

    /// `28/09/2021`.
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
