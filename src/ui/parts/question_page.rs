//! The page of a form.

use super::page::{back, journey, progress, title};
use super::summary::summary;
use super::trouble::trouble;
use crate::ui::form::Form;
use crate::ui::markup::Part;

/// Lays out the page of a form.
pub(crate) fn question_page(
    form: Form,
    heading: &'static str,
    introduction: Part,
    fields: Part,
) -> Part {
    let content = vec![
        back(),
        progress(),
        summary(form),
        title(heading),
        introduction,
        trouble(form),
        fields,
    ];
    journey(content)
}
