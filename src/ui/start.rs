//! Startup: takes over what `boot.js` prepared and the page that the server sent, loads the standing where the screen
//! depends on it, and registers the listeners.

mod handover;
mod listeners;
mod page;

use std::rc::Rc;

use handover::Handover;
use leptos::prelude::*;
use page::{ServedPage, mount};
use wasm_bindgen_futures::spawn_local;

use super::app::{App, reset_link};
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
    let handover = Handover::take();
    match handover.config() {
        Ok(config) => spawn_local(run(config, handover)),
        Err(sentence) => mount(move || screens::trouble::configuration::view(&sentence)),
    }
}

async fn run(config: Config, handover: Handover) {
    let path = browser::path();
    let Some(served) = ServedPage::read() else { return };
    let reset_screen = reset_link(&handover.fragment);
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
    let early_session = handover.session.filter(|(api, _)| *api == config.api_base);
    #[cfg(not(feature = "preview"))]
    let transport = Rc::new(
        Fetch::new(&config.api_base).with_early_session(early_session.map(|(_, request)| request)),
    );
    #[cfg(feature = "gallery")]
    super::gallery::panics::at_start("#panique-apres-configuration");
    let client = Client::new(transport, "fr");
    let configuration = handover.configuration.unwrap_or_default();
    // A form in which something was typed stays; then the backend refuses what is sent.
    let is_closed = config.maintenance && !served.has_typed();
    let mut maintenance = is_closed.then_some(Maintenance { retry_after_s: None });
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
    let Ok(standing) = standing else {
        return mount(screens::trouble::unreachable::view);
    };
    // The screen of a reset link loads the standing itself, so it is not loaded again below.
    let has_reset_link = reset_screen.is_some();
    let keeps_screen = loads_standing_later
        && !has_reset_link
        && served.shows(Route::parse(&path).as_ref(), &configuration);
    served.adopt(keeps_screen, move || {
        #[cfg(feature = "preview")]
        sandbox.provide();
        let returned_from_provider = Route::parse(&path) == Some(Route::SignInReturn);
        let app = App::new(config, maintenance, client, standing, &path);
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
    });
    if !keeps_screen && !has_reset_link {
        // The page said only that it was loading.
        browser::after_paint(browser::focus_title_if_unfocused);
    }
}
