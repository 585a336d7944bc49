//! Leaving, in this tab or another: what was begun is ended by the backend first, and then nothing
//! of whoever left stays on the page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use crate::api::Failure;
use crate::contract::{Code, EndSession, ReadSession, Standing};
use crate::journeys::account::goes_on;
use crate::journeys::{Screen, SignIn, Trail};
use crate::route::Route;

impl App {
    /// Forgets whatever may be somebody's: the profiles, what was typed, the way walked.
    pub(crate) fn forget(self) {
        self.forget_way();
        self.forget_drafts();
    }

    fn forget_way(self) {
        self.profiles.set(None);
        self.updated.set_value(false);
        self.trail.update_value(Trail::forget);
    }

    /// Leaves what was begun, and goes to a place that opens for anybody.
    pub(crate) fn leave(self, to: Route) {
        self.leave_or(to, Box::new(|| {}));
    }

    /// The same, or `failed` where the backend did not say that the session has ended.
    pub(crate) fn leave_or(self, to: Route, failed: Box<dyn FnOnce()>) {
        spawn_local(async move {
            let standing = match self.client().send(&EndSession {}).await {
                Ok(standing) => standing,
                Err(failure) if failure.code() == Some(Code::SessionEnded) => Standing::NOBODY,
                Err(_) => return failed(),
            };
            self.forget();
            let found = Screen::find(Some(to), &standing);
            self.stand(standing);
            self.replace(found.screen);
        });
    }

    /// The session has ended: says so in the place where the person was. What was typed is kept,
    /// but for whoever was signed in.
    pub(crate) fn end(self) {
        if self.is_signed_in() {
            self.forget_drafts();
        }
        self.forget_way();
        self.stand(Standing::NOBODY);
        if let Some(route) = self.route() {
            self.replace(Screen::Ended(route));
        }
    }

    /// The session's time is over. A page that opens for anybody goes on without it.
    pub(crate) fn run_out(self) {
        if self.route().is_some_and(|route| route.is_open()) {
            self.forget_way();
            self.stand(Standing::NOBODY);
        } else {
            self.end();
        }
    }

    /// Another tab has acted, or the page was away: asks the backend where the person stands now,
    /// and shows nothing more of whoever has left. A page that opens for anybody, and what is
    /// typed there, stays.
    ///
    /// # Errors
    /// The backend does not say.
    pub(crate) async fn check(self) -> Result<(), Failure> {
        let turn = self.shown.with_untracked(|shown| shown.turn);
        let now = self.client().send(&ReadSession {}).await?;
        if turn != self.shown.with_untracked(|shown| shown.turn) {
            // This tab has acted meanwhile, and knows better.
            return Ok(());
        }
        let left = self.standing.with_untracked(|before| !goes_on(before, &now));
        let signed_in = self.is_signed_in();
        self.standing.set(now);
        if !left {
            return Ok(());
        }
        self.forget_way();
        if let Some(route) = self.route().filter(|route| !route.is_open()) {
            self.forget_drafts();
            self.replace(if signed_in {
                Screen::SignIn(SignIn::SignedOut)
            } else {
                Screen::Ended(route)
            });
        }
        Ok(())
    }
}
