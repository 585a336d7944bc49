//! `/accessibilite`: « Déclaration d’accessibilité ».
//!
//! The RGAA declaration, with the conformity that the configuration names.
//! Source: our own screen.

use crate::config::Conformity;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;

pub(crate) fn view(app: App) -> Part {
    let t = &text().information;
    let (state, reason) = match app.config().accessibility {
        Conformity::None => (t.conformities.none, t.conformities.none_why),
        Conformity::Partly => (t.conformities.partly, t.conformities.audited),
        Conformity::Fully => (t.conformities.fully, t.conformities.audited),
    };
    super::shared::page(app, &t.accessibility, |texts| texts.accessibility, vec![state, reason])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::config::Config;
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
