//! Radio buttons as whole cards.

use leptos::prelude::*;

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

/// A fieldset of cards; `class` dresses it further. Its id is the first card's.
pub(crate) fn choices(
    input: Input,
    class: &'static str,
    legend: AnyView,
    cards: &[Choice],
) -> AnyView {
    let invalid = move || input.error.with(Option::is_some);
    let cards: Vec<_> =
        cards.iter().enumerate().map(|(at, choice)| card(input, *choice, at == 0)).collect();
    view! {
        <fieldset class=["choices ", class].concat() class:choices--error=invalid>
            {legend}
            {super::field::error(input)}
            <div class="choices__list">{cards}</div>
        </fieldset>
    }
    .into_any()
}

fn card(input: Input, choice: Choice, first: bool) -> AnyView {
    let Choice { value, title, text, picture: svg } = choice;
    let id = if first { input.id.to_owned() } else { [input.id, "-", value].concat() };
    let described = move || {
        input.error.with(Option::is_some).then(|| super::field::error_id(input.id))
    };
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
                {(!svg.is_empty()).then(|| view! { <span class="choice__picture" aria-hidden="true" inner_html=svg></span> })}
                <span class="choice__body">
                    <span class="choice__title">{title}</span>
                    {(!text.is_empty()).then(|| view! { <span class="choice__text">{text}</span> })}
                </span>
            </label>
        </div>
    }
    .into_any()
}

/// A legend in its usual look.
pub(crate) fn legend(words: &'static str) -> AnyView {
    view! { <legend class="choices__legend">{words}</legend> }.into_any()
}

/// A legend that says again what the title says, for those who do not see the page.
pub(crate) fn hidden_legend(words: &'static str) -> AnyView {
    view! { <legend class="choices__legend visually-hidden">{words}</legend> }.into_any()
}
