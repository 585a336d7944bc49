//! `/aide`: « Aide ».
//!
//! Answers frequent questions by journey, warns of fraud, and gives 34 22.
//! Source: our own screen.

use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;

pub(crate) fn view(app: App) -> Part {
    super::shared::page(app, text().information.help, "help")
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::config::{Config, Notice};
    use crate::journeys::{Information, Screen};
    use crate::ui::sample::Sample;
    let plain = Sample::of("vue", || Screen::Information(Information::Help));
    vec![
        plain,
        plain.named("avec-bandeau").with_config(|| {
            let text =
                "Dimanche 6 décembre, de 8 h à 12 h, le service sera fermé pour maintenance.";
            let notice = Notice { text: text.to_owned(), from: None, until: None };
            Config { notice: Some(notice), ..Config::default() }
        }),
    ]
}
