//! `/accessibilite`: « Déclaration d’accessibilité ».
//!
//! The RGAA declaration, with the conformity that the configuration names.
//! Source: our own screen.

use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;

pub(crate) fn view(app: App) -> Part {
    super::shared::page(app, text().information.accessibility, "accessibility")
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::config::{Config, Conformity};
    use crate::journeys::{Information, Screen};
    use crate::ui::sample::Sample;
    let not_conforming =
        Sample::of("non-conforme", || Screen::Information(Information::Accessibility));
    vec![
        not_conforming,
        not_conforming
            .named("partiellement-conforme")
            .with_config(|| Config { accessibility: Conformity::Partly, ..Config::default() }),
        not_conforming
            .named("totalement-conforme")
            .with_config(|| Config { accessibility: Conformity::Fully, ..Config::default() }),
    ]
}
