//! G7, `/mot-de-passe-oublie#jeton=…`: the link of an e-mail or SMS (S2).

use crate::contract::ResetToken;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::page::{journey, title};

/// The screen.
pub(crate) fn view(_: App, _: ResetToken) -> Part {
    journey(vec![title(text().recovery.link_title)])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[];
