//! The sandbox inside the page: connects a [`Visitor`] to the browser. It is a transport for the client, reads the
//! device's clock and stores the visitor's record.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::reactive::signal::ArcRwSignal;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::storage;
use crate::api::{Fetch, Request, Response, ResponseFuture, Transport};
use crate::journeys::Screen;
use crate::sandbox::{Limits, Message, ProviderAnswer, RecordedRequest, Visitor};
use crate::ui::app::App;
use crate::ui::browser;

/// The sandbox embedded in this page. Cheap to clone: a handle.
#[derive(Clone)]
pub(crate) struct EmbeddedSandbox(Rc<State>);

struct State {
    visitor: RefCell<Visitor>,
    /// Incremented at each change of the visitor, so that the panel is rendered again.
    changes: ArcRwSignal<u32>,
}

/// Returns the time of the device’s clock, in seconds since 1970.
fn now() -> u64 {
    // The cast saturates, and any date fits.
    (js_sys::Date::now() / 1_000.0) as u64
}

impl EmbeddedSandbox {
    /// Restores the sandbox from the record of this tab, or creates one in its initial state.
    pub(crate) fn open() -> Self {
        let visitor = match storage::take() {
            Some(record) => Visitor::restore(Limits::DEFAULT, record, now()),
            None => Visitor::new(Limits::DEFAULT, now()),
        };
        storage::store(visitor.record());
        Self(Rc::new(State { visitor: RefCell::new(visitor), changes: ArcRwSignal::new(0) }))
    }

    /// Provides the sandbox as Leptos context.
    pub(crate) fn provide(self) {
        provide_context(StoredValue::new_local(self));
    }

    /// Returns the sandbox from the Leptos context; `None` in a sample.
    pub(super) fn from_context() -> Option<Self> {
        use_context::<StoredValue<Self, LocalStorage>>().map(|sandbox| sandbox.get_value())
    }

    /// Changes the visitor, then stores its record and notifies the panel.
    fn update<T>(&self, change: impl FnOnce(&mut Visitor) -> T) -> T {
        let (result, record) = {
            let mut visitor = self.0.visitor.borrow_mut();
            let result = change(&mut visitor);
            (result, visitor.record().clone())
        };
        storage::store(&record);
        self.0.changes.update(|changes| *changes = changes.wrapping_add(1));
        result
    }

    /// Returns the simulated messages, newest first. Subscribes to changes of the visitor.
    pub(super) fn outbox(&self) -> Vec<Message> {
        self.0.changes.track();
        self.0.visitor.borrow().outbox()
    }

    /// Returns the time of the sandbox’s clock, in seconds since 1970. Subscribes to changes of the visitor.
    pub(super) fn clock(&self) -> u64 {
        self.0.changes.track();
        let mut visitor = self.0.visitor.borrow_mut();
        visitor.set_time(now());
        visitor.now()
    }

    /// Advances the clock and shows the screen for the new standing: a session may have expired, a lock may be over.
    pub(super) fn advance(&self, app: App, seconds: u64) {
        self.update(|visitor| visitor.advance(seconds));
        spawn_local(async move {
            // The embedded sandbox always answers.
            let _ = app.revalidate_standing().await;
            let screen = app.shown().with_untracked(|shown| shown.screen.clone());
            let ended = matches!(screen, Screen::SessionEnded(_));
            if let Some(route) = screen.route().filter(|_| !ended) {
                // The screen is rendered again, because its countdowns started before.
                app.reload_standing_and_show(route);
            }
        });
    }

    /// Deletes the record and reloads the application at `/`.
    pub(super) fn reset(&self) {
        storage::clear();
        browser::load_page("/");
    }

    /// Returns from the identity provider to an address.
    pub(super) fn return_from_provider(&self, answer: ProviderAnswer, to: &str) {
        self.update(|visitor| visitor.return_from_provider(answer, now()));
        browser::load_page(to);
    }
}

impl Transport for EmbeddedSandbox {
    fn send(&self, request: Request) -> ResponseFuture {
        let headers = request.headers.into_iter().map(|(name, value)| (name.to_owned(), value));
        let recorded = RecordedRequest {
            method: request.method.to_owned(),
            path: request.path,
            headers: headers.collect(),
            body: request.body.unwrap_or_default(),
        };
        let answer = self.update(|visitor| visitor.send(recorded, now()));
        Box::pin(async move {
            pause(answer.delay).await;
            let (parts, body) = answer.response.into_parts();
            let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
            Ok(Response {
                status: parts.status.as_u16(),
                content_type: header("content-type").unwrap_or_default().to_owned(),
                retry_after_s: header("retry-after").and_then(|seconds| seconds.parse().ok()),
                body,
            })
        })
    }

    fn random_bytes(&self) -> Option<[u8; 16]> {
        Fetch::new("").random_bytes()
    }
}

/// Waits for the delay of an answer. Even a delay of zero is a timer, so that no answer arrives in the task that sent
/// the request.
async fn pause(delay: Duration) {
    let timer = Promise::new(&mut |resolve, _| {
        set_timeout(
            move || {
                let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
            },
            delay,
        );
    });
    // A timer does not fail.
    let _ = JsFuture::from(timer).await;
}
