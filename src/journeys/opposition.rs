//! Opposition: D1 → D2, and the receipt.

use crate::contract::{Oppose, OppositionReceipt, Outcome};
use crate::route::Route;

/// Where in opposition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opposition {
    /// D1: is it really what the person wants?
    Validation,
    /// D2.
    Opposed(Opposed),
}

impl Opposition {
    /// The screen's address.
    pub fn route(&self) -> Route {
        match self {
            Self::Validation => Route::Opposition,
            Self::Opposed(_) => Route::Opposed,
        }
    }
}

/// D1, « Continuer »: sent once, whatever is pressed.
pub fn oppose() -> Oppose {
    Oppose {}
}

/// D2: the decision is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opposed {
    outcome: Outcome,
}

impl Opposed {
    /// As the backend told it.
    pub fn new(outcome: Outcome) -> Self {
        Self { outcome }
    }

    /// `28/09/2021`.
    pub fn on(&self) -> String {
        self.outcome.on.in_french()
    }

    /// The receipt, while there is one.
    pub fn receipt(&self) -> Option<OppositionReceipt> {
        self.outcome.receipt.then_some(OppositionReceipt {})
    }
}
