//! any address that needs a session: « Votre session a pris fin ».
//!
//! Shown when the session has ended; what was typed is kept.
//! Source: our own screen.

use crate::journeys::account::requires_sign_in;
use crate::route::Route;
use crate::text::text;
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_link, other_link};
use crate::ui::parts::page::{actions, journey, lead, title};
use crate::ui::parts::picture;
use crate::ui::parts::picture::LOCK;

pub(crate) fn view(route: &Route) -> Part {
    let t = text();
    let again = if requires_sign_in(route) { &Route::SignIn } else { &Route::BeforeStarting };
    journey(vec![
        picture("picture", LOCK),
        title(t.trouble.ended_title),
        lead(t.trouble.ended),
        actions(vec![
            main_link(again, t.trouble.restart),
            other_link(&Route::Welcome, t.common.home),
        ]),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::Screen;
    use crate::ui::sample::Sample;
    vec![
        Sample::of("vue", || Screen::SessionEnded(Route::Contact)),
        Sample::of("espace", || Screen::SessionEnded(Route::Account)),
    ]
}
