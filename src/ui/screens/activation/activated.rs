//! B12, `/activer/confirmation`: « Mon espace santé a bien été activé ! ».

use leptos::prelude::*;

use crate::text::text;
use crate::ui::parts::button::link_button;
use crate::ui::parts::page::{journey, lead, mark, title};
use crate::ui::parts::picture::SUCCESS;

/// It is done; what next.
pub(crate) fn view() -> AnyView {
    let t = &text().activated;
    journey(view! {
        {mark("success", SUCCESS)}
        {title(t.title)}
        {lead(t.lead)}
        <div class="actions">
            {link_button("button", "/espace", t.discover)}
            {link_button("button button--secondary", "/profils", t.profiles)}
        </div>
    })
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[crate::ui::gallery::Sample::of(
    "vue",
    || crate::journeys::Screen::Activation(crate::journeys::Activation::Activated),
)];
