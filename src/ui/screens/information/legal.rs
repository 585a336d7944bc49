//! I, `/mentions-legales`: the legal notice.

use leptos::prelude::*;

use crate::text::text;

/// The page, article by article.
pub(crate) fn view() -> AnyView {
    super::page(&text().information.legal, &[])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use crate::journeys::{Information, Screen};
    &[crate::ui::gallery::Sample::of("vue", || {
        Screen::Information(Information::LegalNotice)
    })]
};
