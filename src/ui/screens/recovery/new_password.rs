//! G5, `/mot-de-passe-oublie/nouveau`: « Réinitialisation du mot de passe » (S4).

use crate::journeys::recovery::NewPassword;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::page::{journey, title};

/// The screen.
pub(crate) fn view(_: App, _: NewPassword) -> Part {
    journey(vec![title(text().recovery.new_title)])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[];
