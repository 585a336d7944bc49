//! The end of a session, in this tab or another: the backend ends it first, then the page drops the person's data.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use crate::api::Failure;
use crate::contract::{EndSession, ReadSession, RefusalCode, Standing};
use crate::journeys::account::session_continues;
use crate::journeys::{Screen, SignIn, Trail};
use crate::route::Route;
use crate::ui::browser;

impl App {
    /// Drops all personal data on the page: the profiles, the drafts and the trail.
    pub(crate) fn clear_personal_data(self) {
        self.clear_profiles_and_trail();
        self.clear_drafts();
    }

    fn clear_profiles_and_trail(self) {
        self.client().forget_uncertain();
        self.profiles.set(None);
        self.trail.update_value(Trail::keep_current);
    }

    /// Forgets what was typed, unless the screen is a form at a public address, in which somebody may be typing.
    fn clear_drafts_without_form(self) {
        let has_no_form = |screen: &Screen| {
            matches!(screen, Screen::Welcome | Screen::BeforeStarting | Screen::Information(_))
        };
        if self.shown.with_untracked(|shown| has_no_form(&shown.screen)) {
            self.clear_drafts();
        }
    }

    /// Ends the session and navigates to a public address.
    pub(crate) fn end_session_and_navigate(self, to: Route) {
        self.end_session_or_else(to, Box::new(|| {}));
    }

    /// Ends the session and navigates to a public address; calls `on_failure` if the backend did not confirm that the
    /// session has ended.
    pub(crate) fn end_session_or_else(self, to: Route, on_failure: Box<dyn FnOnce()>) {
        spawn_local(async move {
            let standing = match self.client().send(&EndSession {}).await {
                Ok(standing) => standing,
                Err(failure) if failure.code() == Some(RefusalCode::SessionEnded) => {
                    Standing::ANONYMOUS
                }
                Err(_) => return on_failure(),
            };
            self.clear_personal_data();
            let leave_at = standing.leave_at.clone();
            let found = Screen::find(Some(to), &standing);
            self.set_standing(standing);
            self.replace_screen(found.screen);
            // Otherwise the next person at this computer would be signed in as this one.
            if let Some(address) = leave_at.filter(|at| self.config().is_of_france_connect(at)) {
                browser::load_page(&address);
            }
        });
    }

    /// Shows, at the current address, that the session has ended. Nothing typed is kept: on a shared computer the number,
    /// the card and the code are all that the next person would need.
    pub(crate) fn show_session_ended(self) {
        self.clear_personal_data();
        self.set_standing(Standing::ANONYMOUS);
        if let Some(route) = self.route() {
            self.replace_screen(Screen::SessionEnded(route));
        }
    }

    /// Handles the expiry of the session. A screen at a public address remains on display, with what was typed if it is a
    /// form.
    pub(crate) fn handle_expiry(self) {
        if self.route().is_some_and(|route| route.is_public()) {
            self.clear_profiles_and_trail();
            self.clear_drafts_without_form();
            self.set_standing(Standing::ANONYMOUS);
        } else {
            self.show_session_ended();
        }
    }

    /// Reloads the standing after another tab has changed the session or the page was in the back-forward cache. If the
    /// session has ended or belongs to someone else, drops the data of the previous person; a screen at a public
    /// address remains on display, with its drafts.
    ///
    /// # Errors
    /// The standing could not be read.
    pub(crate) async fn revalidate_standing(self) -> Result<(), Failure> {
        let change_count = self.shown.with_untracked(|shown| shown.change_count);
        let now = self.client().send(&ReadSession {}).await?;
        if change_count != self.shown.with_untracked(|shown| shown.change_count) {
            // This tab has changed its screen meanwhile: its standing is newer.
            return Ok(());
        }
        let ended = self.standing.with_untracked(|before| !session_continues(before, &now));
        let signed_in = self.is_signed_in();
        self.standing.set(now);
        if !ended {
            return Ok(());
        }
        self.clear_profiles_and_trail();
        self.clear_drafts_without_form();
        if let Some(route) = self.route().filter(|route| !route.is_public()) {
            self.clear_drafts();
            self.replace_screen(if signed_in {
                Screen::SignIn(SignIn::SignedOut)
            } else {
                Screen::SessionEnded(route)
            });
        }
        Ok(())
    }
}
