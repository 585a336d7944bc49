//! Data that a screen loads after it is shown: a loading message, then the data; or an alert and « Réessayer ».

use std::future::Future;
use std::pin::Pin;

use html::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::browser;
use super::parts::button::other_button;
use super::parts::notice;
use super::parts::page::actions;
use crate::api::Failure;
use crate::contract::RefusalCode;
use crate::text::text;
use crate::ui::markup::{Part, dynamic};

/// Data to load.
pub(crate) struct Loading<T: Send + Sync + 'static, F> {
    /// The data once it is loaded. It is loaded only if it is absent.
    pub(crate) data: RwSignal<Option<T>>,
    /// Reads the data. A failure without a reason is a file that cannot be read.
    pub(crate) read: fn(App) -> F,
    pub(crate) message: &'static str,
    /// The content above the loading message; the argument says whether loading has failed before.
    pub(crate) heading: fn(bool) -> Part,
}

/// Renders `view` with the data; until it is loaded, a loading message.
pub(crate) fn when_loaded<T, F>(
    app: App,
    loading: Loading<T, F>,
    view: impl Fn(&T) -> Part + 'static,
) -> Part
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, Option<Failure>>> + 'static,
{
    let Loading { data, read, message, heading } = loading;
    let is_missing = data.with_untracked(Option::is_none);
    let read: ReadFn = Box::new(move || {
        Box::pin(async move {
            // The screen, and its data with it, may have been removed meanwhile.
            read(app).await.map(|answer| drop(data.try_set(Some(answer))))
        })
    });
    let content = Box::new(move || data.get().as_ref().map(&view));
    when_read(app, is_missing, read, content, message, heading)
}

/// Reads the data and stores it.
type ReadFn = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(), Option<Failure>>>>>>;

/// The part of [`when_loaded`] that does not depend on the type of the data, so that it is compiled once.
fn when_read(
    app: App,
    is_missing: bool,
    read: ReadFn,
    content: Box<dyn Fn() -> Option<Part>>,
    message: &'static str,
    heading: fn(bool) -> Part,
) -> Part {
    let failed = RwSignal::new(false);
    let has_failed_before = RwSignal::new(false);
    let read = StoredValue::new_local(read);
    let load = move || {
        failed.set(false);
        let reading = read.with_value(|read| read());
        spawn_local(async move {
            if let Err(failure) = reading.await {
                mark_failed(app, failure, failed, has_failed_before);
            }
        });
    };
    if is_missing {
        load();
    }
    dynamic(move || {
        content().unwrap_or_else(|| {
            html! {
                {move || heading(has_failed_before.get())}
                {move || loading_or_retry(failed, message, load)}
            }
        })
    })
}

/// Shows that loading failed, once the title of the screen has the focus: an earlier alert would be interrupted.
fn mark_failed(
    app: App,
    failure: Option<Failure>,
    failed: RwSignal<bool>,
    has_failed_before: RwSignal<bool>,
) {
    if failed.is_disposed() {
        return;
    }
    if failure.and_then(|failure| failure.code()) == Some(RefusalCode::SessionEnded) {
        return app.show_session_ended();
    }
    has_failed_before.set(true);
    browser::after_paint(browser::focus_title_if_unfocused);
    browser::after_title_focus(move || {
        failed.try_set(true);
    });
}

/// Renders the loading message; after a failure, an alert and a button that loads again.
fn loading_or_retry(
    failed: RwSignal<bool>,
    message: &'static str,
    load: impl Fn() + 'static,
) -> Part {
    if !failed.get() {
        return html! { <p class="waiting">{message}</p> };
    }
    let t = text();
    let retry = other_button(t.common.retry, move || {
        // The button is removed: without another target the focus would be lost.
        browser::focus_title();
        load();
    });
    html! {
        <div class="group">
            // The focus remains on the title: only the alert announces the failure.
            <div role="alert">{notice::warning(t.trouble.technical)}</div>
            {actions(vec![retry])}
        </div>
    }
}
