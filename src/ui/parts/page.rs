//! The frame of a screen: its column, its way back, its step, its title.

use leptos::prelude::*;

use super::icon::Icon;
use super::markup::{Element, button, element, nothing, paragraph, said, words};
use super::{icon, notice, picture};
use crate::text::{fill_all, text};
use crate::ui::app::use_app;
use crate::ui::browser;
use crate::ui::parts::Part;

const MAIN: Element = Element { tag: "main", id: "contenu", ..Element::PLAIN };

/// A journey page: a column for the form, and a quiet drawing on wide screens.
pub(crate) fn journey(mut content: Vec<Part>) -> Part {
    content.insert(0, moved());
    Element { class: "page page--journey", ..MAIN }.with(vec![
        element("div", "page__column", content),
        picture("page__art", super::picture::JOURNEY),
    ])
}

/// A page to read.
pub(crate) fn reading(content: Vec<Part>) -> Part {
    Element { class: "page page--text", ..MAIN }.with(content)
}

/// A page of the space.
pub(crate) fn space(mut content: Vec<Part>) -> Part {
    content.insert(0, moved());
    Element { class: "page page--space", ..MAIN }.with(content)
}

/// A wide page.
pub(crate) fn wide(content: Vec<Part>) -> Part {
    Element { class: "page page--wide", ..MAIN }.with(content)
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
    let parts = (1..=of)
        .map(|part| {
            let class = match part.cmp(&step) {
                std::cmp::Ordering::Less => "step__part step__part--done",
                std::cmp::Ordering::Equal => "step__part step__part--now",
                std::cmp::Ordering::Greater => "step__part",
            };
            element("li", class, Vec::new())
        })
        .collect();
    element(
        "div",
        "step",
        vec![
            element("p", "step__text", vec![said(sentence)]),
            Element { tag: "ol", class: "step__track", hidden: true, ..Element::PLAIN }.with(parts),
        ],
    )
}

/// The page's one title, which takes the focus when the screen opens.
pub(crate) fn title(sentence: &'static str) -> Part {
    Element { tag: "h1", focusable: true, ..Element::PLAIN }.with(vec![words(sentence)])
}

/// The page's one title, with a value in it.
pub(crate) fn title_of(sentence: String) -> Part {
    Element { tag: "h1", focusable: true, ..Element::PLAIN }.with(vec![said(sentence)])
}

/// What is said below the title.
pub(crate) fn lead(sentence: &'static str) -> Part {
    paragraph("lead", sentence)
}

/// The buttons of a page, the first the most important.
pub(crate) fn actions(buttons: Vec<Part>) -> Part {
    element("div", "actions", buttons)
}
