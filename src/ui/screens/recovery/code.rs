//! G4, `/mot-de-passe-oublie/code`: « Je saisis le code d’accès que j’ai reçu » (S4).

use crate::journeys::recovery::ResetCode;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::page::{journey, title};

/// The screen.
pub(crate) fn view(_: App, _: ResetCode) -> Part {
    journey(vec![title(text().recovery.code_title)])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[];
