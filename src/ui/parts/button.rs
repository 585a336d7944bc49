//! Buttons. A submit button cannot be pressed twice: the form sends once; the button says that
//! it is on its way and keeps the focus (`aria-disabled`, never `disabled`).

use leptos::prelude::*;

use super::icon;
use super::icon::Icon;
use super::page::actions;
use crate::route::Route;
use crate::text::text;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::markup::{Part, all, changing, element, link, nothing, paragraph, tag, words};

/// The form's submit, alone in its row, with what is said while it is on its way.
pub(crate) fn submit(form: Form, sentence: &'static str) -> Part {
    submit_beside(form, sentence, nothing())
}

/// The form's submit, with another button beside it.
pub(crate) fn submit_beside(form: Form, sentence: &'static str, other: Part) -> Part {
    let busy = form.busy;
    let content = move || {
        if busy.get() {
            all(vec![element("span", "button__spinner", Vec::new()), words(text().common.busy)])
        } else {
            words(sentence)
        }
    };
    let button = tag("button", "button")
        .attr("type", "submit")
        .dynamic_class("button--busy", move || busy.get())
        .dynamic_attr("aria-disabled", move || busy.get().then_some("true"))
        .with(vec![changing(content)]);
    all(vec![actions(vec![button, other]), waiting(form)])
}

/// Words after three seconds of waiting.
pub(crate) fn waiting(form: Form) -> Part {
    let slow = move || {
        if form.slow.get() { paragraph("waiting", text().common.slow) } else { nothing() }
    };
    tag("div", "").attr("role", "status").with(vec![changing(slow)])
}

/// A link that looks like the button of the page.
pub(crate) fn main_link(to: &Route, sentence: &'static str) -> Part {
    link("button", to.path().into_owned(), false, vec![words(sentence)])
}

/// A link that looks like a button beside the first.
pub(crate) fn other_link(to: &Route, sentence: &'static str) -> Part {
    link("button button--secondary", to.path().into_owned(), false, vec![words(sentence)])
}

/// A button beside the first, that acts by itself.
pub(crate) fn other_button(sentence: &'static str, press: impl Fn() + 'static) -> Part {
    markup::button("button button--secondary", vec![words(sentence)], press)
}

/// The button of the page, that acts by itself.
pub(crate) fn main_button(sentence: &'static str, press: impl Fn() + 'static) -> Part {
    markup::button("button", vec![words(sentence)], press)
}

/// A link among words.
pub(crate) fn plain_link(to: &Route, sentence: &'static str) -> Part {
    link("link", to.path().into_owned(), false, vec![words(sentence)])
}

/// A link with an icon before its words.
pub(crate) fn icon_link(image: Icon, to: &Route, sentence: &'static str) -> Part {
    let children = vec![icon(image), element("span", "", vec![words(sentence)])];
    link("link link--icon", to.path().into_owned(), false, children)
}

/// A link that opens beside the page, so that nothing on it is lost.
pub(crate) fn new_tab(href: String, sentence: &'static str) -> Part {
    let told = vec![words(sentence), words(" "), words(text().common.new_tab)];
    let children = vec![element("span", "", told), icon(Icon::External)];
    link("link link--icon", href, true, children)
}
