//! B3, `/activer/carte`: the number and the card (S3, step 4).

use crate::journeys::activation::Card;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::page::{journey, title};

/// The screen.
pub(crate) fn view(_: App, _: Card) -> Part {
    journey(vec![title(text().without_code.card_title)])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[];
