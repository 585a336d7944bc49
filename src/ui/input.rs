//! The inputs of a form: the text, the parser and the error on display.
//!
//! A field has one parser, used by both the error under the field and the submission, so that an unvalidated value
//! cannot be sent.

use std::sync::Arc;

use leptos::prelude::*;

use super::browser;
use super::form::Form;

/// The part of a [`Field`] that does not depend on the value type: the text and the error, which the view shows.
#[derive(Clone, Copy)]
pub(crate) struct Input {
    /// The element's id; its error is `{id}-erreur`.
    pub(crate) id: &'static str,
    /// The text, kept as typed.
    pub(crate) raw: RwSignal<String>,
    /// The error on display.
    pub(crate) error: Memo<Option<String>>,
    /// The last error that was shown. It stays on display as long as it is the current error of the text. A new error
    /// is shown only on blur or submission, because a screen reader would announce each change of the field's
    /// description (`aria-describedby`) while the person types.
    shown: RwSignal<Option<String>>,
    /// The backend's error for the current text.
    backend_error: RwSignal<Option<String>>,
    /// The current error of the text, on display or not.
    pub(super) current_error: Memo<Option<String>>,
}

/// A field with a value of type `T`. Its one parser gives the error below the field and the value to submit.
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
    /// Adds a field to `form`. `parse` returns the value of the text `raw`, or the error sentence.
    pub(crate) fn new(
        form: Form,
        id: &'static str,
        raw: RwSignal<String>,
        parse: impl Fn(&str) -> Result<T, String> + Send + Sync + 'static,
    ) -> Self {
        let parse: Parse<T> = Arc::new(parse);
        let validate = {
            let parse = parse.clone();
            Box::new(move |raw: &str| parse(raw).err())
        };
        let input = Input::new(id, raw, validate);
        form.add(input);
        Self { input, parse: StoredValue::new(parse) }
    }

    /// The value of the text, if it is valid, without subscribing to changes: for a submission.
    pub(crate) fn value(self) -> Option<T> {
        let parse = self.parse.get_value();
        self.input.raw.with_untracked(|raw| parse(raw)).ok()
    }

    /// The value of the text, if it is valid, subscribing to changes.
    pub(crate) fn live_value(self) -> Option<T> {
        self.input.raw.track();
        self.value()
    }
}

/// Returns the error sentence of a text, if it is invalid.
type Validate = dyn Fn(&str) -> Option<String> + Send + Sync;

impl Input {
    /// Whether an error is on display.
    pub(crate) fn shows_error(self) -> bool {
        self.error.with(Option::is_some)
    }

    /// Shows the current error of the text, or removes the one on display.
    pub(super) fn show_error(self) {
        self.shown.set(self.current_error.get_untracked());
    }

    /// Shows the error once the focus has moved. A text field that changes during blur reports a caret movement, and
    /// the screen reader returns to the field (Orca 43 with Firefox); and an error that appears between `mousedown` and
    /// `mouseup` would move the pressed button away from the pointer.
    fn show_error_after_focus(self) {
        browser::after(browser::FOCUS_MOVED_MS, move || {
            if !self.raw.is_disposed() {
                self.show_error();
            }
        });
    }

    /// Handles blur: shows the error of the text. An empty text shows its error only if an error was shown before.
    /// Does nothing when the field has already been removed from the page.
    pub(crate) fn handle_blur(self) {
        let Some(is_empty) = self.raw.try_with_untracked(String::is_empty) else { return };
        if !is_empty || self.shown.with_untracked(Option::is_some) {
            self.show_error_after_focus();
        }
    }

    /// Sets the backend's error for the current text; an edit removes it.
    pub(super) fn set_backend_error(self, sentence: &str) {
        self.backend_error.set(Some(sentence.to_owned()));
    }

    /// Does the part of [`Field::new`] that does not depend on the value type, so that it is compiled once.
    fn new(id: &'static str, raw: RwSignal<String>, validate: Box<Validate>) -> Self {
        let backend_error = RwSignal::new(None::<String>);
        // An edit removes the backend's error, which concerned the previous text.
        Effect::new(move |before: Option<()>| {
            raw.track();
            if before.is_some() {
                backend_error.set(None);
            }
        });
        let current_error =
            Memo::new(move |_| raw.with(|raw| validate(raw)).or_else(|| backend_error.get()));
        let shown = RwSignal::new(None::<String>);
        let error = Memo::new(move |_| {
            current_error
                .get()
                .filter(|current_error| shown.with(|shown| shown.as_ref() == Some(current_error)))
        });
        Self { id, raw, error, shown, backend_error, current_error }
    }
}
