//! The error summary: takes the focus, and leads to each field.

use leptos::html;
use leptos::prelude::*;

use super::markup::{Element, changing, element, nothing, said};
use crate::text::{count, text};
use crate::ui::browser;
use crate::ui::form::{Form, SUMMARY_ID};

/// The fields to correct, above the form.
pub(crate) fn summary(form: Form) -> AnyView {
    changing(move || {
        let errors = form.summary.get();
        if errors.is_empty() {
            return nothing();
        }
        let common = &text().common;
        let number = u32::try_from(errors.len()).unwrap_or(u32::MAX);
        let title = count(common.summary_title_one, common.summary_title_several, number);
        let links = errors.into_iter().map(|(id, sentence)| to_field(id, sentence)).collect();
        Element { class: "summary", id: SUMMARY_ID, role: "alert", focusable: true, ..Element::PLAIN }
            .with(vec![
                element("h2", "summary__title", vec![said(title)]),
                element("ul", "summary__list", links),
            ])
    })
}

fn to_field(id: &'static str, sentence: String) -> AnyView {
    let link = html::a()
        .attr("href", ["#", id].concat())
        .on(leptos::ev::click, move |event| {
            event.prevent_default();
            browser::focus(id);
        })
        .child(sentence);
    element("li", "", vec![link.into_any()])
}
