//! Notifications between the tabs of this browser. A message means only that the session has changed; each tab then
//! reloads its standing from the backend.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::BroadcastChannel;

use super::app::App;

const CHANNEL_NAME: &str = "mes-session";

/// Listens to the other tabs as long as the page is open. In a browser without `BroadcastChannel` the next request
/// shows that the session has changed.
pub(crate) fn listen(app: App) {
    let Ok(channel) = BroadcastChannel::new(CHANNEL_NAME) else { return };
    let on_message = Closure::<dyn FnMut()>::new(move || {
        spawn_local(async move {
            // If the backend cannot be reached now, the next request shows that the session has changed.
            let _ = app.revalidate_standing().await;
        });
    });
    channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    app.tabs().set_value(Some(channel));
}
