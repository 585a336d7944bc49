//! The static preview: the sandbox inside the page, so that every journey is walked with no server.
//! Never in production.
//!
//! The browser’s side of a [`Visitor`]: the transport that asks it, what time it is, and where its record
//! is kept. It is the only part of `ui` that knows the sandbox, and the sandbox does not know it.

mod banner;
mod memory;
mod panel;
mod people;
mod provider;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::reactive::signal::ArcRwSignal;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::app::App;
use super::browser;
use crate::api::{Fetch, Request, Response, Sending, Transport};
use crate::contract::FranceConnect;
use crate::journeys::Screen;
use crate::sandbox::{Asked, Limits, Message, Visitor};

pub(crate) use banner::banner;
pub(crate) use provider::view as provider;

/// The backend of this page. Cloned freely: a handle.
#[derive(Clone)]
pub(crate) struct Inside(Rc<Backend>);

struct Backend {
    visitor: RefCell<Visitor>,
    /// Counts what happens, so that what is shown of it follows.
    turn: ArcRwSignal<u32>,
}

/// Whether an address is the identity provider’s, where the backend’s own would be.
pub(crate) fn is_provider(path: &str) -> bool {
    path.trim_end_matches('/').ends_with(FranceConnect::PATH)
}

/// The computer’s clock: seconds since 1970.
fn now() -> u64 {
    // Saturating by definition, and any date fits.
    (js_sys::Date::now() / 1_000.0) as u64
}

impl Inside {
    /// As this tab left it, or fresh.
    pub(crate) fn open() -> Self {
        let visitor = match memory::take() {
            Some(record) => Visitor::again(Limits::DEFAULT, record, now()),
            None => Visitor::new(Limits::DEFAULT, now()),
        };
        memory::keep(visitor.record());
        Self(Rc::new(Backend { visitor: RefCell::new(visitor), turn: ArcRwSignal::new(0) }))
    }

    /// Makes it known to the page that is being drawn.
    pub(crate) fn provide(self) {
        provide_context(StoredValue::new_local(self));
    }

    /// The backend of the page, where there is one: a sample has none.
    fn of_page() -> Option<Self> {
        use_context::<StoredValue<Self, LocalStorage>>().map(|inside| inside.get_value())
    }

    /// Does something with the visitor, and keeps what became of it.
    fn happens<T>(&self, what: impl FnOnce(&mut Visitor) -> T) -> T {
        let (done, record) = {
            let mut visitor = self.0.visitor.borrow_mut();
            let done = what(&mut visitor);
            (done, visitor.record().clone())
        };
        memory::keep(&record);
        self.0.turn.update(|turn| *turn = turn.wrapping_add(1));
        done
    }

    /// What was « sent », newest first; follows what happens.
    fn outbox(&self) -> Vec<Message> {
        self.0.turn.track();
        self.0.visitor.borrow().outbox()
    }

    /// What the sandbox’s clock says, in seconds since 1970; follows what happens.
    fn clock(&self) -> u64 {
        self.0.turn.track();
        let mut visitor = self.0.visitor.borrow_mut();
        visitor.passes(now());
        visitor.now()
    }

    /// Moves the clock, and shows what stands here now: a session may have ended, a lock been lifted.
    fn advance(&self, app: App, seconds: u64) {
        self.happens(|visitor| visitor.advance(seconds));
        spawn_local(async move {
            // This backend always answers.
            let _ = app.check().await;
            let screen = app.shown().with_untracked(|shown| shown.screen.clone());
            let ended = matches!(screen, Screen::Ended(_));
            if let Some(route) = screen.route().filter(|_| !ended) {
                // Drawn again, for what counts down on it began before.
                app.resume(route);
            }
        });
    }

    /// Everything as at the start, the page with it.
    fn reset(&self) {
        memory::forget();
        browser::visit("/");
    }

    /// Comes back from the identity provider as somebody, or as nobody.
    fn comes_back(&self, who: Option<usize>, to: &str) {
        if let Some(who) = who {
            self.happens(|visitor| visitor.comes_back(who, now()));
        }
        browser::visit(to);
    }
}

impl Transport for Inside {
    fn send(&self, request: Request) -> Sending {
        let headers = request.headers.into_iter().map(|(name, value)| (name.to_owned(), value));
        let asked = Asked {
            method: request.method.to_owned(),
            path: request.path,
            headers: headers.collect(),
            body: request.body.unwrap_or_default(),
        };
        let answer = self.happens(|visitor| visitor.asks(asked, now()));
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

    fn random(&self) -> [u8; 16] {
        Fetch::new("").random()
    }
}

/// Lets time pass as the answer says. An answer is never there before whoever asked: even one that takes
/// no time comes after the page has gone on.
async fn pause(delay: Duration) {
    let passed = Promise::new(&mut |done, _| {
        set_timeout(
            move || {
                let _ = done.call0(&wasm_bindgen::JsValue::NULL);
            },
            delay,
        );
    });
    // A timer does not fail.
    let _ = JsFuture::from(passed).await;
}
