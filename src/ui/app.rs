//! The state of the page: the standing and the screen on display.
//!
//! The trail stores the screens visited, in memory only, so that Back shows them as they were.
//! An irreversible step removes the screens before it from the trail.

mod navigation;
mod session_end;

use std::rc::Rc;

use leptos::prelude::*;
use leptos::reactive::signal::ArcRwSignal;
use leptos::task::spawn_local;

pub(crate) use navigation::reset_link;

use super::browser;
use crate::api::Client;
use crate::config::Config;
use crate::contract::{Profile, Profiles, ReadSession, Standing};
use crate::journeys::account::is_signed_in;
use crate::journeys::{Found, Maintenance, Screen, Trail};
use crate::json::Value;
use crate::route::Route;

/// The screen on display.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShownScreen {
    pub(crate) screen: Screen,
    /// Whether it differs from the requested screen.
    pub(crate) redirected: bool,
    /// The number of changes of screen so far, so that showing the same screen again is also a change.
    pub(crate) change_count: u32,
}

/// The state of the page. Cheap to copy: every field is a handle.
#[derive(Clone, Copy)]
pub(crate) struct App {
    config: StoredValue<Config>,
    /// Set while the service is closed for maintenance: only the static pages are available.
    maintenance: Option<Maintenance>,
    client: StoredValue<Rc<Client>, LocalStorage>,
    standing: RwSignal<Standing>,
    shown: RwSignal<ShownScreen>,
    trail: StoredValue<Trail>,
    /// The profiles attached to the person, once loaded.
    profiles: RwSignal<Option<Profiles>>,
    /// The information pages, once loaded.
    pages: RwSignal<Option<&'static Value>>,
    /// Field texts by draft name.
    drafts: StoredValue<Vec<(&'static str, ArcRwSignal<String>)>>,
    /// The number of the latest claim of the alert. Only the form that made this claim shows its errors.
    pub(crate) latest_alert_claim: RwSignal<u32>,
    /// Whether the screen shows errors; the document title then starts with « Erreur ».
    pub(crate) in_error: RwSignal<bool>,
    /// Set in samples: they add no history entry and do not navigate, but may replace their screen.
    navigation_disabled: bool,
}

impl App {
    /// Creates the state of the page at an address, with the screen found for `standing`.
    pub(crate) fn new(
        config: Config,
        maintenance: Option<Maintenance>,
        client: Client,
        standing: Standing,
        path: &str,
    ) -> Self {
        let found = find(maintenance, Route::parse(path), &standing);
        let trail = Trail::new(browser::history_index().unwrap_or(0), found.screen.clone());
        let shown =
            ShownScreen { screen: found.screen, redirected: found.redirected, change_count: 0 };
        let app = Self { maintenance, ..Self::with_shown(config, client, standing, shown) };
        app.trail.set_value(trail);
        app
    }

    /// Creates the state of the page of a sample: one screen, without navigation.
    #[cfg(feature = "gallery")]
    pub(crate) fn for_sample(
        config: Config,
        client: Client,
        standing: Standing,
        screen: Screen,
    ) -> Self {
        let shown = ShownScreen { screen, redirected: false, change_count: 0 };
        Self { navigation_disabled: true, ..Self::with_shown(config, client, standing, shown) }
    }

    fn with_shown(config: Config, client: Client, standing: Standing, shown: ShownScreen) -> Self {
        Self {
            config: StoredValue::new(config),
            maintenance: None,
            client: StoredValue::new_local(Rc::new(client)),
            standing: RwSignal::new(standing),
            profiles: RwSignal::new(None),
            pages: RwSignal::new(None),
            trail: StoredValue::new(Trail::new(0, shown.screen.clone())),
            shown: RwSignal::new(shown),
            drafts: StoredValue::new(Vec::new()),
            latest_alert_claim: RwSignal::new(0),
            in_error: RwSignal::new(false),
            navigation_disabled: false,
        }
    }

    pub(crate) fn config(self) -> Config {
        self.config.get_value()
    }

    pub(crate) fn client(self) -> Rc<Client> {
        self.client.get_value()
    }

