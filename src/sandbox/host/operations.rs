//! The operations of the contract, found by name, with a refusal for each status.

use crate::contract::{OPERATIONS, OperationEntry, Problem, RefusalCode};

/// The base path of the API.
pub const API_BASE: &str = "/api/v1";

impl OperationEntry {
    /// Finds an operation by its name (`Identify`), or by its method and path
    /// (`POST /activation/identification`).
    pub fn find(name: &str) -> Option<&'static Self> {
        OPERATIONS.iter().find(|known| {
            known.id == name
                || name.split_once(' ').is_some_and(|(method, path)| {
                    let path = path.strip_prefix(API_BASE).unwrap_or(path);
                    known.method.name() == method && known.path == path
                })
        })
    }

    /// Returns the code of a refusal with this status: the first that the operation declares, otherwise a default for
    /// the status; `None` if no code has this status.
    pub fn refusal_code(&self, status: u16) -> Option<RefusalCode> {
        let own = self.refusals.iter().chain(Problem::COMMON_CODES);
        let default = match status {
            409 => Some(RefusalCode::StepNotAllowed),
            410 => Some(RefusalCode::CodeExpired),
            _ => {
                RefusalCode::ALL.iter().map(|(_, code)| *code).find(|code| code.status() == status)
            }
        };
        own.copied().find(|code| code.status() == status).or(default)
    }
}
