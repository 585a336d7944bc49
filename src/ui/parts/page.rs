//! The frame of a screen: its column, its way back, its step, its title.

use std::cmp::Ordering;

use html::html;
use leptos::prelude::*;

use super::icon::Icon;
use super::{icon, notice, picture};
use crate::text::{fill_all, text};
use crate::ui::app::use_app;
use crate::ui::browser;
use crate::ui::markup::{button, element, nothing, paragraph, said, tag, words};
use crate::ui::parts::Part;

/// The content of the page, to which the skip link leads.
fn main(class: &'static str, content: Vec<Part>) -> Part {
    tag("main", class).attr("id", "contenu").with(content)
}

/// A journey page: a column for the form, and a quiet drawing on wide screens.
pub(crate) fn journey(mut content: Vec<Part>) -> Part {
    content.insert(0, moved());
    let column = element("div", "page__column", content);
    main("page page--journey", vec![column, picture("page__art", super::picture::JOURNEY)])
}

/// A page to read.
pub(crate) fn reading(content: Vec<Part>) -> Part {
    main("page page--text", content)
}

/// A page of the space.
pub(crate) fn space(mut content: Vec<Part>) -> Part {
    content.insert(0, moved());
    main("page page--space", content)
}

/// A wide page.
pub(crate) fn wide(content: Vec<Part>) -> Part {
    main("page page--wide", content)
}

/// The person asked for another step: says so, once.
pub(crate) fn moved() -> Part {
    let moved = use_app().shown().with_untracked(|shown| shown.redirected);
    if moved { notice::info(text().common.moved) } else { nothing() }
}

/// « ← Retour »: back in history, as the browser's own button.
pub(crate) fn back() -> Part {
    let children = vec![icon(Icon::ArrowLeft), words(text().common.back)];
    button("back", children, browser::back)
}

/// « Étape 2 sur 5 », if the screen is one of several steps.
pub(crate) fn progress() -> Part {
    let position = use_app().shown().with_untracked(|shown| shown.screen.step());
    let Some((step, of)) = position else { return nothing() };
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

/// The page's one title, which takes the focus when the screen opens.
pub(crate) fn title(sentence: &'static str) -> Part {
    tag("h1", "").attr("tabindex", "-1").with(vec![words(sentence)])
}

/// The page's one title, with a value in it.
pub(crate) fn title_of(sentence: String) -> Part {
    tag("h1", "").attr("tabindex", "-1").with(vec![said(sentence)])
}

/// What is said below the title.
pub(crate) fn lead(sentence: &'static str) -> Part {
    paragraph("lead", sentence)
}

/// The buttons of a page, the first the most important.
pub(crate) fn actions(buttons: Vec<Part>) -> Part {
    element("div", "actions", buttons)
}
