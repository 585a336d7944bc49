//! Deliberate panics, for tests, at each place where a defect could cause one. Never in production.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use crate::ui::browser;

/// Panics if the address has the given fragment. Called at the beginning of the startup, and again after the
/// configuration is read.
pub(crate) fn at_start(fragment: &str) {
    assert!(browser::fragment() != fragment, "deliberate panic, at start");
}

/// Registers listeners of the window that panic: in the handler, in an effect, in a future.
pub(crate) fn at_events() {
    browser::listen("panique-gestionnaire", |_: Event| panic!("deliberate panic, in a handler"));
    let signal = RwSignal::new(false);
    Effect::new(move |_| assert!(!signal.get(), "deliberate panic, in an effect"));
    browser::listen("panique-signal", move |_: Event| signal.set(true));
    browser::listen("panique-promesse", |_: Event| {
        spawn_local(async {
            leptos::task::tick().await;
            panic!("deliberate panic, in a future");
        });
    });
}
