//! The button that ends the session, once the backend has confirmed it.

use leptos::prelude::*;

use super::{Part, notice};
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::markup::{changing, element, nothing, tag};

/// Ends the session and navigates to a public address. If the backend cannot be reached, the session is still open: a
/// notice says so, and the button remains.
pub(crate) fn sign_out(app: App, sentence: &'static str, to: Route) -> Part {
    let t = &text().session;
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let press = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(false);
        let on_failure = move || {
            busy.try_set(false);
            failed.try_set(true);
        };
        app.end_session_or_else(to.clone(), Box::new(on_failure));
    };
    let button = tag("button", "button button--secondary")
        .attr("type", "button")
        .dynamic_attr("aria-disabled", move || busy.get().then_some("true"))
        .on_press(press)
        .dynamic_text(move || if busy.get() { t.leaving } else { sentence }.to_owned());
    let still_open = move || if failed.get() { notice::warning(t.still_open) } else { nothing() };
    let status = tag("div", "").attr("role", "status").with(vec![changing(still_open)]);
    element("div", "sign-out", vec![button, status])
}
