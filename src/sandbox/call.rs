//! A call of an operation, and its result.

use super::cookie::Cookie;
use super::refusal::Refusal;
use crate::contract::Standing;

/// The parts of a request that the operations use.
pub(super) struct OperationCall<'a> {
    /// The session token from the cookie.
    pub(super) token: Option<String>,
    /// The profile id in the path; empty if the operation's path has none.
    pub(super) profile_id: String,
    pub(super) body: &'a [u8],
}

/// The standing after an operation and the change to the cookie, or the refusal.
pub(super) type StandingResult = Result<(Standing, Cookie), Refusal>;

impl OperationCall<'_> {
    /// Parses the body as an operation, with the contract's own parsers. Refuses with `invalid_fields` and
    /// the path of the first invalid field.
    pub(super) fn read<O: serde::de::DeserializeOwned>(&self) -> Result<O, Refusal> {
        let mut reader = serde_json::Deserializer::from_slice(self.body);
        serde_path_to_error::deserialize(&mut reader)
            .map_err(|error| Refusal::invalid(&error.path().to_string(), "invalid"))
    }
}
