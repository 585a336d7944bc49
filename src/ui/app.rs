//! The state of the page: who stands where, what is shown, and the way through history.
//!
//! State leads, the address follows. The backend's standing is the truth; the trail remembers
//! the screens walked, in memory alone, so that Back rewinds and irreversible steps cut it.

mod leaving;

use std::rc::Rc;

use leptos::prelude::*;
use leptos::reactive::signal::ArcRwSignal;
use leptos::task::spawn_local;
use web_sys::BroadcastChannel;

use super::{browser, tabs};
use crate::api::Client;
use crate::config::Config;
use crate::contract::{Profiles, ReadSession, Standing};
use crate::journeys::account::is_signed_in;
use crate::journeys::{Closed, Found, Recovery, Screen, Trail};
use crate::route::Route;
use crate::text::Reading;

/// What is on the page, and how it came there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) screen: Screen,
    /// It is not what was asked for.
    pub(crate) moved: bool,
    /// Counts the changes of screen, so that the same screen twice is a change.
    pub(crate) turn: u32,
}

/// The page. Copied freely: everything in it is a handle.
#[derive(Clone, Copy)]
pub(crate) struct App {
    config: StoredValue<Config>,
    /// The service is closed: only the pages to read open.
    closed: Option<Closed>,
    client: StoredValue<Rc<Client>, LocalStorage>,
    standing: RwSignal<Standing>,
    shown: RwSignal<Shown>,
    trail: StoredValue<Trail>,
    /// The profiles attached to the person, once they were asked for.
    profiles: RwSignal<Option<Profiles>>,
    /// The long texts, once they were asked for.
    reading: RwSignal<Option<Reading>>,
    drafts: StoredValue<Vec<(&'static str, ArcRwSignal<String>)>>,
    /// The way to the other tabs; none in a preview, nor in a browser that has not learnt it.
    tabs: StoredValue<Option<BroadcastChannel>, LocalStorage>,
    /// Contact details have just been changed: the account says so once.
    updated: StoredValue<bool>,
    /// Counts what forms say, so that only the last that spoke is heard.
    pub(crate) speaker: RwSignal<u32>,
    /// The screen shows errors: the title says so.
    pub(crate) in_error: RwSignal<bool>,
    /// A preview leads nowhere.
    still: bool,
}

impl App {
    /// A page that shows what stands at an address for somebody who stands at `standing`.
    pub(crate) fn new(
        config: Config,
        closed: Option<Closed>,
        client: Client,
        standing: Standing,
        path: &str,
    ) -> Self {
        let found = find(closed, Route::parse(path), &standing);
        let trail = Trail::new(browser::place().unwrap_or(0), found.screen.clone());
        let shown = Shown { screen: found.screen, moved: found.moved, turn: 0 };
        let app = Self { closed, ..Self::at(config, client, standing, shown) };
        app.trail.set_value(trail);
        app
    }

    /// A page that shows one screen and leads nowhere: a preview.
    #[cfg(feature = "gallery")]
    pub(crate) fn still(
        config: Config,
        client: Client,
        standing: Standing,
        screen: Screen,
    ) -> Self {
        let shown = Shown { screen, moved: false, turn: 0 };
        Self { still: true, ..Self::at(config, client, standing, shown) }
    }

    fn at(config: Config, client: Client, standing: Standing, shown: Shown) -> Self {
        Self {
            config: StoredValue::new(config),
            closed: None,
            client: StoredValue::new_local(Rc::new(client)),
            standing: RwSignal::new(standing),
            profiles: RwSignal::new(None),
            reading: RwSignal::new(None),
            trail: StoredValue::new(Trail::new(0, shown.screen.clone())),
            shown: RwSignal::new(shown),
            drafts: StoredValue::new(Vec::new()),
            tabs: StoredValue::new_local(None),
            updated: StoredValue::new(false),
            speaker: RwSignal::new(0),
            in_error: RwSignal::new(false),
            still: false,
        }
    }

