//! Notifications between the tabs of this browser. A message means only that the session has changed; each tab then
//! reloads its standing from the backend.

use leptos::task::spawn_local;

use super::app::App;
use super::browser;

const CHANNEL_NAME: &str = "mes-session";

/// Listens to the other tabs as long as the page is open.
pub(crate) fn listen(app: App) {
    browser::listen_to_tabs(CHANNEL_NAME, move || {
        spawn_local(async move {
            // If the backend cannot be reached now, the next request shows that the session has changed.
            let _ = app.revalidate_standing().await;
        });
    });
}
