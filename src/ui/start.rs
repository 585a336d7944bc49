//! Startup: reads the configuration, loads the standing, then mounts the page and registers its listeners. Until then
//! the static first paint of `index.html` is shown.

mod configuration;
mod listeners;

use std::rc::Rc;

use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, take_reset_link};
use super::parts::Part;
#[cfg(feature = "preview")]
use super::preview::{self, EmbeddedSandbox};
use super::{browser, screens, shell, tabs};
#[cfg(not(feature = "preview"))]
use crate::api::Fetch;
use crate::api::{Client, Failure};
use crate::config::Config;
use crate::contract::{ReadSession, RefusalCode, Standing};
use crate::journeys::{Maintenance, Screen};
use crate::route::Route;

/// Starts the application.
pub fn start() {
    // In production a panic is reported by the recovery page only: the panic message might contain typed text.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    #[cfg(feature = "gallery")]
    super::gallery::panics::at_start("#panique-au-demarrage");
    // Before the first request, so that the token is removed from the address at once.
    let reset_screen = take_reset_link();
    match configuration::read() {
        Ok(config) => spawn_local(run(config, reset_screen)),
        Err(sentence) => mount(move || screens::trouble::configuration::view(&sentence)),
    }
}

async fn run(config: Config, reset_screen: Option<Screen>) {
    let path = browser::path();
    #[cfg(feature = "gallery")]
    if super::gallery::is_gallery_path(&path) {
        mount(move || super::gallery::view(&path));
        return;
    }
    #[cfg(feature = "preview")]
    let sandbox = EmbeddedSandbox::open();
    #[cfg(feature = "preview")]
    if preview::is_provider(&path) {
        mount(move || preview::provider(sandbox));
        return;
    }
    #[cfg(feature = "preview")]
    let transport = Rc::new(sandbox.clone());
    #[cfg(not(feature = "preview"))]
    let transport = Rc::new(Fetch::new(&config.api_base));
    #[cfg(feature = "gallery")]
    super::gallery::panics::at_start("#panique-apres-configuration");
    let client = Client::new(transport, "fr");
    let mut maintenance = config.maintenance.then_some(Maintenance { retry_after_s: None });
    // A public address does not wait for the backend; the header is updated later. `/deconnexion` waits, so that it
    // shows that the person is signed out only once the backend has confirmed it.
    let needs_standing = |route: Route| !route.is_public() || route == Route::SignedOut;
    let loads_standing_later =
        maintenance.is_some() || !Route::parse(&path).is_some_and(needs_standing);
    let standing = if loads_standing_later {
        Ok(Standing::ANONYMOUS)
    } else {
        client.send(&ReadSession {}).await
    };
    let standing = match standing {
        Err(Failure::Refused(problem)) if problem.code == RefusalCode::Maintenance => {
            maintenance = Some(Maintenance { retry_after_s: problem.retry_after_s });
            Ok(Standing::ANONYMOUS)
        }
        standing => standing,
    };
    match standing {
        Ok(standing) => mount(move || {
            #[cfg(feature = "preview")]
            sandbox.provide();
            let returned_from_provider = Route::parse(&path) == Some(Route::SignInReturn);
            let app = App::new(config, maintenance, client, standing, &path);
            // The screen of a reset link loads the standing itself, so it is not loaded again below.
            let has_reset_link = reset_screen.is_some();
            if let Some(screen) = reset_screen.filter(|_| maintenance.is_none()) {
                app.replace_screen(screen);
            }
            let screen = app.shown().with_untracked(|shown| shown.screen.clone());
            if let Some(route) = screen.route() {
                // An information page keeps the fragment of its address; no other screen has one.
                let fragment = match screen {
                    Screen::Information(_) => browser::fragment(),
                    _ => String::new(),
                };
                let address = [&route.path(), fragment.as_str()].concat();
                browser::set_address(&address, browser::history_index().unwrap_or(0), false);
            }
            if loads_standing_later && maintenance.is_none() && !has_reset_link {
                app.reload_standing();
            }
            listeners::listen(app);
            tabs::listen(app);
            #[cfg(feature = "gallery")]
            super::gallery::panics::at_events();
            if returned_from_provider {
                // The sign-in through FranceConnect has changed the session of every tab.
                app.notify_other_tabs();
            }
            shell::view(app)
        }),
        Err(_) => mount(screens::trouble::unreachable::view),
    }
}

/// Replaces the first paint with a view.
fn mount(view: impl FnOnce() -> Part + 'static) {
    let root = browser::document().get_element_by_id("app");
    if let Some(root) = root {
        root.set_inner_html("");
        mount_to_renderer(&root, view).forget();
        browser::after_paint(browser::focus_title_if_unfocused);
    }
}
