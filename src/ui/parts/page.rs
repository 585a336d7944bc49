//! The frame of a screen: its main element, back button, progress, title and actions.

use std::cmp::Ordering;

use html::html;
use leptos::prelude::*;

use super::icon::Icon;
use super::{icon, notice, picture};
use crate::text::{fill_all, text};
use crate::ui::app::use_app;
use crate::ui::browser;
use crate::ui::markup::empty;
use crate::ui::parts::Part;

/// Lays out a page of a journey: a column for the form, and a drawing on wide screens.
pub(crate) fn journey(content: Vec<Part>) -> Part {
    html! {
        <main class="page page--journey" id="contenu">
            <div class="page__column">{moved()}{content}</div>
            {picture("page__art", picture::JOURNEY)}
        </main>
    }
}

/// Lays out a page of long text.
pub(crate) fn reading(content: Vec<Part>) -> Part {
    html! { <main class="page page--text" id="contenu">{content}</main> }
}

/// Lays out a page of the space.
pub(crate) fn space(content: Vec<Part>) -> Part {
    html! { <main class="page page--space" id="contenu">{moved()}{content}</main> }
}

/// Lays out a wide page.
pub(crate) fn wide(content: Vec<Part>) -> Part {
    html! { <main class="page page--wide" id="contenu">{content}</main> }
}

/// Says that another step is shown than the one that was asked for.
pub(crate) fn moved() -> Part {
    let moved = use_app().shown().with_untracked(|shown| shown.redirected);
    if moved { notice::info(text().common.moved) } else { empty() }
}

/// « ← Retour »: goes back in the browser's history.
pub(crate) fn back() -> Part {
    html! {
        <button class="back" type="button" on:press=browser::back>
            {icon(Icon::ArrowLeft)}
            {text().common.back}
        </button>
    }
}

/// « Étape 2 sur 5 », if the screen is one of several steps.
pub(crate) fn progress() -> Part {
    let position = use_app().shown().with_untracked(|shown| shown.screen.step());
    let Some((step, of)) = position else { return empty() };
    let sentence = fill_all(text().common.step, &[&step.to_string(), &of.to_string()]);
    let track: Vec<_> = (1..=of)
        .map(|position| match position.cmp(&step) {
            Ordering::Less => html! { <li class="step__part step__part--done"/> },
            Ordering::Equal => html! { <li class="step__part step__part--now"/> },
            Ordering::Greater => html! { <li class="step__part"/> },
        })
        .collect();
    html! {
        <div class="step">
            <p class="step__text">{sentence}</p>
            <ol class="step__track" aria-hidden="true">{track}</ol>
        </div>
    }
}

/// The only title of the page. It receives the focus when the screen opens.
pub(crate) fn title(sentence: &'static str) -> Part {
    html! { <h1 tabindex="-1">{sentence}</h1> }
}

/// The only title of the page, with a value in it.
pub(crate) fn title_of(sentence: String) -> Part {
    html! { <h1 tabindex="-1">{sentence}</h1> }
}

/// The introduction below the title.
pub(crate) fn lead(sentence: &'static str) -> Part {
    html! { <p class="lead">{sentence}</p> }
}

/// The introduction below the title, with a value in it.
pub(crate) fn lead_of(sentence: String) -> Part {
    html! { <p class="lead">{sentence}</p> }
}

/// The buttons of a page, the most important first.
pub(crate) fn actions(buttons: Vec<Part>) -> Part {
    html! { <div class="actions">{buttons}</div> }
}
