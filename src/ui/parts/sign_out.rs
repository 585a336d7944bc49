//! The button that asks the backend to end the session; the page leaves once the backend has confirmed.

use html::html;
use leptos::prelude::*;

use super::{Part, notice};
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::markup::empty;

/// Renders the button that ends the session and then navigates to a public address. If the backend cannot be reached, the session is still open: a
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
    html! {
        <div class="sign-out">
            <button
                class="button button--secondary"
                type="button"
                aria-disabled=move || busy.get().then_some("true")
                on:press=press
                text=move || String::from(if busy.get() { t.leaving } else { sentence })
            />
            <div aria-live="polite">
                {move || if failed.get() { notice::warning(t.still_open) } else { empty() }}
            </div>
        </div>
    }
}
