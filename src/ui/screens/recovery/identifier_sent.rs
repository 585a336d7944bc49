//! G2, `/identifiant-oublie/envoye`: « Votre identifiant vous a été envoyé » (S4).

use crate::journeys::recovery::IdentifierSent;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::page::{journey, title};

/// The screen.
pub(crate) fn view(_: App, _: IdentifierSent) -> Part {
    journey(vec![title(text().recovery.identifier_sent_title)])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[];
