//! H: the middle of a journey was asked for, and nobody stands in it.

use leptos::prelude::*;

use crate::text::text;
use crate::ui::parts::button::link_button;
use crate::ui::parts::page::{journey, lead, title};

/// What happened, and the way on.
pub(crate) fn view() -> AnyView {
    let t = &text().trouble;
    journey(view! {
        {title(t.astray_title)}
        {lead(t.astray)}
        <div class="actions">
            {link_button("button", "/activer", t.astray_start)}
            {link_button("button button--secondary", "/connexion", text().before.sign_in)}
        </div>
    })
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] =
    &[crate::ui::gallery::Sample::of("vue", || crate::journeys::Screen::Astray(crate::route::Route::Contact))];
