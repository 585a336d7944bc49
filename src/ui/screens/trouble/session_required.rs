//! any address of a journey: « Reprenons depuis le début ».
//!
//! Shown when an address needs a journey or a session that the person does not have (« Connectez-vous pour
//! continuer » for the space).
//! Source: our own screen.

use crate::journeys::account::requires_sign_in;
use crate::route::Route;
use crate::text::text;
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_link, other_link};
use crate::ui::parts::page::{actions, journey, lead, title};

pub(crate) fn view(route: &Route) -> Part {
    let t = &text().trouble;
    let sign_in = (&Route::SignIn, text().before.sign_in);
    let start = (&Route::BeforeStarting, t.start_or_resume);
    let (heading, sentence, first, second) = if requires_sign_in(route) {
        (t.sign_in_required_title, t.sign_in_required, sign_in, start)
    } else {
        (t.session_required_title, t.session_required, start, sign_in)
    };
    journey(vec![
        title(heading),
        lead(sentence),
        actions(vec![main_link(first.0, first.1), other_link(second.0, second.1)]),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::Screen;
    use crate::ui::sample::Sample;
    vec![
        Sample::of("vue", || Screen::SessionRequired(Route::Contact)),
        Sample::of("espace", || Screen::SessionRequired(Route::Space)),
    ]
}
