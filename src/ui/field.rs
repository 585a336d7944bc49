//! The fields of a form: an input and the parser of its text.

use std::sync::Arc;

use leptos::prelude::*;

use super::form::Form;
use super::input::Input;

/// A field with a value of type `T`. Its one parser gives the error below the field and the value to submit, so that an
/// unvalidated value cannot be sent.
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
