//! The expiry of the session: a dialog before it, with a button to renew the session, and the expiry itself.
//!
//! Durations come from the backend and are measured with the monotonic clock.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::app::App;
use super::browser;
use super::form::Form;
use super::input::FOCUS_MOVED_MS;
use super::parts::button::{main_button, waiting};
use super::parts::countdown::countdown;
use super::parts::leave::leave;
use super::parts::markup::{Element, changing, element, nothing, paragraph, tag, words};
use super::parts::page::actions;
use crate::contract::{Code, LockScope, RenewSession};
use crate::route::Route;
use crate::text::text;
use crate::ui::parts::Part;

const DIALOG_ID: &str = "session";
const TITLE_ID: &str = "session-titre";
const WARNING_ID: &str = "session-alerte";
const LEFT_ID: &str = "session-reste";

/// Watches the session as long as the page is open and shows the dialog when the session is about to expire.
pub(crate) fn view(app: App) -> Part {
    // The expiry of the session, in milliseconds of the monotonic clock.
    let end = StoredValue::new(None::<f64>);
    let (left, set_left) = signal(0_u32);
    let warned = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let warn_before = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let session = app.standing().with(|standing| standing.session.clone());
        failed.set(false);
        end.set_value(session.as_ref().map(|session| {
            warn_before.set_value(session.warn_before_s);
            browser::monotonic_ms() + f64::from(session.expires_in_s) * 1_000.0
        }));
        if session.is_none_or(|session| session.expires_in_s > session.warn_before_s) {
            close(warned);
        }
    });
    browser::every_second(move || {
        let Some(end) = end.get_value() else { return };
        // Not negative, and the cast saturates.
        let seconds = ((end - browser::monotonic_ms()) / 1_000.0).ceil().max(0.0) as u32;
        set_left.set(seconds);
        if seconds == 0 {
            close(warned);
            app.handle_expiry();
        } else if seconds <= warn_before.get_value() && !warned.get_untracked() {
            warned.set(true);
            browser::after_paint(open);
        }
    });
    changing(move || if warned.get() { dialog(app, left, failed) } else { nothing() })
}

fn dialog(app: App, left: ReadSignal<u32>, failed: RwSignal<bool>) -> Part {
    let t = &text().session;
    let form = Form::new(app, LockScope::Identification);
    let stay = move || {
        if form.busy.get_untracked() {
            return;
        }
        form.set_pending();
        failed.set(false);
        spawn_local(async move {
            let renewed = app.client().send(&RenewSession {}).await;
            form.clear_pending();
            match renewed {
                Ok(standing) => app.set_standing_keeping_profiles(standing),
                Err(failure) if failure.code() == Some(Code::SessionEnded) => {
                    app.show_session_ended()
                }
                Err(_) => {
                    failed.try_set(true);
                }
            }
        });
    };
    let failure = move || {
        let alert =
            || Element { tag: "p", role: "alert", ..Element::PLAIN }.with(vec![words(t.failed)]);
        if failed.get() { alert() } else { nothing() }
    };
    let exit = if app.is_signed_in() { Route::SignedOut } else { Route::Welcome };
    let content = vec![
        Element { tag: "h2", id: TITLE_ID, focusable: true, ..Element::PLAIN }
            .with(vec![words(t.warning_title)]),
        tag("p", "").attr("id", WARNING_ID).says(t.warning),
        countdown(LEFT_ID, "countdown", left, "{}", t.warning_announced),
        paragraph("", t.kept),
        element("div", "", vec![changing(failure)]),
        waiting(form),
        actions(vec![main_button(t.stay, stay), leave(app, t.leave, exit)]),
    ];
    tag("dialog", "dialog")
        .attr("id", DIALOG_ID)
        .attr("data-testid", "session-dialog")
        .attr("aria-labelledby", TITLE_ID)
        .attr("aria-describedby", &[WARNING_ID, " ", LEFT_ID].concat())
        // Escape means to stay connected, like the main button, rather than to close the dialog.
        .on("cancel", move |event| {
            event.prevent_default();
            stay();
        })
        .with(content)
}

fn element_of_dialog() -> Option<HtmlDialogElement> {
    browser::document().get_element_by_id(DIALOG_ID)?.dyn_into().ok()
}

fn open() {
    if let Some(dialog) = element_of_dialog() {
        // Fails only if the dialog is open already.
        let _ = dialog.show_modal();
        // Orca 43 announces nothing for the first focus in a dialog that opens; with the next focus it announces the
        // dialog's name and description. So the title gets the focus first, then « Rester connecté ».
        browser::focus(TITLE_ID);
        browser::after(FOCUS_MOVED_MS, || {
            if browser::has_focus_in(TITLE_ID) {
                browser::focus_on("#session .actions button");
            }
        });
    }
}

/// Closes the dialog before removing it, so that the browser restores the focus.
fn close(warned: RwSignal<bool>) {
    if let Some(dialog) = element_of_dialog() {
        dialog.close();
    }
    if warned.get_untracked() {
        warned.set(false);
    }
}
