//! `/donnees-personnelles`: « Données personnelles ».
//!
//! Data protection.
//! Source: our own screen.

use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;

pub(crate) fn view(app: App) -> Part {
    super::shared::page(app, text().information.data, "data")
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::{Information, Screen};
    use crate::ui::sample::Sample;
    vec![Sample::of("vue", || Screen::Information(Information::DataProtection))]
}
