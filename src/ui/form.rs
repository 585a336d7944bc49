//! Forms: their inputs, their submission (one request at a time) and the failure on display.

use std::any::Any;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::browser;
use super::input::Input;
use super::refused_fields;
use crate::api::{Failure, Prepared};
use crate::contract::{LockScope, RefusalCode};
use crate::journeys::trouble::{FailureOutcome, Next, Reason};
use crate::journeys::{Destination, History, Move, Screen, Trouble};
use crate::text::text;

/// A form of one screen.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    app: App,
    inputs: StoredValue<Vec<Input>>,
    /// Texts emptied after a refusal: passwords and one-time codes.
    secrets: StoredValue<Vec<RwSignal<String>>>,
    /// Whether the backend asks for a proof of identity before the change.
    pub(crate) proof_needed: RwSignal<bool>,
    /// The password and the one-time code typed as that proof.
    pub(crate) proof_secrets: [RwSignal<String>; 2],
    /// The request with that proof, sent before the change.
    proof: StoredValue<Option<Prepared>>,
    /// Functions that may show a failure at a field.
    failure_handlers: StoredValue<Vec<FailureHandler>, LocalStorage>,
    /// This form's own message for a person who was not recognised.
    not_recognised: Option<&'static str>,
    /// Whether a request is pending.
    pub(crate) busy: RwSignal<bool>,
    /// Whether a request has been pending for more than [`SLOW_AFTER_MS`].
    pub(crate) slow: RwSignal<bool>,
    /// The number of this form's latest claim of the alert.
    alert_claim: RwSignal<u32>,
    /// The fields of the error summary, with their error sentences.
    pub(crate) summary: RwSignal<Vec<(Input, String)>>,
    /// The failure on display that concerns no field.
    pub(crate) trouble: RwSignal<Option<Trouble>>,
    /// The number of operations that succeeded while the screen stayed.
    pub(crate) confirmations: RwSignal<u32>,
}

type FailureHandler = Box<dyn Fn(&Failure) -> bool>;

/// Milliseconds after which a pending request is announced.
const SLOW_AFTER_MS: u32 = 3_000;

/// The id of the error summary.
pub(crate) const SUMMARY_ID: &str = "erreurs";
/// The id of the notice of a failure.
pub(crate) const TROUBLE_ID: &str = "incident";
/// The id of the sentence that confirms an operation on a screen that stays.
pub(crate) const CONFIRMATION_ID: &str = "renvoye";

impl Form {
    /// Creates a form without inputs.
    pub(crate) fn new(app: App) -> Self {
        Self {
            app,
            inputs: StoredValue::new(Vec::new()),
            secrets: StoredValue::new(Vec::new()),
            proof_needed: RwSignal::new(false),
            proof_secrets: [RwSignal::new(String::new()), RwSignal::new(String::new())],
            proof: StoredValue::new(None),
            failure_handlers: StoredValue::new_local(Vec::new()),
            not_recognised: None,
            busy: RwSignal::new(false),
            slow: RwSignal::new(false),
            alert_claim: RwSignal::new(0),
            summary: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
            confirmations: RwSignal::new(0),
        }
    }

    /// Sets this form's own message for a person who was not recognised.
    pub(crate) fn with_not_recognised_message(self, sentence: &'static str) -> Self {
        Self { not_recognised: Some(sentence), ..self }
    }

