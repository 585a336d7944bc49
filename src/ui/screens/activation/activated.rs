//! `/activer/confirmation`: « Mon espace santé a bien été activé ! ».
//!
//! Confirms the activation and leads to the space and to the attached profiles.
//! Source: « Activer (ou s’opposer) son compte, pas à pas »; « Comment activer Mon espace santé ? ».

use crate::route::Route;
use crate::text::text;
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_link, other_link};
use crate::ui::parts::page::{actions, journey, lead, title};
use crate::ui::parts::picture;
use crate::ui::parts::picture::SUCCESS;

pub(crate) fn view() -> Part {
    let t = &text().activated;
    journey(vec![
        picture("success", SUCCESS),
        title(t.title),
        lead(t.lead),
        actions(vec![
            main_link(&Route::Space, t.discover),
            other_link(&Route::Profiles, t.profiles),
        ]),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::{Activation, Screen};
    vec![crate::ui::sample::Sample::of("vue", || Screen::Activation(Activation::Activated))]
}
