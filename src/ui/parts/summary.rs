//! The error summary above a form: it takes the focus, so a screen reader says it, and links to each field.

use leptos::prelude::*;

use crate::text::{count, fill_all, text};
use crate::ui::browser;
use crate::ui::form::{Form, SUMMARY_ID};
use crate::ui::markup::{Part, changing, element, nothing, said, tag};

/// The fields to correct, above the form.
pub(crate) fn summary(form: Form) -> Part {
    changing(move || {
        let errors = form.summary.get();
        if errors.is_empty() || !form.owns_alert() {
            return nothing();
        }
        let common = &text().common;
        let number = u32::try_from(errors.len()).unwrap_or(u32::MAX);
        let title = count(common.summary_title_one, common.summary_title_several, number);
        // Its name is a text of its own, not shown. Firefox gives no name to an element that `aria-labelledby`
        // refers to itself; WebKit leaves the links of a list out of a name; Orca 43 says the title twice, or
        // the sentences in any order, when there are several references.
        let mut name = title.clone();
        let mut links = Vec::new();
        for (input, sentence) in &errors {
            // A link must tell where it leads: a sentence that stands twice names its field.
            let same = errors.iter().filter(|(_, other)| other == sentence).count();
            let sentence = if same > 1 {
                fill_all(common.summary_entry, &[input.label(), sentence])
            } else {
                sentence.clone()
            };
            name = [name.as_str(), " ", &sentence].concat();
            links.push(to_field(input.id, sentence));
        }
        tag("div", "summary")
            .attr("id", SUMMARY_ID)
            .attr("data-testid", "error-summary")
            .attr("role", "group")
            .attr("aria-labelledby", "erreurs-texte")
            .attr("tabindex", "-1")
            .with(vec![
                element("h2", "summary__title", vec![said(title)]),
                element("ul", "summary__list", links),
                tag("p", "")
                    .attr("id", "erreurs-texte")
                    .attr("hidden", "hidden")
                    .with(vec![said(name)]),
            ])
    })
}

fn to_field(id: &'static str, sentence: String) -> Part {
    let link = tag("a", "").attr_of("href", ["#", id].concat());
    let link = link.on_press(move || browser::focus(id)).with(vec![said(sentence)]);
    element("li", "", vec![link])
}