    /// The message for a person who was not recognised: the form's own, or that of the operation's lock scope.
    pub(crate) fn not_recognised_message(self, scope: LockScope) -> &'static str {
        let t = text();
        self.not_recognised.unwrap_or(match scope {
            LockScope::SignIn => t.sign_in.not_recognised,
            LockScope::Identification => t.trouble.not_recognised,
            LockScope::Code | LockScope::OneTimeCode | LockScope::Recovery => {
                t.trouble.not_together
            }
        })
    }

    /// Whether the form has fields to fill in.
    pub(crate) fn has_inputs(self) -> bool {
        self.inputs.with_value(|inputs| !inputs.is_empty())
    }

    /// Adds an input, whose errors the form shows.
    pub(super) fn add(self, input: Input) {
        self.inputs.update_value(|inputs| inputs.push(input));
    }

    /// Creates a text that is emptied after a refusal: a password or a one-time code.
    pub(crate) fn secret(self) -> RwSignal<String> {
        let raw = RwSignal::new(String::new());
        self.secrets.update_value(|secrets| secrets.push(raw));
        raw
    }

    /// Sets the backend's error for the field with this id; an edit removes it. Returns whether the form has the field.
    pub(crate) fn set_backend_error(self, id: &str, sentence: &str) -> bool {
        let input = self.inputs.with_value(|inputs| inputs.iter().find(|i| i.id == id).copied());
        if let Some(input) = input {
            input.set_backend_error(sentence);
        }
        input.is_some()
    }

    /// Shows the errors of all fields and moves the focus to their summary. Returns whether there are any.
    pub(crate) fn show_errors(self) -> bool {
        let inputs = self.inputs.get_value();
        let summary: Vec<_> = inputs
            .iter()
            .filter_map(|input| {
                input.show_error();
                Some((*input, input.current_error.get_untracked()?))
            })
            .collect();
        let has_errors = !summary.is_empty();
        self.summary.set(summary);
        if has_errors {
            self.claim_alert();
            self.trouble.set(None);
            self.app.in_error.set(true);
            browser::after_paint(|| browser::focus_notice(SUMMARY_ID));
        }
        has_errors
    }

    /// Makes the move of the fields, unless a request is pending: sends its request and shows its destination. `None`
    /// means that a field is invalid: shows the errors of all fields.
    pub(crate) fn submit(self, make: impl FnOnce() -> Option<Move>) {
        if !self.busy.get_untracked() {
            self.perform(make());
        }
    }

    /// Like [`Form::submit`], after the request that proves the person’s identity, if there is one. `None` in place of the request
    /// means that its field is invalid.
    pub(crate) fn submit_after(
        self,
        proof: Option<Option<Prepared>>,
        make: impl FnOnce() -> Option<Move>,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        let is_valid = proof.is_some();
        self.proof.set_value(proof.flatten());
        self.submit(|| make().filter(|_| is_valid));
    }

    /// Does the part of a submission that does not depend on the fields, so that it is compiled once.
    #[inline(never)]
    fn perform(self, step: Option<Move>) {
        match step {
            None => {
                self.show_errors();
            }
            Some(Move { request: None, destination, history }) => {
                self.app.follow(destination, history);
            }
            Some(Move { request: Some(request), destination, history }) => {
                self.send(request, destination, history);
            }
        }
    }

    fn send(self, request: Prepared, destination: Destination, history: History) {
        self.start_submission();
        spawn_local(async move {
            let client = self.app.client();
            if let Some(proof) = self.proof.try_update_value(Option::take).flatten() {
                let lock_scope = proof.lock_scope;
                let outcome = client.send_prepared(proof).await;
                if self.busy.is_disposed() {
                    return;
                }
                match outcome {
                    Ok(answer) => {
                        self.proof_needed.set(false);
                        self.proof_secrets.iter().for_each(|raw| raw.set(String::new()));
                        self.take_answer(answer);
                    }
                    Err(failure) => {
                        self.clear_pending();
                        // Only the proof is typed again.
                        let secrets = self.proof_secrets.to_vec();
                        return self.handle_failure(failure, lock_scope, secrets);
                    }
                }
            }
            let lock_scope = request.lock_scope;
            let outcome = client.send_prepared(request).await;
            // The screen, and its form with it, may have been removed meanwhile.
            if self.busy.is_disposed() {
                return;
            }
            self.clear_pending();
            match outcome {
                Ok(answer) => {
                    self.take_answer(answer);
                    if history == History::Stay {
                        self.confirm();
                    } else {
                        self.app.follow(destination, history);
                    }
                }
                Err(failure) => {
                    let secrets = self.secrets.get_value().into_iter().chain(self.proof_secrets);
                    self.handle_failure(failure, lock_scope, secrets.collect());
                }
            }
        });
    }

    /// Takes the standing, or the child’s profile, of an answer.
    fn take_answer(self, answer: Box<dyn Any>) {
        match answer.downcast() {
            Ok(standing) => self.app.set_standing(*standing),
            Err(answer) => {
                if let Ok(profile) = answer.downcast() {
                    self.app.set_profile(*profile);
                }
            }
        }
    }

    /// Says that the operation succeeded, on a screen that stays, and moves the focus there: the button that was
    /// pressed may have been removed.
    fn confirm(self) {
        self.confirmations.update(|count| *count += 1);
        browser::after_paint(|| browser::focus(CONFIRMATION_ID));
    }

    /// Adds a handler of failures: it may show the failure at a field, and returns whether it did.
    pub(crate) fn on_failure(self, handler: impl Fn(&Failure) -> bool + 'static) {
        self.failure_handlers.update_value(|handlers| handlers.push(Box::new(handler)));
    }

    /// Makes this form the only one of the screen that shows errors: one alert at a time.
    fn claim_alert(self) {
        self.app.latest_alert_claim.update(|claim| *claim = claim.wrapping_add(1));
        self.alert_claim.set(self.app.latest_alert_claim.get_untracked());
    }

    /// Whether this form was the last to claim the alert.
    pub(crate) fn owns_alert(self) -> bool {
        self.alert_claim.get() == self.app.latest_alert_claim.get()
    }

    /// Marks the request as finished.
    pub(crate) fn clear_pending(self) {
        self.busy.try_set(false);
        self.slow.try_set(false);
    }

    /// Removes the errors of the last submission and marks a request as pending.
    fn start_submission(self) {
        self.claim_alert();
        self.summary.set(Vec::new());
        self.trouble.set(None);
        self.app.in_error.set(false);
        self.set_pending();
    }

    /// Marks a request as pending; after [`SLOW_AFTER_MS`] a message announces the wait.
    pub(crate) fn set_pending(self) {
        self.busy.set(true);
        // « Réessayer » is removed together with its notice, and the focus is lost if that button had it. When the
        // answer arrives before the paint, the code that handles the answer moves the focus instead.
        browser::after_paint(move || {
            if self.busy.try_get_untracked() == Some(true) {
                browser::restore_lost_focus();
            }
        });
        browser::after(SLOW_AFTER_MS, move || {
            if self.busy.try_get_untracked() == Some(true) {
                self.slow.set(true);
            }
        });
    }

    /// Shows a failure; `secrets` are emptied if the person has to type them again.
    fn handle_failure(
        self,
        failure: Failure,
        lock_scope: LockScope,
        secrets: Vec<RwSignal<String>>,
    ) {
        let refused = matches!(failure, Failure::Refused(_));
        let is_invalid = failure.code() == Some(RefusalCode::InvalidFields);
        let mut shown_at_field = refused_fields::show(self, &failure);
        self.failure_handlers.with_value(|handlers| {
            for handler in handlers {
                shown_at_field |= handler(&failure);
            }
        });
        let outcome = FailureOutcome::of(failure, lock_scope);
        // « Réessayer » sends the same texts again, secrets included.
        let (can_retry, proof_needed) = match &outcome {
            FailureOutcome::Inline(trouble) => {
                (trouble.next == Next::Retry, trouble.reason == Reason::ProofNeeded)
            }
            _ => (false, false),
        };
        if proof_needed {
            self.proof_needed.set(true);
        }
        // A refused password is corrected, not typed again.
        let keeps = !refused || can_retry || proof_needed || shown_at_field && is_invalid;
        let secrets = if keeps { Vec::new() } else { secrets };
        if shown_at_field {
            // Before the summary is built, so that it lists them as missing; without a summary they are cleared later, by
            // `clear_after_focus`.
            secrets.iter().for_each(|raw| raw.set(String::new()));
            if self.show_errors() {
                return;
            }
        }
        clear_after_focus(secrets);
        match outcome {
            FailureOutcome::Locked(lock) => {
                let route = self.app.shown().with_untracked(|shown| shown.screen.route());
                if let Some(route) = route {
                    self.app.replace_screen(Screen::Locked(lock, route));
                }
            }
            FailureOutcome::Ended => self.app.show_session_ended(),
            FailureOutcome::Inline(trouble) => self.show_trouble(trouble),
        }
    }

    /// Shows a failure that concerns no field and moves the focus to its notice.
    pub(crate) fn show_trouble(self, trouble: Trouble) {
        self.claim_alert();
        let is_error = !matches!(trouble.reason, Reason::Maintenance | Reason::ProofNeeded);
        self.app.in_error.set(is_error);
        self.trouble.set(Some(trouble));
        browser::after_paint(|| browser::focus_notice(TROUBLE_ID));
    }
}

/// Clears texts once the focus has moved to the notice, unless they have been edited meanwhile. Orca 43 would interrupt
/// the notice to read a field that is cleared while the focus leaves it (`docs/decisions.md`, 2).
fn clear_after_focus(texts: Vec<RwSignal<String>>) {
    for raw in texts {
        let refused_text = raw.get_untracked();
        browser::after_paint(move || {
            browser::after(browser::FOCUS_MOVED_MS, move || {
                if raw.try_with_untracked(|text| *text == refused_text) == Some(true) {
                    raw.set(String::new());
                }
            });
        });
    }
}
