//! Radio buttons as whole cards.

use leptos::prelude::*;

use super::markup::{drawing, element, when, words};
use crate::ui::form::Input;

/// One card.
#[derive(Clone, Copy)]
pub(crate) struct Choice {
    /// What the field's text is when it is chosen.
    pub(crate) value: &'static str,
    /// Its words.
    pub(crate) title: &'static str,
    /// More words.
    pub(crate) text: &'static str,
    /// A drawing, or nothing.
    pub(crate) picture: &'static str,
}

/// A fieldset of cards; `pair` sets two beside each other. Its id is the first card's.
pub(crate) fn choices(
    input: Input,
    pair: bool,
    legend: AnyView,
    cards: &[Choice],
) -> AnyView {
    let invalid = move || input.error.with(Option::is_some);
    let cards: Vec<_> =
        cards.iter().enumerate().map(|(at, choice)| card(input, choice, at == 0)).collect();
    let content =
        vec![legend, super::field::error(input), element("div", "choices__list", cards)];
    view! {
        <fieldset class="choices" class:choices--pair=pair class:choices--error=invalid>
            {content}
        </fieldset>
    }
    .into_any()
}

fn card(input: Input, choice: &Choice, first: bool) -> AnyView {
    let Choice { value, title, text, picture: svg } = *choice;
    let id = if first { input.id.to_owned() } else { [input.id, "-", value].concat() };
    let described = super::field::described_by(input, "");
    let body = vec![
        element("span", "choice__title", vec![words(title)]),
        when(!text.is_empty(), || element("span", "choice__text", vec![words(text)])),
    ];
    let label = vec![
        when(!svg.is_empty(), || drawing("span", "choice__picture", svg)),
        element("span", "choice__body", body),
    ];
    view! {
        <div class="choice">
            <input
                class="choice__input"
                type="radio"
                name=input.id
                id=id.clone()
                value=value
                aria-describedby=described
                prop:checked=move || input.raw.with(|raw| raw == value)
                on:change=move |_| input.raw.set(value.to_owned())
            />
            <label class="choice__label" for=id>
                {label}
            </label>
        </div>
    }
    .into_any()
}

/// A legend in its usual look.
pub(crate) fn legend(sentence: &'static str) -> AnyView {
    element("legend", "choices__legend", vec![words(sentence)])
}

/// A legend that says again what the title says, for those who do not see the page.
pub(crate) fn hidden_legend(sentence: &'static str) -> AnyView {
    element("legend", "choices__legend visually-hidden", vec![words(sentence)])
}
