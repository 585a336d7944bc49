//! The listeners of the whole page: history, links, and the back-forward cache.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlAnchorElement, MouseEvent, PageTransitionEvent, PopStateEvent};

use super::page::mount;
use crate::route::Route;
use crate::ui::app::App;
use crate::ui::{browser, screens};

/// Registers the listeners that live as long as the page.
pub(super) fn listen(app: App) {
    listen_to_history(app);
    listen_to_clicks(app);
    listen_to_page_cache(app);
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

/// The path of a link, if this program has its screen.
fn internal_path(link: &HtmlAnchorElement) -> Option<String> {
    let location = browser::window().location();
    let is_candidate = link.target().is_empty()
        && link.hash().is_empty()
        && link.origin() == location.origin().ok()?
        && !link.has_attribute("download");
    let path = link.pathname();
    (is_candidate && Route::parse(&path).is_some_and(|route| route.is_here())).then_some(path)
}
