//! Navigation: the screen on display follows from the standing and the requested address; the address bar is then set
//! to the screen's own address.

use leptos::prelude::*;
use leptos::reactive::signal::ArcRwSignal;

use super::{App, ShownScreen};
use crate::journeys::{Destination, History, Recovery, Screen};
use crate::route::Route;
use crate::ui::browser;

impl App {
    /// Navigates to a path, as a link does.
    pub(crate) fn navigate_to(self, path: &str) {
        let found = self.find(Route::parse(path));
        let path = match (&found.screen, found.screen.route()) {
            (Screen::Unknown, _) | (_, None) => path.to_owned(),
            (_, Some(route)) => route.path().into_owned(),
        };
        self.navigate(found.screen, found.redirected, &path, true);
    }

    /// Shows the screen of a destination.
    pub(crate) fn follow(self, destination: Destination, history: History) {
        let found = self.standing.with_untracked(|standing| destination.find(standing));
        let path = path_of(&found.screen);
        self.navigate(found.screen, found.redirected, &path, history == History::Push);
    }

    /// Shows another screen in the current history entry.
    pub(crate) fn replace_screen(self, screen: Screen) {
        let path = path_of(&screen);
        self.navigate(screen, false, &path, false);
    }

    fn navigate(self, screen: Screen, redirected: bool, path: &str, add_entry: bool) {
        if self.navigation_disabled {
            if !add_entry {
                self.set_screen(screen, redirected);
            }
            return;
        }
        if screen.is_final() {
            self.clear_drafts();
        }
        let mut index = 0;
        self.trail.update_value(|trail| {
            if add_entry {
                index = trail.push(screen.clone());
            } else {
                trail.replace(screen.clone());
                index = trail.position();
            }
        });
        browser::set_address(path, index, add_entry);
        browser::scroll_to_top();
        self.set_screen(screen, redirected);
    }

    fn set_screen(self, screen: Screen, redirected: bool) {
        browser::release_focus();
        self.in_error.set(false);
        // New signals with the same texts, so that the subscribers of the previous screen are dropped.
        self.drafts.update_value(|drafts| {
            for (_, draft) in drafts {
                *draft = ArcRwSignal::new(draft.get_untracked());
            }
        });
        self.shown.update(|shown| {
            let change_count = shown.change_count.wrapping_add(1);
            *shown = ShownScreen { screen, redirected, change_count };
        });
    }

    /// Handles `popstate`: Back, Forward, or a fragment typed in the address bar.
    pub(crate) fn navigate_to_history_entry(self, index: Option<usize>) {
        if let Some(link) = take_reset_link().filter(|_| self.maintenance.is_none()) {
            // The link was typed in the address bar: the browser has added a history entry for it.
            self.trail.update_value(|trail| {
                trail.push(link.clone());
            });
            self.replace_screen(link);
            return;
        }
        let requested = Route::parse(&browser::path());
        let current = self.shown.with_untracked(|shown| shown.screen.route());
        if index.is_none() && requested.is_some() && requested == current {
            // Only the fragment has changed: the browser scrolls to it.
            return;
        }
        let mut visited = None;
        self.trail.update_value(|trail| {
            visited = index.and_then(|index| trail.move_to(index)).cloned();
        });
        match visited {
            Some(screen) => self.set_screen(screen, false),
            None => {
                let found = self.find(requested);
                if found.redirected {
                    self.replace_screen(found.screen.clone());
                    self.shown.update(|shown| shown.redirected = true);
                } else {
                    self.trail.update_value(|trail| trail.replace(found.screen.clone()));
                    self.set_screen(found.screen, false);
                }
            }
        }
    }
}

/// The screen of the reset link that was typed in the address bar. The token is removed from the address, and so from
/// the history, at once.
fn take_reset_link() -> Option<Screen> {
    let link = reset_link(&browser::fragment())?;
    browser::set_address(&browser::path(), browser::history_index().unwrap_or(0), false);
    Some(link)
}

/// The screen of a reset link, whose fragment holds the token.
pub(crate) fn reset_link(fragment: &str) -> Option<Screen> {
    let route = Route::parse(&browser::path())?;
    Some(Screen::Recovery(Recovery::link(&route, fragment)?))
}

/// Returns the address of a screen; that of the page for a screen without one.
fn path_of(screen: &Screen) -> String {
    screen.route().map_or_else(browser::path, |route| route.path().into_owned())
}
