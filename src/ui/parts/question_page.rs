//! The page of a form.

use html::html;

use super::page::{back, journey, progress, title};
use super::summary::summary;
use super::trouble::trouble;
use crate::text::text;
use crate::ui::form::Form;
use crate::ui::markup::Part;

/// Lays out the page of a form.
pub(crate) fn question_page(
    form: Form,
    heading: &'static str,
    introduction: Part,
    fields: Part,
) -> Part {
    // RGAA 11.10: said before the first field.
    let all_required = form
        .has_inputs()
        .then(|| html! { <p class="field__note">{text().common.all_required}</p> });
    journey(vec![html! {
        {back()}
        {progress()}
        {summary(form)}
        {title(heading)}
        {introduction}
        {trouble(form)}
        {all_required}
        {fields}
    }])
}
