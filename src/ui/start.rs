//! Startup: reads the configuration, loads the standing, then mounts the page and registers its listeners. Until then
//! the static first paint of `index.html` is shown.

use std::rc::Rc;

use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlAnchorElement, MouseEvent, PageTransitionEvent, PopStateEvent};

use super::app::{App, take_reset_link};
use super::parts::Part;
#[cfg(feature = "preview")]
use super::preview::{self, EmbeddedSandbox};
use super::{browser, screens, shell, tabs};
#[cfg(not(feature = "preview"))]
use crate::api::Fetch;
use crate::api::{Client, Failure};
use crate::config::{Config, ConfigError};
use crate::contract::{Code, ReadSession, Standing};
use crate::journeys::{Maintenance, Screen};
use crate::route::Route;
use crate::text::{fill, text};

/// Starts the application.
pub fn start() {
    // In production a panic is reported by the recovery page only: the panic message might contain typed text.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    #[cfg(feature = "gallery")]
    super::gallery::panics::at_start("#panique-au-demarrage");
    // Before the first request, so that the token is removed from the address at once.
    let reset_screen = take_reset_link();
    match read_configuration() {
        Ok(config) => spawn_local(run(config, reset_screen)),
        Err(sentence) => mount(move || screens::trouble::configuration::view(&sentence)),
    }
}

/// Reads `config.json`, and the server’s time at which the page’s monotonic clock was at zero (`data-began`), from the
/// attributes in which `boot.js` stored them while the program was loading.
fn read_configuration() -> Result<Config, String> {
    let t = &text().trouble;
    let root = browser::document().document_element();
    let attribute = |name| root.as_ref().and_then(|root| root.get_attribute(name));
    browser::set_clock_origin(&attribute("data-began").unwrap_or_default());
    let file = attribute("data-config").ok_or(t.configuration_missing)?;
    Config::parse(&file).map_err(|error| match error {
        ConfigError::Syntax => t.configuration_syntax.to_owned(),
        ConfigError::UnknownKey(key) => fill(t.configuration_unknown, &key),
        ConfigError::WrongValue(key) => fill(t.configuration_value, &key),
    })
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
        Err(Failure::Refused(problem)) if problem.code == Code::Maintenance => {
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
            listen_to_history(app);
            listen_to_clicks(app);
            listen_to_page_cache(app);
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

fn listen_to_history(app: App) {
    browser::listen("popstate", move |event: PopStateEvent| {
        app.navigate_to_history_entry(browser::history_index_of(&event.state()));
    });
}

/// Protects a page restored from the back-forward cache, whose session may have ended meanwhile: the page is hidden
/// before it enters the cache and shown again after the standing has been read. If the session has ended or the backend is
/// unreachable, the previous person’s data is removed first.
fn listen_to_page_cache(app: App) {
    let has_session = move || app.standing().with_untracked(|standing| standing.session.is_some());
    browser::listen("pagehide", move |_: PageTransitionEvent| {
        browser::set_app_hidden(has_session());
    });
    browser::listen("pageshow", move |event: PageTransitionEvent| {
        if !event.persisted() {
            return;
        }
        browser::set_app_hidden(has_session());
        spawn_local(async move {
            if app.revalidate_standing().await.is_err() && has_session() {
                app.clear_personal_data();
                mount(screens::trouble::unreachable::view);
            }
            browser::set_app_hidden(false);
            browser::focus_title();
        });
    });
}

/// Handles plain clicks on the application's own links: they change the screen without loading a page.
fn listen_to_clicks(app: App) {
    browser::listen("click", move |event: MouseEvent| {
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if !plain || event.default_prevented() {
            return;
        }
        let Some(link) = link_at(&event) else { return };
        if let Some(id) = fragment_id(&link) {
            // The browser would add a history entry without a position in the trail.
            event.prevent_default();
            browser::focus_heading(&id);
        } else if let Some(path) = internal_path(&link) {
            event.prevent_default();
            app.navigate_to(&path);
        }
    });
}

fn link_at(event: &Event) -> Option<HtmlAnchorElement> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

/// The id that a fragment link (`#…`) refers to.
fn fragment_id(link: &HtmlAnchorElement) -> Option<String> {
    Some(link.get_attribute("href")?.strip_prefix('#')?.to_owned())
}

/// The path of a link, if it is in the route table of the application.
fn internal_path(link: &HtmlAnchorElement) -> Option<String> {
    let location = browser::window().location();
    let is_candidate = link.target().is_empty()
        && link.hash().is_empty()
        && link.origin() == location.origin().ok()?
        && !link.has_attribute("download");
    let path = link.pathname();
    (is_candidate && Route::parse(&path).is_some()).then_some(path)
}
