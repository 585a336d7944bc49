//! The frame of a screen: its column, its way back, its step, its title.

use leptos::prelude::*;

use super::icon::Icon;
use super::{icon, picture};
use crate::text::{fill_all, text};
use crate::ui::app::use_app;
use crate::ui::browser;

/// A journey page: a column for the form, and a quiet drawing on wide screens.
pub(crate) fn journey(content: impl IntoView + 'static) -> AnyView {
    view! {
        <main id="contenu" class="page page--journey">
            <div class="page__column">{moved()} {content}</div>
            {picture("page__art", super::picture::JOURNEY)}
        </main>
    }
    .into_any()
}

/// A page to read.
pub(crate) fn reading(content: impl IntoView + 'static) -> AnyView {
    view! {
        <main id="contenu" class="page page--text">
            {content}
        </main>
    }
    .into_any()
}

/// The person asked for another step: says so, once.
fn moved() -> Option<AnyView> {
    let moved = use_app().shown().with_untracked(|shown| shown.moved);
    moved.then(|| super::notice::info(text().common.moved))
}

/// « ← Retour »: back in history, as the browser's own button.
pub(crate) fn back() -> impl IntoView {
    let go = move |_| {
        if let Ok(history) = browser::window().history() {
            let _ = history.back();
        }
    };
    view! {
        <button type="button" class="back" on:click=go>
            {icon(Icon::ArrowLeft)}
            {text().common.back}
        </button>
    }
}

/// « Étape 2 sur 5 ».
pub(crate) fn step(step: u32, of: u32) -> impl IntoView {
    let words = fill_all(text().common.step, &[&step.to_string(), &of.to_string()]);
    let parts = (1..=of).map(|part| {
        let class = match part.cmp(&step) {
            std::cmp::Ordering::Less => "step__part step__part--done",
            std::cmp::Ordering::Equal => "step__part step__part--now",
            std::cmp::Ordering::Greater => "step__part",
        };
        view! { <li class=class></li> }
    });
    view! {
        <div class="step">
            <p class="step__text">{words}</p>
            <ol class="step__track" aria-hidden="true">
                {parts.collect_view()}
            </ol>
        </div>
    }
}

/// The page's one title, which takes the focus when the screen opens.
pub(crate) fn title(words: impl IntoView) -> impl IntoView {
    view! { <h1 tabindex="-1">{words}</h1> }
}

/// What is said below the title.
pub(crate) fn lead(words: &'static str) -> impl IntoView {
    view! { <p class="lead">{words}</p> }
}

/// The big mark above a title.
pub(crate) fn mark(class: &'static str, svg: &'static str) -> impl IntoView {
    picture(class, svg)
}
