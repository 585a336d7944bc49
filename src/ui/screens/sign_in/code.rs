//! F2, `/connexion/code`: « Je saisis le code d’accès » (S4).

use crate::journeys::sign_in::Code;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::page::{journey, title};

/// The screen.
pub(crate) fn view(_: App, _: Code) -> Part {
    journey(vec![title(text().sign_in.code_title)])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[];
