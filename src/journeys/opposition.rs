//! Opposition to the creation of the space.

use crate::contract::Outcome;

/// A screen of opposition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opposition {
    /// `/opposition/validation`: asks the person to validate the opposition, which is not yet recorded.
    Validation,
    /// `/opposition/confirmation`: the opposition is recorded.
    Opposed(Outcome),
}
