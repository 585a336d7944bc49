//! An address that is not built yet.

use crate::text::text;
use crate::ui::parts::Part;
use crate::ui::parts::button::main_link;
use crate::ui::parts::page::{actions, journey, lead, title};

/// That it will be, and the way out.
pub(crate) fn view() -> Part {
    let t = &text().coming;
    let out = main_link("/", text().common.home);
    journey(vec![title(t.title), lead(t.text), actions(vec![out])])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] =
    &[crate::ui::gallery::Sample::of("vue", || {
        crate::journeys::Screen::Coming(crate::route::Route::Help)
    })];
