//! H: the middle of a journey was asked for, and nobody stands in it.

use crate::text::text;
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_link, other_link};
use crate::ui::parts::page::{actions, journey, lead, title};

/// What happened, and the ways on.
pub(crate) fn view() -> Part {
    let t = &text().trouble;
    journey(vec![
        title(t.astray_title),
        lead(t.astray),
        actions(vec![
            main_link("/activer", t.astray_start),
            other_link("/connexion", text().before.sign_in),
        ]),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] =
    &[crate::ui::gallery::Sample::of("vue", || {
        crate::journeys::Screen::Astray(crate::route::Route::Contact)
    })];