    /// The configuration.
    pub(crate) fn config(self) -> Config {
        self.config.get_value()
    }

    /// The client.
    pub(crate) fn client(self) -> Rc<Client> {
        self.client.get_value()
    }

    /// Where the person stands.
    pub(crate) fn standing(self) -> RwSignal<Standing> {
        self.standing
    }

    /// The profiles attached to the person, once they were asked for.
    pub(crate) fn profiles(self) -> RwSignal<Option<Profiles>> {
        self.profiles
    }

    /// The long texts, once they were asked for.
    pub(crate) fn reading(self) -> RwSignal<Option<Reading>> {
        self.reading
    }

    /// What is on the page.
    pub(crate) fn shown(self) -> RwSignal<Shown> {
        self.shown
    }

    /// What is typed under a name, kept while the page lives: the same field has the same name
    /// everywhere, so that a number typed once is there on the next form that asks for it.
    pub(crate) fn draft(self, name: &'static str) -> RwSignal<String> {
        let known = self.drafts.with_value(|drafts| {
            drafts.iter().find(|(known, _)| *known == name).map(|(_, draft)| draft.clone())
        });
        known
            .unwrap_or_else(|| {
                let draft = ArcRwSignal::default();
                self.drafts.update_value(|drafts| drafts.push((name, draft.clone())));
                draft
            })
            .into()
    }

    /// Whether contact details have just been changed, to be said once.
    pub(crate) fn updated(self) -> StoredValue<bool> {
        self.updated
    }

    /// The way to the other tabs.
    pub(crate) fn tabs(self) -> StoredValue<Option<BroadcastChannel>, LocalStorage> {
        self.tabs
    }

    fn forget_drafts(self) {
        self.drafts
            .with_value(|drafts| drafts.iter().for_each(|(_, draft)| draft.set(String::new())));
    }

    fn find(self, asked: Option<Route>) -> Found {
        self.standing.with_untracked(|standing| find(self.closed, asked, standing))
    }

    /// Follows a link.
    pub(crate) fn open(self, path: &str) {
        let found = self.find(Route::parse(path));
        let path = match (&found.screen, found.screen.route()) {
            (Screen::Unknown, _) | (_, None) => path.to_owned(),
            (_, Some(route)) => route.path().into_owned(),
        };
        self.go(found.screen, found.moved, &path, true);
    }

    /// An act was answered: the person now stands elsewhere.
    pub(crate) fn stand(self, standing: Standing) {
        self.profiles.set(None);
        self.renewed(standing);
    }

    /// The person stands where they stood, and the session begins its life again.
    pub(crate) fn renewed(self, standing: Standing) {
        self.standing.set(standing);
        tabs::tell(self);
    }

    /// An act was answered: goes where the person now stands.
    pub(crate) fn follow(self, standing: Standing) {
        let screen = Screen::of(&standing).unwrap_or(Screen::Welcome);
        self.follow_to(screen, standing);
    }

    /// An act was answered: goes to a screen of the step where the person now stands.
    pub(crate) fn follow_to(self, screen: Screen, standing: Standing) {
        self.stand(standing);
        self.show(screen);
    }

    /// Goes on to a screen.
    pub(crate) fn show(self, screen: Screen) {
        let path = screen.route().unwrap_or(Route::Welcome).path();
        self.go(screen, false, &path, true);
    }

    /// Shows another screen in the same place.
    pub(crate) fn replace(self, screen: Screen) {
        let path = screen.route().map_or_else(browser::path, |route| route.path().into_owned());
        self.go(screen, false, &path, false);
    }

