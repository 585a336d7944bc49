//! The expiry of the session: a dialog that warns before it, with a button that renews the session, and the expiry
//! itself.
//!
//! Durations come from the backend and are measured with the monotonic clock.

use html::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::browser;
use super::form::Form;
use super::parts::button::{main_button, slow_notice};
use super::parts::countdown::countdown;
use super::parts::page::actions;
use super::parts::sign_out::sign_out;
use crate::contract::{RefusalCode, RenewSession};
use crate::route::Route;
use crate::text::text;
use crate::ui::markup::{dynamic, empty};
use crate::ui::parts::Part;

const DIALOG_ID: &str = "session";
const TITLE_ID: &str = "session-titre";
const WARNING_ID: &str = "session-alerte";
const COUNTDOWN_ID: &str = "session-reste";

/// Watches the session as long as the page is open and shows the dialog when the session is about to expire.
pub(crate) fn view(app: App) -> Part {
    // The expiry of the session, in milliseconds of the monotonic clock.
    let expires_at = StoredValue::new(None::<f64>);
    let (seconds_left, set_seconds_left) = signal(0_u32);
    let is_shown = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let warn_before_s = StoredValue::new(0_u32);
    // Whether the session ends in any case, and whether the person has closed the warning of it.
    let is_last = StoredValue::new(false);
    let is_dismissed = StoredValue::new(false);
    Effect::new(move |_| {
        let session = app.standing().with(|standing| standing.session.clone());
        let was_last = is_last.get_value();
        failed.set(false);
        expires_at.set_value(session.as_ref().map(|session| {
            warn_before_s.set_value(session.warn_before_s);
            is_last.set_value(session.ends_in_s.is_some_and(|end| end <= session.expires_in_s));
            browser::monotonic_ms() + f64::from(session.expires_in_s) * 1_000.0
        }));
        // After a renewal that cannot be repeated the other warning is shown, a second later.
        if session.is_none_or(|session| session.expires_in_s > session.warn_before_s)
            || was_last != is_last.get_value()
        {
            is_dismissed.set_value(false);
            close(is_shown);
        }
    });
    browser::every_second(move || {
        let Some(expires_at) = expires_at.get_value() else { return };
        // The value is not negative, and the cast saturates.
        let seconds = ((expires_at - browser::monotonic_ms()) / 1_000.0).ceil().max(0.0) as u32;
        set_seconds_left.set(seconds);
        if seconds == 0 {
            close(is_shown);
            app.handle_expiry();
        } else if seconds <= warn_before_s.get_value()
            && !is_shown.get_untracked()
            && !is_dismissed.get_value()
        {
            is_shown.set(true);
            browser::after_paint(open);
        }
    });
    let dismiss = move || {
        is_dismissed.set_value(true);
        close(is_shown);
    };
    dynamic(move || match (is_shown.get(), is_last.get_value()) {
        (false, _) => empty(),
        (true, true) => last_dialog(app, seconds_left, dismiss),
        (true, false) => renewal_dialog(app, seconds_left, failed),
    })
}

/// The warning that the session ends in any case.
fn last_dialog(
    app: App,
    seconds_left: ReadSignal<u32>,
    dismiss: impl Fn() + Copy + 'static,
) -> Part {
    let t = &text().session;
    let go_on = main_button(t.go_on, dismiss);
    dialog(app, seconds_left, Box::new(dismiss), t.last, empty(), go_on)
}

/// The warning that the session ends unless it is renewed.
fn renewal_dialog(app: App, seconds_left: ReadSignal<u32>, failed: RwSignal<bool>) -> Part {
    let t = &text().session;
    let form = Form::new(app);
    let renew = move || {
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
                Err(failure) if failure.code() == Some(RefusalCode::SessionEnded) => {
                    app.show_session_ended()
                }
                Err(_) => {
                    failed.try_set(true);
                }
            }
        });
    };
    let message = html! {
        <div>
            {move || if failed.get() {
                html! { <p role="alert">{t.failed}</p> }
            } else {
                empty()
            }}
        </div>
        {slow_notice(form)}
    };
    let stay = main_button(t.stay, renew);
    dialog(app, seconds_left, Box::new(renew), t.kept, message, stay)
}

/// Renders the warning. Escape does what the main button does; it does not close the dialog by itself.
fn dialog(
    app: App,
    seconds_left: ReadSignal<u32>,
    on_escape: Box<dyn Fn()>,
    explanation: &'static str,
    message: Part,
    main: Part,
) -> Part {
    let t = &text().session;
    let exit = if app.is_signed_in() { Route::SignedOut } else { Route::Welcome };
    html! {
        <dialog
            class="dialog"
            id=DIALOG_ID
            data-testid="session-dialog"
            aria-labelledby=TITLE_ID
            // `WARNING_ID` and `COUNTDOWN_ID`.
            aria-describedby="session-alerte session-reste"
            on:cancel=on_escape
        >
            <h2 id=TITLE_ID tabindex="-1">{t.warning_title}</h2>
            <p id=WARNING_ID>{t.warning}</p>
            {countdown(COUNTDOWN_ID, "countdown", seconds_left, "{}", t.warning_announced)}
            <p>{explanation}</p>
            {message}
            {actions(vec![main, sign_out(app, t.leave, exit)])}
        </dialog>
    }
}

fn open() {
    browser::open_dialog(DIALOG_ID);
    // Orca 43 announces nothing for the first focus in a dialog that opens; with the next focus it announces the
    // dialog's name and description. So the title gets the focus first, then « Rester connecté ».
    browser::focus(TITLE_ID);
    browser::after(browser::FOCUS_MOVED_MS, || {
        if browser::is_focused(TITLE_ID) {
            browser::focus_on("#session .actions button");
        }
    });
}

/// Closes the dialog before removing it, so that the browser restores the focus.
fn close(is_shown: RwSignal<bool>) {
    browser::close_dialog(DIALOG_ID);
    if is_shown.get_untracked() {
        is_shown.set(false);
        // The browser moves the focus back to where it was, which is nowhere on a page that was just loaded.
        browser::after_paint(browser::focus_title_if_unfocused);
    }
}
