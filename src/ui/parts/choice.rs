//! Radio buttons in the form of cards.

use html::html;
use leptos::prelude::*;

use super::field;
use crate::ui::input::Input;
use crate::ui::markup::{Part, drawing};

/// One card.
pub(crate) struct Choice {
    /// The text of the field while this card is chosen.
    pub(crate) value: &'static str,
    pub(crate) title: String,
    /// The text below the title; may be empty.
    pub(crate) text: String,
    /// An SVG drawing; may be empty.
    pub(crate) picture: &'static str,
}

/// Renders a fieldset of cards; `pair` puts two cards side by side. The first card has the id of the field, so that the
/// error summary can link to it.
pub(crate) fn choices(input: Input, pair: bool, legend: Part, cards: Vec<Choice>) -> Part {
    let cards: Vec<_> = cards
        .into_iter()
        .enumerate()
        .map(|(index, choice)| card(input, choice, index == 0))
        .collect();
    radio_group(input, pair, legend, html! { <div class="choices__list">{cards}</div> })
}

/// Renders a fieldset around radio buttons, one of which must be chosen. Its role allows `aria-required`, which a radio
/// button itself may not have.
pub(crate) fn radio_group(input: Input, pair: bool, legend: Part, buttons: Part) -> Part {
    let class = if pair { "choices choices--pair" } else { "choices" };
    html! {
        <fieldset
            class=class
            class=("choices--error", move || input.shows_error())
            role="radiogroup"
            aria-required="true"
        >
            {legend}
            {field::error(input)}
            {buttons}
        </fieldset>
    }
}

fn card(input: Input, choice: Choice, first: bool) -> Part {
    let Choice { value, title, text, picture } = choice;
    let id = if first { input.id.to_owned() } else { [input.id, "-", value].concat() };
    let [title_id, text_id] = ["-titre", "-texte"].map(|end| [&id, end].concat());
    let has_text = !text.is_empty();
    // The name is the title alone: a screen reader would read title and text as one sentence.
    let described =
        field::described_by(input, if has_text { text_id.clone() } else { String::new() });
    html! {
        <div class="choice">
            <input
                class="choice__input"
                type="radio"
                name=input.id
                id=id.clone()
                value=value
                aria-labelledby=title_id.clone()
                aria-describedby=described
                prop:checked=move || input.raw.with(|raw| raw == value)
                on:choose=move || input.raw.set(value.to_owned())
            />
            <label class="choice__label" for=id>
                {(!picture.is_empty()).then(|| drawing("span", "choice__picture", picture))}
                <span class="choice__body">
                    <span class="choice__title" id=title_id>{title}</span>
                    {has_text.then(|| html! { <span class="choice__text" id=text_id>{text}</span> })}
                </span>
            </label>
        </div>
    }
}

/// Renders a visible legend and makes it the field's name in the error summary.
pub(crate) fn legend(input: Input, sentence: &'static str) -> Part {
    input.set_label(sentence);
    html! { <legend class="choices__legend">{sentence}</legend> }
}

/// Renders a legend for screen readers only, where the title of the page already says the same.
pub(crate) fn hidden_legend(input: Input, sentence: &'static str) -> Part {
    input.set_label(sentence);
    html! { <legend class="choices__legend visually-hidden">{sentence}</legend> }
}
