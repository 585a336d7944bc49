//! G3, `/mot-de-passe-oublie`: « Je m’identifie » (S4).

use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::page::{journey, title};

/// The screen.
pub(crate) fn view(_: App) -> Part {
    journey(vec![title(text().recovery.title)])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[];
