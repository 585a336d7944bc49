//! H: the configuration does not parse. Says to the citizen to come back, and to the integrator
//! which key is wrong.

use leptos::prelude::*;

use crate::text::{fill, text};
use crate::ui::parts::page::title;
use crate::ui::shell;

/// What is wrong, named.
pub(crate) fn view(sentence: &str) -> AnyView {
    let t = &text().trouble;
    let detail = fill(t.configuration_detail, sentence);
    shell::bare(
        t.configuration_title,
        view! {
            <main id="contenu" class="page page--text">
                {title(t.configuration_title)} <p class="lead">{t.configuration}</p> <p>{detail}</p>
            </main>
        },
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[
    crate::ui::gallery::Sample::whole("cle-inconnue", || {
        view(&fill(text().trouble.configuration_unknown, "api_bas"))
    }),
    crate::ui::gallery::Sample::whole("illisible", || view(text().trouble.configuration_syntax)),
];
