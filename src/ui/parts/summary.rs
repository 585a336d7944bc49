//! The error summary above a form. It receives the focus, and a screen reader then reads it; it links to each field.

use html::html;
use leptos::prelude::*;

use crate::text::{count, fill_all, text};
use crate::ui::browser;
use crate::ui::form::{Form, SUMMARY_ID};
use crate::ui::markup::{Part, dynamic, empty};

/// Shows the fields to correct, above the form.
pub(crate) fn summary(form: Form) -> Part {
    dynamic(move || {
        let errors = form.summary.get();
        if errors.is_empty() || !form.owns_alert() {
            return empty();
        }
        let common = &text().common;
        let number = u32::try_from(errors.len()).unwrap_or(u32::MAX);
        let title = count(common.summary_title_one, common.summary_title_several, number);
        // The name of the summary is a separate, hidden text. Firefox computes no name for an element whose
        // `aria-labelledby` refers to itself; WebKit omits the links of a list from a name; Orca 43 reads the title
        // twice, or the sentences in any order, when there are several references.
        let mut name = title.clone();
        let mut links = Vec::new();
        for (input, sentence) in &errors {
            // The text of a link must identify its target: a sentence that occurs twice, or that fits any field, is shown
            // with the field's name.
            let same = errors.iter().filter(|(_, other)| other == sentence).count();
            let generic = [common.required, text().decision.choose].contains(&sentence.as_str());
            let sentence = if same > 1 || generic {
                fill_all(common.summary_entry, &[input.label(), sentence])
            } else {
                sentence.clone()
            };
            name = [name.as_str(), " ", &sentence].concat();
            let id = input.id;
            links.push(html! {
                <li><a href=["#", id].concat() on:press=move || browser::focus(id)>{sentence}</a></li>
            });
        }
        html! {
            <div
                class="summary"
                id=SUMMARY_ID
                data-testid="error-summary"
                role="group"
                aria-labelledby="erreurs-texte"
                tabindex="-1"
            >
                <h2 class="summary__title">{title}</h2>
                <ul class="summary__list">{links}</ul>
                <p id="erreurs-texte" hidden="hidden">{name}</p>
            </div>
        }
    })
}
