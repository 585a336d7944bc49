//! Opposition to the creation of the space, and its receipt.

use crate::contract::{Oppose, OppositionReceipt, Outcome};
use crate::route::Route;

/// A screen of opposition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opposition {
    /// `/opposition/validation`: asks the person to validate the opposition, which is not yet recorded.
    Validation,
    /// `/opposition/confirmation`: the opposition is recorded.
    Opposed(Opposed),
}

impl Opposition {
    pub fn route(&self) -> Route {
        match self {
            Self::Validation => Route::Opposition,
            Self::Opposed(_) => Route::Opposed,
        }
    }
}

/// Builds the operation of « Continuer » on `/opposition/validation`.
pub fn oppose() -> Oppose {
    Oppose {}
}

/// `/opposition/confirmation`: the opposition is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opposed {
    outcome: Outcome,
}

impl Opposed {
    pub fn new(outcome: Outcome) -> Self {
        Self { outcome }
    }

    /// Returns the date of the opposition, `28/09/2021`.
    pub fn date(&self) -> String {
        self.outcome.on.in_french()
    }

    /// Builds the operation that reads the receipt; `None` if it is no longer available.
    pub fn receipt(&self) -> Option<OppositionReceipt> {
        self.outcome.receipt.then_some(OppositionReceipt {})
    }
}
