//! The error summary: takes the focus, and leads to each field.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::text::{count, text};
use crate::ui::browser;
use crate::ui::form::{Form, SUMMARY_ID};

/// The fields to correct, above the form.
pub(crate) fn summary(form: Form) -> impl IntoView {
    move || {
        let errors = form.summary.get();
        (!errors.is_empty()).then(|| {
            let common = &text().common;
            let number = u32::try_from(errors.len()).unwrap_or(u32::MAX);
            let title =
                count(common.summary_title_one, common.summary_title_several, number);
            let links: Vec<_> = errors
                .into_iter()
                .map(|(id, sentence)| {
                    let go = move |event: MouseEvent| {
                        event.prevent_default();
                        browser::focus(id);
                    };
                    view! {
                        <li>
                            <a href=["#", id].concat() on:click=go>
                                {sentence}
                            </a>
                        </li>
                    }
                })
                .collect();
            view! {
                <div class="summary" id=SUMMARY_ID tabindex="-1" role="alert">
                    <h2 class="summary__title">{title}</h2>
                    <ul class="summary__list">{links}</ul>
                </div>
            }
        })
    }
}
