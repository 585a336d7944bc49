//! H: the backend did not say where the person stands, and the address needs to know.

use leptos::prelude::*;

use crate::text::text;
use crate::ui::browser;
use crate::ui::parts::page::title;
use crate::ui::shell;

/// A technical problem at start, with « Réessayer ».
pub(crate) fn view() -> AnyView {
    let t = &text().trouble;
    let retry = move |_| {
        let _ = browser::window().location().reload();
    };
    shell::bare(
        t.technical_title,
        view! {
            <main id="contenu" class="page page--text">
                {title(t.technical_title)} <p class="lead">{t.technical}</p> <p>{t.kept}</p>
                <p>{t.call}</p> <div class="actions">
                    <button type="button" class="button" on:click=retry>
                        {text().common.retry}
                    </button>
                </div>
            </main>
        },
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] =
    &[crate::ui::gallery::Sample::whole("vue", view)];
