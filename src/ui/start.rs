//! How the page begins: the configuration, where the person stands, then the screen. Until then
//! the static first paint of `index.html` stays.

use std::rc::Rc;

use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlAnchorElement, MouseEvent, PageTransitionEvent, PopStateEvent};

use super::app::{App, take_link};
use super::parts::Part;
#[cfg(feature = "preview")]
use super::preview::{self, Inside};
use super::{browser, screens, shell, tabs};
#[cfg(not(feature = "preview"))]
use crate::api::Fetch;
use crate::api::{Client, Failure};
use crate::config::{Config, ConfigError};
use crate::contract::{Code, ReadSession, Standing};
use crate::journeys::{Closed, Screen};
use crate::route::Route;
use crate::text::{fill, text};

/// Starts the application in the page.
pub fn start() {
    // In production a panic is told by the recovery page alone: its words might hold what was typed.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    #[cfg(feature = "gallery")]
    super::gallery::panics::at_start("#panique");
    // Before anything is waited for, so that no token stays in the address.
    let link = take_link();
    match configuration() {
        Ok(config) => spawn_local(begin(config, link)),
        Err(sentence) => show(move || screens::trouble::configuration::view(&sentence)),
    }
}

/// What `boot.js` has read of `config.json` while the program was on its way; and the server’s clock with it.
fn configuration() -> Result<Config, String> {
    let t = &text().trouble;
    let page = browser::document().document_element();
    let told = |name| page.as_ref().and_then(|page| page.get_attribute(name));
    browser::is_told_the_time(&told("data-began").unwrap_or_default());
    let file = told("data-config").ok_or(t.configuration_missing)?;
    Config::read(&file).map_err(|error| match error {
        ConfigError::Syntax => t.configuration_syntax.to_owned(),
        ConfigError::UnknownKey(key) => fill(t.configuration_unknown, &key),
        ConfigError::WrongValue(key) => fill(t.configuration_value, &key),
    })
}

async fn begin(config: Config, link: Option<Screen>) {
    let path = browser::path();
    #[cfg(feature = "gallery")]
    if super::gallery::is_preview(&path) {
        show(move || super::gallery::view(&path));
        return;
    }
    #[cfg(feature = "preview")]
    let inside = Inside::open();
    #[cfg(feature = "preview")]
    if preview::is_provider(&path) {
        show(move || preview::provider(inside));
        return;
    }
    #[cfg(feature = "preview")]
    let transport = Rc::new(inside.clone());
    #[cfg(not(feature = "preview"))]
    let transport = Rc::new(Fetch::new(&config.api_base));
    #[cfg(feature = "gallery")]
    super::gallery::panics::at_start("#panique-ensuite");
    let client = Client::new(transport, "fr");
    let mut closed = config.maintenance.then_some(Closed { retry_after_s: None });
    // A page that opens for anybody does not wait for the backend; the header catches up. But nobody is
    // told that they are signed out before the backend says so.
    let waits = |route: Route| !route.is_open() || route == Route::SignedOut;
    let open = closed.is_some() || !Route::parse(&path).is_some_and(waits);
    let standing = if open { Ok(Standing::NOBODY) } else { client.send(&ReadSession {}).await };
    let standing = match standing {
        Err(Failure::Refused(problem)) if problem.code == Code::Maintenance => {
            closed = Some(Closed { retry_after_s: problem.retry_after_s });
            Ok(Standing::NOBODY)
        }
        standing => standing,
    };
    match standing {
        Ok(standing) => show(move || {
            #[cfg(feature = "preview")]
            inside.provide();
            let came_back = Route::parse(&path) == Some(Route::SignInReturn);
            let app = App::new(config, closed, client, standing, &path);
            // The link is an act, whose answer says where the person stands.
            let acts = link.is_some();
            if let Some(link) = link.filter(|_| closed.is_none()) {
                app.replace(link);
            }
            let screen = app.shown().with_untracked(|shown| shown.screen.clone());
            if let Some(route) = screen.route() {
                // A page to read keeps the place in it that the address names; no other address
                // of the application has one.
                let place = match screen {
                    Screen::Information(_) => browser::fragment(),
                    _ => String::new(),
                };
                let address = [&route.path(), place.as_str()].concat();
                browser::set_address(&address, browser::place().unwrap_or(0), false);
            }
            if open && closed.is_none() && !acts {
                app.refresh();
            }
            follow_history(app);
            follow_links(app);
            follow_returns(app);
            tabs::join(app);
            #[cfg(feature = "gallery")]
            super::gallery::panics::at_events();
            if came_back {
                // FranceConnect has signed in, or not: so has every tab.
                tabs::tell(app);
            }
            shell::view(app)
        }),
        Err(_) => show(screens::trouble::unreachable::view),
    }
}

/// Puts a view in the place of the first paint.
fn show(view: impl FnOnce() -> Part + 'static) {
    let place = browser::document().get_element_by_id("app");
    if let Some(place) = place {
        place.set_inner_html("");
        mount_to_renderer(&place, view).forget();
        browser::after_paint(browser::open_title);
    }
}

fn follow_history(app: App) {
    browser::listen("popstate", move |event: PopStateEvent| {
        app.popped(browser::place_of(&event.state()));
    });
}

/// A page that the browser kept may be somebody's who has left: it is put away hidden, and shown
/// again once the backend has said that they have not.
fn follow_returns(app: App) {
    let has_session = move || app.standing().with_untracked(|standing| standing.session.is_some());
    browser::listen("pagehide", move |_: PageTransitionEvent| browser::hide(has_session()));
    browser::listen("pageshow", move |event: PageTransitionEvent| {
        if !event.persisted() {
            return;
        }
        browser::hide(has_session());
        spawn_local(async move {
            if app.check().await.is_err() && has_session() {
                app.forget();
                show(screens::trouble::unreachable::view);
            }
            browser::hide(false);
            browser::focus_title();
        });
    });
}

/// A plain click on a link of the application changes the screen, not the page.
fn follow_links(app: App) {
    browser::listen("click", move |event: MouseEvent| {
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if !plain || event.default_prevented() {
            return;
        }
        let Some(link) = link_under(&event) else { return };
        if let Some(id) = place_here(&link) {
            event.prevent_default();
            browser::go_to(&id);
        } else if let Some(path) = internal(&link) {
            event.prevent_default();
            app.open(&path);
        }
    });
}

fn link_under(event: &Event) -> Option<HtmlAnchorElement> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

/// The place that a link of a table of contents leads to. The browser would add an entry to the
/// history that is not one of ours.
fn place_here(link: &HtmlAnchorElement) -> Option<String> {
    Some(link.get_attribute("href")?.strip_prefix('#')?.to_owned())
}

/// The path of a link, if the application answers there.
fn internal(link: &HtmlAnchorElement) -> Option<String> {
    let here = browser::window().location();
    let stays = link.target().is_empty()
        && link.hash().is_empty()
        && link.origin() == here.origin().ok()?
        && !link.has_attribute("download");
    let path = link.pathname();
    (stays && Route::parse(&path).is_some()).then_some(path)
}
