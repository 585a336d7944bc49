//! `/conditions-generales`: « Conditions Générales d’Utilisation ».
//!
//! The terms that a person accepts when activating.
//! Source: our own screen.

use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;

/// The page, article by article.
pub(crate) fn view(app: App) -> Part {
    super::page(app, &text().information.terms, |texts| texts.terms, Vec::new())
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use crate::journeys::{Information, Screen};
    &[crate::ui::gallery::Sample::of("vue", || Screen::Information(Information::Terms))]
};
