//! Leaving: the session ends once the backend has said so, and not before.

use leptos::prelude::*;

use super::markup::{Element, changing, changing_words, element, nothing, tag};
use super::{Part, notice};
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;

/// The button that ends the session and goes to a place that opens for anybody. Where the backend
/// cannot be reached the session is still open: that is said, and the button is there.
pub(crate) fn leave(app: App, sentence: &'static str, to: Route) -> Part {
    let t = &text().session;
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let press = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(false);
        let stays = move || {
            busy.try_set(false);
            failed.try_set(true);
        };
        app.end_session_or_else(to.clone(), Box::new(stays));
    };
    let button = tag("button", "button button--secondary")
        .attr("type", "button")
        .changing_attr("aria-disabled", move || busy.get().then_some("true"))
        .on("click", press)
        .with(vec![changing_words(move || {
            if busy.get() { t.leaving } else { sentence }.to_owned()
        })]);
    let told = move || if failed.get() { notice::warning(t.still_open) } else { nothing() };
    let told = Element { role: "status", ..Element::PLAIN }.with(vec![changing(told)]);
    element("div", "leave", vec![button, told])
}
