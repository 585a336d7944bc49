//! any address: « Cette étape ne se fait pas ici ».
//!
//! Shown at a step that this version of the site does not know: the backend is newer.
//! Source: our own screen.

use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::button::main_link;
use crate::ui::parts::page::{actions, journey, title};
use crate::ui::parts::prose::paragraph;
use crate::ui::parts::sign_out::sign_out;

pub(crate) fn view(app: App) -> Part {
    let t = &text().trouble;
    journey(vec![
        title(t.other_step_title),
        paragraph(t.other_step),
        actions(vec![
            main_link(&Route::Help, text().shell.help),
            sign_out(app, text().session.leave, Route::Welcome),
        ]),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    vec![crate::ui::sample::Sample::of("vue", || crate::journeys::Screen::OtherStep)]
}
