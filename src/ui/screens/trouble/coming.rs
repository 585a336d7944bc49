//! An address that is not built yet.

use leptos::prelude::*;

use crate::text::text;
use crate::ui::parts::button::link_button;
use crate::ui::parts::page::{journey, lead, title};

/// What happened, and the way on.
pub(crate) fn view() -> AnyView {
    let t = &text().coming;
    journey(view! {
        {title(t.title)}
        {lead(t.text)}
        <div class="actions">{link_button("button", "/", text().common.home)}</div>
    })
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] =
    &[crate::ui::gallery::Sample::of("vue", || crate::journeys::Screen::Coming(crate::route::Route::Help))];
