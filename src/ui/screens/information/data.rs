//! I, `/donnees-personnelles`: data protection.

use leptos::prelude::*;

use crate::text::text;

/// The page, article by article.
pub(crate) fn view() -> AnyView {
    super::page(&text().information.data, &[])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use crate::journeys::{Information, Screen};
    &[crate::ui::gallery::Sample::of("vue", || {
        Screen::Information(Information::DataProtection)
    })]
};
