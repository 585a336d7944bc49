//! Opposition to the creation of the space.

use crate::contract::Outcome;
use crate::route::Route;

/// A screen of opposition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opposition {
    /// `/opposition/validation`: asks the person to validate the opposition, which is not yet recorded.
    Validation,
    /// `/opposition/confirmation`: the opposition is recorded.
    Opposed(Outcome),
}

impl Opposition {
    pub fn route(&self) -> Route {
        match self {
            Self::Validation => Route::Opposition,
            Self::Opposed(_) => Route::Opposed,
        }
    }
}
