//! A form: its inputs, one submission at a time, and the failure it shows.

use std::any::Any;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::browser;
use super::input::{FOCUS_MOVED_MS, Input};
use crate::api::{Failure, Prepared};
use crate::contract::{Operation, Standing, What};
use crate::journeys::trouble::{Next, Reason, Shown};
use crate::journeys::{Screen, Trouble};
use crate::text::text;

/// A form of one screen.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    app: App,
    inputs: StoredValue<Vec<Input>>,
    /// Texts that are not kept after a refusal: passwords and one-time codes.
    secrets: StoredValue<Vec<RwSignal<String>>>,
    /// What a lock would lock here.
    what: What,
    /// What is said here of who is not recognised, where it is not what is said elsewhere.
    not_recognised: Option<&'static str>,
    /// On its way.
    pub(crate) busy: RwSignal<bool>,
    /// On its way for more than three seconds.
    pub(crate) slow: RwSignal<bool>,
    /// When it spoke last, as the page counts.
    turn: RwSignal<u32>,
    /// The fields to correct, as the summary lists them.
    pub(crate) summary: RwSignal<Vec<(&'static str, String)>>,
    /// What went wrong otherwise.
    pub(crate) trouble: RwSignal<Option<Trouble>>,
}

/// Milliseconds after which a wait is spoken of.
const SLOW_AFTER_MS: u32 = 3_000;

/// The id of the error summary.
pub(crate) const SUMMARY_ID: &str = "erreurs";
/// The id of the notice of a failure.
pub(crate) const TROUBLE_ID: &str = "incident";

impl Form {
    /// A form whose failures would lock `what`.
    pub(crate) fn new(app: App, what: What) -> Self {
        Self {
            app,
            inputs: StoredValue::new(Vec::new()),
            secrets: StoredValue::new(Vec::new()),
            what,
            not_recognised: None,
            busy: RwSignal::new(false),
            slow: RwSignal::new(false),
            turn: RwSignal::new(0),
            summary: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
        }
    }

    /// The same form, with words of its own for who is not recognised.
    pub(crate) fn not_recognised(self, sentence: &'static str) -> Self {
        Self { not_recognised: Some(sentence), ..self }
    }

