//! Radio buttons as whole cards.

use leptos::prelude::*;

use crate::ui::input::Input;
use crate::ui::markup::{Listener, Part, drawing, element, said, tag, when, words};

/// One card.
pub(crate) struct Choice {
    /// What the field's text is when it is chosen.
    pub(crate) value: &'static str,
    /// Its words.
    pub(crate) title: String,
    /// More words.
    pub(crate) text: String,
    /// A drawing, or nothing.
    pub(crate) picture: &'static str,
}

/// A fieldset of cards; `pair` sets two beside each other. Its id is the first card's.
pub(crate) fn choices(input: Input, pair: bool, legend: Part, cards: Vec<Choice>) -> Part {
    let cards: Vec<_> =
        cards.into_iter().enumerate().map(|(at, choice)| card(input, choice, at == 0)).collect();
    let content = vec![legend, super::field::error(input), element("div", "choices__list", cards)];
    tag("fieldset", if pair { "choices choices--pair" } else { "choices" })
        .dynamic_class("choices--error", move || input.shows_error())
        .with(content)
}

fn card(input: Input, choice: Choice, first: bool) -> Part {
    let Choice { value, title, text, picture: svg } = choice;
    let id = if first { input.id.to_owned() } else { [input.id, "-", value].concat() };
    let described = super::field::described_by(input, "");
    let body = vec![
        element("span", "choice__title", vec![said(title)]),
        when(!text.is_empty(), || element("span", "choice__text", vec![said(text)])),
    ];
    let label = vec![
        when(!svg.is_empty(), || drawing("span", "choice__picture", svg)),
        element("span", "choice__body", body),
    ];
    let button = tag("input", "choice__input")
        .attr("type", "radio")
        .attr("name", input.id)
        .attr_of("id", id.clone())
        .attr("value", value)
        .dynamic_attr("aria-describedby", described)
        .checked(move || input.raw.with(|raw| raw == value))
        .on(Listener::Choose(Box::new(move || input.raw.set(value.to_owned()))))
        .alone();
    element(
        "div",
        "choice",
        vec![button, tag("label", "choice__label").attr_of("for", id.clone()).with(label)],
    )
}

/// A legend in its usual look.
pub(crate) fn legend(input: Input, sentence: &'static str) -> Part {
    input.set_label(sentence);
    element("legend", "choices__legend", vec![words(sentence)])
}

/// A legend that says again what the title says, for those who do not see the page.
pub(crate) fn hidden_legend(input: Input, sentence: &'static str) -> Part {
    input.set_label(sentence);
    element("legend", "choices__legend visually-hidden", vec![words(sentence)])
}
