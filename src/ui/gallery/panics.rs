//! Ways for a test to make the program panic, each where a defect would: never in production.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use crate::ui::browser;

/// Panics at start, where the address asks for it: before anything, or once the configuration is read.
pub(crate) fn at_start(fragment: &str) {
    assert!(browser::fragment() != fragment, "on purpose, at start");
}

/// Panics at an event of the window: in its handler, in what depends on a signal, in a future.
pub(crate) fn at_events() {
    browser::listen("panique-geste", |_: Event| panic!("on purpose, in a handler"));
    let signal = RwSignal::new(false);
    Effect::new(move |_| assert!(!signal.get(), "on purpose, in an effect"));
    browser::listen("panique-signal", move |_: Event| signal.set(true));
    browser::listen("panique-attente", |_: Event| {
        spawn_local(async {
            leptos::task::tick().await;
            panic!("on purpose, in a future");
        });
    });
}
