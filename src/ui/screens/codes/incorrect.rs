//! C3, `/code/coordonnees`: « Mes coordonnées sont incorrectes ».

use crate::journeys::codes::Reception;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::page::{journey, title};

/// The screen.
pub(crate) fn view(_: App, _: &Reception) -> Part {
    journey(vec![title(text().codes.incorrect_title)])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[];
