//! The other tabs of this browser. They are told that something happened to the session, and
//! nothing else: each asks the backend by itself where the person stands now.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::BroadcastChannel;

use super::app::App;

const NAME: &str = "mes-session";

/// Listens to the other tabs while the page lives. A browser that has no such channel finds out
/// with the next act.
pub(crate) fn join(app: App) {
    let Ok(channel) = BroadcastChannel::new(NAME) else { return };
    let told = Closure::<dyn FnMut()>::new(move || {
        spawn_local(async move {
            // Where the backend cannot be reached now, the next act tells.
            let _ = app.check().await;
        });
    });
    channel.set_onmessage(Some(told.as_ref().unchecked_ref()));
    told.forget();
    app.tabs().set_value(Some(channel));
}

/// Tells them. The message holds nothing.
pub(crate) fn tell(app: App) {
    app.tabs().with_value(|channel| {
        if let Some(channel) = channel {
            // Fails only on a channel that is closed, and nobody closes it.
            let _ = channel.post_message(&JsValue::NULL);
        }
    });
}
