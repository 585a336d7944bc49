//! H: no such address, in the service’s look.

use leptos::prelude::*;

use crate::text::text;
use crate::ui::parts::button::link_button;
use crate::ui::parts::page::{journey, lead, title};

/// What happened, and the way on.
pub(crate) fn view() -> AnyView {
    let t = &text().trouble;
    journey(view! {
        {title(t.unknown_title)}
        {lead(t.unknown)}
        <div class="actions">
            {link_button("button", "/", text().common.home)}
            {link_button("button button--secondary", "/aide", text().shell.help)}
        </div>
    })
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] =
    &[crate::ui::gallery::Sample::of("vue", || crate::journeys::Screen::Unknown)];
