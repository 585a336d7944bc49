//! What stands until something that was asked for is there.

use leptos::prelude::*;

use super::button::other_button;
use super::markup::{Element, Part, element, paragraph};
use super::notice;
use super::page::actions;
use crate::text::text;
use crate::ui::browser;

/// Shows that loading failed, once the title of the screen has the focus: an alert before it would be
/// interrupted.
pub(crate) fn did_not_come(failed: RwSignal<bool>) {
    browser::after_title_focus(move || {
        failed.try_set(true);
    });
}

/// That it is on its way; or that it did not come, which is spoken, and a way to ask again. To be read
/// where it changes by itself.
pub(crate) fn awaited(
    failed: RwSignal<bool>,
    waiting: &'static str,
    ask: impl Fn() + 'static,
) -> Part {
    if !failed.get() {
        return paragraph("waiting", waiting);
    }
    let t = text();
    let retry = other_button(t.common.retry, move || {
        // The button goes, and the focus must not be lost with it.
        browser::focus_title();
        ask();
    });
    // Nothing else says it: the focus stays on the title.
    let told = Element { role: "alert", ..Element::PLAIN };
    let told = told.with(vec![notice::warning(t.trouble.technical)]);
    element("div", "group", vec![told, actions(vec![retry])])
}
