//! The inputs of a form: the text, the parser and the error on display.
//!
//! A field has one parser, used by both the error under the field and the submission, so that an
//! unchecked value cannot be sent.

use std::sync::Arc;

use leptos::prelude::*;

use super::browser;
use super::form::Form;
use crate::text::text;

/// Milliseconds after which assistive technology knows that the focus has moved (Orca 43: 30 ms when idle).
pub(super) const FOCUS_MOVED_MS: u32 = 300;

/// What the view of a field needs: the text, and the sentence that refuses it.
#[derive(Clone, Copy)]
pub(crate) struct Input {
    /// The element's id; its error is `{id}-erreur`.
    pub(crate) id: &'static str,
    /// The text, kept as typed.
    pub(crate) raw: RwSignal<String>,
    /// The sentence on display. An edit that makes it untrue takes it away; a new one is worded only when the
    /// field is left or the form sent, because a screen reader says each new description over the typing.
    pub(crate) error: RwSignal<Option<String>>,
    /// An error of this field has been shown on this screen.
    revealed: StoredValue<bool>,
    /// The text is a password or a one-time code, emptied after a refusal.
    secret: bool,
    /// The refusal has come, and the text is about to be emptied.
    to_empty: StoredValue<bool>,
    /// The backend's refusal of this very text.
    refused: RwSignal<Option<String>>,
    /// What is wrong with the text now, whether shown or not.
    fault: Memo<Option<String>>,
}

/// A field whose text becomes a `T`: one parser, asked for the sentence by the error under the
/// field and for the value by the submission.
pub(crate) struct Field<T: 'static> {
    pub(crate) input: Input,
    parse: StoredValue<Parse<T>>,
}

type Parse<T> = Arc<dyn Fn(&str) -> Result<T, String> + Send + Sync>;

impl<T> Clone for Field<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Field<T> {}

impl<T> Field<T> {
    /// A field of `form`, whose text is `raw`; `parse` gives the value or the sentence.
    pub(crate) fn new(
        form: Form,
        id: &'static str,
        raw: RwSignal<String>,
        parse: impl Fn(&str) -> Result<T, String> + Send + Sync + 'static,
    ) -> Self {
        let parse: Parse<T> = Arc::new(parse);
        let sentence = {
            let parse = parse.clone();
            Box::new(move |raw: &str| parse(raw).err())
        };
        let secret = form.is_secret(raw);
        let input = Input::new(id, raw, secret, sentence);
        form.add(input);
        Self { input, parse: StoredValue::new(parse) }
    }

    /// The value now, if the text gives one: for what is sent.
    pub(crate) fn value(self) -> Option<T> {
        let parse = self.parse.get_value();
        self.input.raw.with_untracked(|raw| parse(raw)).ok()
    }

    /// The value as it is typed: for what changes with it.
    pub(crate) fn live_value(self) -> Option<T> {
        self.input.raw.track();
        self.value()
    }
}

/// What refuses a text, and in which words.
type Refusal = dyn Fn(&str) -> Option<String> + Send + Sync;

impl Input {
    /// Whether an error is shown.
    pub(crate) fn is_wrong(self) -> bool {
        self.error.with(Option::is_some)
    }

    /// What is wrong with the text, or will be once it has been emptied.
    pub(super) fn sentence(self) -> Option<String> {
        if self.to_empty.try_get_value() == Some(true) {
            return Some(text().common.required.to_owned());
        }
        self.fault.try_get_untracked().flatten()
    }

    /// Shows what is wrong with the text, or that nothing is.
    pub(super) fn show_error(self) {
        self.revealed.set_value(true);
        let sentence = self.sentence();
        // Setting the same sentence again would change the page under a screen reader.
        if self.error.with_untracked(|shown| *shown != sentence) {
            self.error.set(sentence);
        }
    }

    /// The same once the focus is elsewhere. A text field that changes while the focus leaves it reports that
    /// its caret moved, and a screen reader goes back there (Orca 43 with Firefox); and what a mouse button
    /// is pressed on would move away before it is released.
    pub(super) fn show_error_after_focus(self) {
        browser::after(FOCUS_MOVED_MS, move || {
            if !self.raw.is_disposed() {
                self.show_error();
            }
        });
    }

    /// The focus leaves the field: a text that is wrong says so, and an empty one says again what it said
    /// before. Does nothing when the field has already been removed from the page.
    pub(crate) fn leave(self) {
        let Some(is_empty) = self.raw.try_with_untracked(String::is_empty) else { return };
        if !is_empty || self.revealed.get_value() {
            self.show_error_after_focus();
        }
    }

    /// Shows the backend's refusal of this very text.
    pub(super) fn refuse(self, sentence: &str) {
        self.refused.set(Some(sentence.to_owned()));
    }

    /// A refusal has come: a secret will be emptied.
    pub(super) fn empty_if_secret(self) {
        self.to_empty.set_value(self.secret);
    }

    /// Empties a secret that was refused: after a while, or as soon as its field gets the focus.
    pub(crate) fn empty_refused_secret(self) {
        if self.to_empty.try_get_value() == Some(true) {
            self.to_empty.set_value(false);
            self.raw.set(String::new());
        }
    }

    /// Everything that does not depend on the field's type, so that it is compiled once.
    fn new(id: &'static str, raw: RwSignal<String>, secret: bool, sentence: Box<Refusal>) -> Self {
        let refused = RwSignal::new(None::<String>);
        let error = RwSignal::new(None::<String>);
        // An edit withdraws the backend's refusal of the text before.
        Effect::new(move |before: Option<()>| {
            raw.track();
            if before.is_some() {
                refused.set(None);
            }
        });
        let fault = Memo::new(move |_| raw.with(|raw| sentence(raw)).or_else(|| refused.get()));
        Effect::new(move |_| {
            fault.with(|fault| {
                if error.with_untracked(|shown| shown.is_some() && shown != fault) {
                    error.set(None);
                }
            });
        });
        let [revealed, to_empty] = [(); 2].map(|()| StoredValue::new(false));
        Self { id, raw, error, revealed, secret, to_empty, refused, fault }
    }
}
