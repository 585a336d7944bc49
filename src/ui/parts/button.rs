//! Buttons, and links that look like buttons. A second press while a request is pending sends nothing. While the request is pending, the button says so and stays focusable (`aria-disabled`, never `disabled`).

use html::html;
use leptos::prelude::*;

use super::icon;
use super::icon::Icon;
use super::page::actions;
use crate::route::Route;
use crate::text::text;
use crate::ui::form::Form;
use crate::ui::markup::{Part, empty};

/// Renders the form's submit button, and the message shown while a request is slow.
pub(crate) fn submit(form: Form, sentence: &'static str) -> Part {
    submit_beside(form, sentence, empty())
}

/// Renders the form's submit button with another button beside it.
pub(crate) fn submit_beside(form: Form, sentence: &'static str, other: Part) -> Part {
    let busy = form.busy;
    let button = html! {
        <button
            class="button"
            type="submit"
            class=("button--busy", move || busy.get())
            aria-disabled=move || busy.get().then_some("true")
        >
            {move || if busy.get() {
                html! { <span class="button__spinner"/> {text().common.busy} }
            } else {
                html! { {sentence} }
            }}
        </button>
    };
    html! {
        {actions(vec![button, other])}
        {slow_notice(form)}
    }
}

/// Renders the live region that announces a slow request.
pub(crate) fn slow_notice(form: Form) -> Part {
    html! {
        <div aria-live="polite">
            {move || if form.slow.get() {
                html! { <p class="waiting">{text().common.slow}</p> }
            } else {
                empty()
            }}
        </div>
    }
}

/// Renders a link that looks like the primary button.
pub(crate) fn main_link(to: &Route, sentence: &'static str) -> Part {
    html! { <a class="button" href=to.path().into_owned()>{sentence}</a> }
}

/// Renders a link that looks like a secondary button.
pub(crate) fn other_link(to: &Route, sentence: &'static str) -> Part {
    html! { <a class="button button--secondary" href=to.path().into_owned()>{sentence}</a> }
}

/// Renders a secondary button that does not submit.
pub(crate) fn other_button(sentence: &'static str, press: impl Fn() + 'static) -> Part {
    html! {
        <button class="button button--secondary" type="button" on:press=press>{sentence}</button>
    }
}

/// Renders a primary button that does not submit.
pub(crate) fn main_button(sentence: &'static str, press: impl Fn() + 'static) -> Part {
    html! { <button class="button" type="button" on:press=press>{sentence}</button> }
}

/// Renders a link within a text.
pub(crate) fn plain_link(to: &Route, sentence: &'static str) -> Part {
    html! { <a class="link" href=to.path().into_owned()>{sentence}</a> }
}

/// Renders a link with an icon before its text.
pub(crate) fn icon_link(image: Icon, to: &Route, sentence: &'static str) -> Part {
    html! {
        <a class="link link--icon" href=to.path().into_owned()>
            {icon(image)}
            <span>{sentence}</span>
        </a>
    }
}

/// Renders a link that opens in a new tab, so that the entries on this page are kept.
pub(crate) fn new_tab(href: String, sentence: &'static str) -> Part {
    html! {
        <a class="link link--icon" href=href target="_blank" rel="noopener">
            <span>{sentence} " " {text().common.new_tab}</span>
            {icon(Icon::External)}
        </a>
    }
}
