//! I, `/conditions-generales`: the terms that a person accepts.

use leptos::prelude::*;

use crate::text::text;
use crate::ui::parts::page::{lead, reading, title};

/// The terms, article by article.
pub(crate) fn view() -> AnyView {
    let t = &text().terms;
    let articles = t.articles().map(|article| {
        view! {
            <h2>{article.title}</h2>
            <p>{article.text}</p>
        }
    });
    reading(view! {
        {title(t.title)}
        {lead(t.lead)}
        <div class="prose">
            <p>{t.version}</p>
            {articles.into_iter().collect_view()}
            <p>{t.operator}</p>
        </div>
    })
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] =
    &[crate::ui::gallery::Sample::of("vue", || crate::journeys::Screen::Terms)];
