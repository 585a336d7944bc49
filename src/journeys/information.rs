//! Static pages of text. They are available at any step, even while the service is closed.

use crate::route::Route;

/// A static page of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Information {
    /// `/aide`.
    Help,
    /// `/conditions-generales`.
    Terms,
    /// `/donnees-personnelles`.
    DataProtection,
    /// `/mentions-legales`.
    LegalNotice,
    /// `/accessibilite`.
    Accessibility,
}

impl Information {
    pub fn at(route: &Route) -> Option<Self> {
        Some(match route {
            Route::Help => Self::Help,
            Route::Terms => Self::Terms,
            Route::DataProtection => Self::DataProtection,
            Route::LegalNotice => Self::LegalNotice,
            Route::Accessibility => Self::Accessibility,
            _ => return None,
        })
    }
}