    pub(crate) fn standing(self) -> RwSignal<Standing> {
        self.standing
    }

    /// The profiles attached to the person, once loaded.
    pub(crate) fn profiles(self) -> RwSignal<Option<Profiles>> {
        self.profiles
    }

    /// The information pages, once loaded.
    pub(crate) fn pages(self) -> RwSignal<Option<&'static Value>> {
        self.pages
    }

    pub(crate) fn shown(self) -> RwSignal<ShownScreen> {
        self.shown
    }

    /// The text of a field, kept in memory by name. The same field has the same name on every form, so that a number
    /// typed once is filled in on the next form.
    pub(crate) fn draft(self, name: &'static str) -> RwSignal<String> {
        let existing = self.drafts.with_value(|drafts| {
            drafts.iter().find(|(other, _)| *other == name).map(|(_, draft)| draft.clone())
        });
        existing
            .unwrap_or_else(|| {
                let draft = ArcRwSignal::default();
                self.drafts.update_value(|drafts| drafts.push((name, draft.clone())));
                draft
            })
            .into()
    }

    fn clear_drafts(self) {
        self.drafts
            .with_value(|drafts| drafts.iter().for_each(|(_, draft)| draft.set(String::new())));
    }

    fn find(self, requested: Option<Route>) -> Found {
        self.standing.with_untracked(|standing| find(self.maintenance, requested, standing))
    }

    /// Stores the standing of an answer, drops the profiles loaded before, and notifies the other tabs.
    pub(crate) fn set_standing(self, standing: Standing) {
        self.profiles.set(None);
        self.set_standing_keeping_profiles(standing);
    }

    /// Stores the standing of a renewed session, keeps the loaded profiles, and notifies the other tabs.
    pub(crate) fn set_standing_keeping_profiles(self, standing: Standing) {
        self.standing.set(standing);
        self.notify_other_tabs();
    }

    /// Notifies the other tabs. The message is empty: each tab reloads its standing from the backend.
    pub(crate) fn notify_other_tabs(self) {
        browser::notify_tabs();
    }

    /// Stores a child's profile that an operation returned.
    pub(crate) fn set_profile(self, profile: Profile) {
        self.profiles.update(|profiles| {
            let mut profiles = profiles.iter_mut().flat_map(|profiles| &mut profiles.0);
            if let Some(existing) = profiles.find(|other| other.id == profile.id) {
                *existing = profile;
            }
        });
    }

    /// Reloads the standing from the backend and shows the screen found for the requested address.
    pub(crate) fn reload_standing_and_show(self, requested: Route) {
        spawn_local(async move {
            if let Ok(standing) = self.client().send(&ReadSession {}).await {
                let found = Screen::find(Some(requested), &standing);
                self.standing.set(standing);
                self.replace_screen(found.screen);
            }
        });
    }

    /// Whether the person is signed in, by the last known standing.
    pub(crate) fn is_signed_in(self) -> bool {
        self.standing.with_untracked(|standing| is_signed_in(&standing.at))
    }

    fn route(self) -> Option<Route> {
        self.shown.with_untracked(|shown| shown.screen.route())
    }

    /// Reloads the standing from the backend at a public address, where the header depends on it, and shows a lock if
    /// the standing contains one.
    pub(crate) fn reload_standing(self) {
        spawn_local(async move {
            let Ok(standing) = self.client().send(&ReadSession {}).await else { return };
            self.standing.set(standing);
            let shown = self.shown.with_untracked(|shown| shown.screen.clone());
            let found = self.find(shown.route());
            if matches!(found.screen, Screen::Locked(..)) && found.screen != shown {
                self.replace_screen(found.screen);
            }
        });
    }
}

fn find(maintenance: Option<Maintenance>, requested: Option<Route>, standing: &Standing) -> Found {
    match maintenance {
        Some(maintenance) => Screen::find_during_maintenance(requested, maintenance),
        None => Screen::find(requested, standing),
    }
}

/// The page state, from the Leptos context.
pub(crate) fn use_app() -> App {
    expect_context::<App>()
}