    fn go(self, screen: Screen, moved: bool, path: &str, add: bool) {
        if self.still {
            if !add {
                self.turn_to(screen, moved);
            }
            return;
        }
        if screen.is_final() {
            self.forget_drafts();
        }
        let mut place = 0;
        self.trail.update_value(|trail| {
            if add {
                place = trail.forward(screen.clone());
            } else {
                trail.replace(screen.clone());
                place = trail.here();
            }
        });
        browser::set_address(path, place, add);
        browser::scroll_to_top();
        self.turn_to(screen, moved);
    }

    fn turn_to(self, screen: Screen, moved: bool) {
        browser::release_focus();
        self.in_error.set(false);
        // What followed the drafts goes with its screen: the next one has the same words in new signals.
        self.drafts.update_value(|drafts| {
            for (_, draft) in drafts {
                *draft = ArcRwSignal::new(draft.get_untracked());
            }
        });
        self.shown
            .update(|shown| *shown = Shown { screen, moved, turn: shown.turn.wrapping_add(1) });
    }

    /// The browser went back or forward, or a place within the page was typed in the address.
    pub(crate) fn popped(self, place: Option<usize>) {
        if let Some(link) = take_link().filter(|_| self.closed.is_none()) {
            // The browser has added the entry that the link was typed in.
            self.trail.update_value(|trail| {
                trail.forward(link.clone());
            });
            self.replace(link);
            return;
        }
        let asked = Route::parse(&browser::path());
        let here = self.shown.with_untracked(|shown| shown.screen.route());
        if place.is_none() && asked.is_some() && asked == here {
            // A place within the page was typed in the address: left to the browser.
            return;
        }
        let mut walked = None;
        self.trail.update_value(|trail| {
            walked = place.and_then(|place| trail.go(place)).cloned();
        });
        match walked {
            Some(screen) => self.turn_to(screen, false),
            None => {
                let found = self.find(asked);
                if found.moved {
                    self.replace(found.screen.clone());
                    self.shown.update(|shown| shown.moved = true);
                } else {
                    self.trail.update_value(|trail| trail.replace(found.screen.clone()));
                    self.turn_to(found.screen, false);
                }
            }
        }
    }

    /// Asks the backend where the person stands, and shows what stands at the address for them.
    pub(crate) fn resume(self, asked: Route) {
        spawn_local(async move {
            if let Ok(standing) = self.client().send(&ReadSession {}).await {
                let found = Screen::find(Some(asked), &standing);
                self.standing.set(standing);
                self.replace(found.screen);
            }
        });
    }

    /// Whether the person is signed in, as far as the page knows.
    pub(crate) fn is_signed_in(self) -> bool {
        self.standing.with_untracked(|standing| is_signed_in(&standing.at))
    }

    fn route(self) -> Option<Route> {
        self.shown.with_untracked(|shown| shown.screen.route())
    }

    /// Asks the backend where the person stands: for the header, and for a lock, which an address
    /// that opens for anybody must say too.
    pub(crate) fn refresh(self) {
        spawn_local(async move {
            let Ok(standing) = self.client().send(&ReadSession {}).await else { return };
            self.standing.set(standing);
            let shown = self.shown.with_untracked(|shown| shown.screen.clone());
            let found = self.find(shown.route());
            if matches!(found.screen, Screen::Locked(..)) && found.screen != shown {
                self.replace(found.screen);
            }
        });
    }
}

fn find(closed: Option<Closed>, asked: Option<Route>, standing: &Standing) -> Found {
    match closed {
        Some(closed) => Screen::find_closed(asked, closed),
        None => Screen::find(asked, standing),
    }
}

/// G7: the link of an e-mail or SMS in the address, if there is one. Its token leaves the address,
/// and the history with it, at once.
pub(crate) fn take_link() -> Option<Screen> {
    let route = Route::parse(&browser::path())?;
    let link = Recovery::link(&route, &browser::fragment())?;
    browser::set_address(&route.path(), browser::place().unwrap_or(0), false);
    Some(Screen::Recovery(link))
}

/// The page that the current part belongs to.
pub(crate) fn use_app() -> App {
    expect_context::<App>()
}
