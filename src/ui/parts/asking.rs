//! A screen that asks: the order of what stands on it.

use super::markup::Part;
use super::page::{back, journey, title};
use super::summary::summary;
use super::trouble::trouble;
use crate::ui::form::Form;

/// The way back, the step if there are several, what is to be corrected, the title, what is said of it, what
/// went wrong, and the fields.
pub(crate) fn asks(
    form: Form,
    step: Part,
    heading: &'static str,
    told: Part,
    fields: Part,
) -> Part {
    journey(vec![back(), step, summary(form), title(heading), told, trouble(form), fields])
}