    /// What is said of who is not recognised: it depends on what was asked for.
    pub(crate) fn stranger(self) -> &'static str {
        let t = text();
        self.not_recognised.unwrap_or(match self.what {
            What::SignIn => t.sign_in.not_recognised,
            What::Identification => t.trouble.not_recognised,
            What::Code | What::OneTimeCode | What::Recovery => t.trouble.not_together,
        })
    }

    /// Adds an input, whose errors the form shows.
    pub(super) fn add(self, input: Input) {
        self.inputs.update_value(|inputs| inputs.push(input));
    }

    /// Whether a text is a password or a one-time code.
    pub(super) fn is_secret(self, raw: RwSignal<String>) -> bool {
        self.secrets.with_value(|secrets| secrets.contains(&raw))
    }

    /// A text that is not kept after a refusal.
    pub(crate) fn secret(self) -> RwSignal<String> {
        let raw = RwSignal::new(String::new());
        self.secrets.update_value(|secrets| secrets.push(raw));
        raw
    }

    /// Says an error of a field that only the backend, or the whole form, can know.
    pub(crate) fn refuse(self, id: &str, sentence: &str) {
        let input = self.inputs.with_value(|inputs| inputs.iter().find(|i| i.id == id).copied());
        if let Some(input) = input {
            input.refuse(sentence);
        }
    }

    /// Shows every error of the fields and moves the focus to their summary; returns whether there is one.
    pub(crate) fn show_errors(self) -> bool {
        let inputs = self.inputs.get_value();
        let summary: Vec<_> = inputs
            .iter()
            .filter_map(|input| {
                if browser::has_focus_in(input.id) {
                    input.show_error_after_focus();
                } else {
                    input.show_error();
                }
                Some((input.id, input.sentence()?))
            })
            .collect();
        let wrong = !summary.is_empty();
        self.summary.set(summary);
        if wrong {
            self.speaks();
            self.trouble.set(None);
            self.app.in_error.set(true);
            self.focus(SUMMARY_ID);
        }
        wrong
    }

    /// Moves the focus to the notice of a failure, and empties the secrets that were refused once it is there:
    /// see [`Input::show_error_after_focus`].
    fn focus(self, id: &'static str) {
        let inputs = self.inputs.get_value();
        browser::after_paint(move || {
            browser::focus(id);
            browser::after(FOCUS_MOVED_MS, move || {
                inputs.into_iter().for_each(Input::empty_refused_secret);
            });
        });
    }

    /// Sends what `operation` makes of the fields, once whatever is pressed, and follows the
    /// answer. `refused` may say an error at a field for a failure; it returns whether it did.
    pub(crate) fn send<O: Operation<Answer = Standing>>(
        self,
        operation: impl FnOnce() -> Option<O>,
        refused: impl Fn(&Failure) -> bool + 'static,
    ) {
        self.send_then(operation, refused, App::follow);
    }

    /// The same, with something else to do with the answer than to follow it.
    pub(crate) fn send_then<O: Operation>(
        self,
        operation: impl FnOnce() -> Option<O>,
        refused: impl Fn(&Failure) -> bool + 'static,
        then: impl FnOnce(App, O::Answer) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        let Some(operation) = operation() else {
            self.show_errors();
            return;
        };
        let then = move |app, answer: Box<dyn Any>| {
            if let Ok(answer) = answer.downcast() {
                then(app, *answer);
            }
        };
        self.leave(Prepared::new(&operation), Box::new(refused), Box::new(then));
    }

    /// Sends what was prepared, once whatever is pressed, and does something else with its standing
    /// than to follow it.
    pub(crate) fn send_prepared(
        self,
        operation: Prepared,
        then: impl FnOnce(App, Standing) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        let then = move |app, answer: Box<dyn Any>| {
            if let Ok(standing) = answer.downcast() {
                then(app, *standing);
            }
        };
        self.leave(operation, Box::new(|_| false), Box::new(then));
    }

    /// Everything that does not depend on the operation's type, so that it is compiled once.
    fn leave(
        self,
        operation: Prepared,
        refused: Box<dyn Fn(&Failure) -> bool>,
        then: Box<dyn FnOnce(App, Box<dyn Any>)>,
    ) {
        self.leaves();
        spawn_local(async move {
            let outcome = self.app.client().send_prepared(operation).await;
            // The screen may be gone by now: then so is its form.
            if self.busy.is_disposed() {
                return;
            }
            self.is_over();
            match outcome {
                Ok(answer) => then(self.app, answer),
                Err(failure) => {
                    let told = refused(&failure);
                    self.failed(failure, told);
                }
            }
        });
    }

    /// What another form of the screen said is over: one alert at a time.
    fn speaks(self) {
        self.app.speaker.update(|turn| *turn = turn.wrapping_add(1));
        self.turn.set(self.app.speaker.get_untracked());
    }

    /// Whether this form spoke last.
    pub(crate) fn is_heard(self) -> bool {
        self.turn.get() == self.app.speaker.get()
    }

    /// Nothing is on its way any more.
    pub(crate) fn is_over(self) {
        self.busy.try_set(false);
        self.slow.try_set(false);
    }

    fn leaves(self) {
        self.speaks();
        self.summary.set(Vec::new());
        self.trouble.set(None);
        self.app.in_error.set(false);
        self.waits();
    }

    /// Something is on its way, which is spoken of when it takes long.
    pub(crate) fn waits(self) {
        self.busy.set(true);
        // « Réessayer » goes with its notice. An answer that is there already gives the focus itself.
        browser::after_paint(move || {
            if self.busy.try_get_untracked() == Some(true) {
                browser::keep_focus();
            }
        });
        browser::after(SLOW_AFTER_MS, move || {
            if self.busy.try_get_untracked() == Some(true) {
                self.slow.set(true);
            }
        });
    }

    fn failed(self, failure: Failure, told: bool) {
        let refused = matches!(failure, Failure::Refused(_));
        let shown = Shown::from(failure, self.what);
        // What « Réessayer » sends again must still be there.
        let again = matches!(&shown, Shown::Here(trouble) if trouble.next == Next::Retry);
        if refused && !again {
            let inputs = self.inputs.get_value();
            inputs.into_iter().for_each(Input::empty_if_secret);
        }
        if told && self.show_errors() {
            return;
        }
        match shown {
            Shown::Locked(lock) => {
                let route = self.app.shown().with_untracked(|shown| shown.screen.route());
                if let Some(route) = route {
                    self.app.replace(Screen::Locked(lock, route));
                }
            }
            Shown::Ended => self.app.end(),
            Shown::Here(trouble) => self.fails(trouble),
        }
    }

    /// Shows a failure that concerns no field, and moves the focus to its notice.
    pub(crate) fn fails(self, trouble: Trouble) {
        self.speaks();
        self.app.in_error.set(!matches!(trouble.reason, Reason::Maintenance));
        self.trouble.set(Some(trouble));
        self.focus(TROUBLE_ID);
    }
}
