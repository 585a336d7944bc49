//! The inputs of a form: the text and the error on display.

use leptos::prelude::*;

use super::browser;

/// The part of a field that does not depend on the type of its value: the text and the error, which the view shows.
#[derive(Clone, Copy)]
pub(crate) struct Input {
    /// The element's id; its error is `{id}-erreur`.
    pub(crate) id: &'static str,
    /// The visible name: the label, or the legend of a choice. Set when the field is rendered.
    label: StoredValue<&'static str>,
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

/// Returns the error sentence of a text, if it is invalid.
pub(super) type Validate = dyn Fn(&str) -> Option<String> + Send + Sync;

impl Input {
    /// The visible name; empty before the field is rendered.
    pub(crate) fn label(self) -> &'static str {
        self.label.get_value()
    }

    /// Sets the visible name.
    pub(crate) fn set_label(self, label: &'static str) {
        self.label.set_value(label);
    }

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

    /// Creates an input with this id and text.
    pub(super) fn new(id: &'static str, raw: RwSignal<String>, validate: Box<Validate>) -> Self {
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
        Self { id, label: StoredValue::new(""), raw, error, shown, backend_error, current_error }
    }
}
