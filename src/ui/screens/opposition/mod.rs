//! D: opposition.

pub(crate) mod opposed;
pub(crate) mod validation;

use crate::journeys::opposition::Opposed;
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::help::help;
use crate::ui::parts::markup::{button, element, said, words};

/// The same receipt on the page, to be read aloud or printed. It greets whoever is recognised;
/// their number stands on the PDF alone, for the page does not know it.
fn receipt_on_page(app: App, opposed: &Opposed) -> Part {
    use leptos::prelude::WithUntracked;
    let t = &text().receipt;
    let on = opposed.on();
    let name = app.standing().with_untracked(|standing| {
        standing
            .person
            .as_ref()
            .map(|person| [person.first_name.as_str(), " ", person.last_name.as_str()].concat())
    });
    let paragraph = |sentence: String| element("p", "", vec![said(sentence)]);
    let article = element(
        "article",
        "receipt",
        vec![
            paragraph(fill(t.page_on, &on)),
            element("h3", "", vec![words(t.page_title)]),
            paragraph(fill(t.page_hello, &name.unwrap_or_default())),
            paragraph(fill(t.page_done, &on)),
            element("p", "", vec![words(t.page_back)]),
            element("p", "", vec![words(t.page_end)]),
        ],
    );
    let print =
        button("button button--quiet no-print", vec![words(t.print)], crate::ui::browser::print);
    help(t.read, vec![article, print])
}
