//! any other address: « Cette page n’existe pas ».
//!
//! The 404 page.
//! Source: our own screen.

use crate::route::Route;
use crate::text::text;
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_link, other_link};
use crate::ui::parts::page::{actions, journey, lead, title};

pub(crate) fn view() -> Part {
    let t = &text().trouble;
    journey(vec![
        title(t.unknown_title),
        lead(t.unknown),
        actions(vec![
            main_link(&Route::Welcome, text().common.home),
            other_link(&Route::Help, text().shell.help),
        ]),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    vec![crate::ui::sample::Sample::of("vue", || crate::journeys::Screen::Unknown)]
}
