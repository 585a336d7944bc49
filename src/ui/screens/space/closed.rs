//! F4, `/espace/compte/fermeture`: the space is closed.

use crate::journeys::account::Closed;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::page::{journey, title};

/// The screen.
pub(crate) fn view(_: App, _: &Closed) -> Part {
    journey(vec![title(text().account.closed_title)])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[];
