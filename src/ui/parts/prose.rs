//! Long texts: the paragraphs, lists and links of an article of the text catalogue.

use html::html;

use super::button::new_tab;
use super::help::phone;
use crate::text::{Article, text, with_no_break_spaces};
use crate::ui::markup::IntoPart;
use crate::ui::parts::Part;

/// Shows a sentence in which each 34 22 is a link to call.
pub(crate) fn sentence(sentence: &'static str) -> Vec<Part> {
    let mut parts = Vec::new();
    for (index, part) in split(sentence, text().shell.helpline_number).into_iter().enumerate() {
        if index > 0 {
            parts.push(phone());
        }
        parts.push(part.into_part());
    }
    parts
}

/// Splits a text at each `mark`. The search of the standard library adds 2 kB to the program.
fn split(text: &'static str, mark: &str) -> Vec<&'static str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in text.char_indices() {
        if text.get(at..).is_some_and(|rest| rest.starts_with(mark)) {
            parts.extend(text.get(from..at));
            from = at + mark.len();
        }
    }
    parts.extend(text.get(from..));
    parts
}

/// Shows a paragraph in which each 34 22 is a link to call.
pub(crate) fn paragraph(text: &'static str) -> Part {
    html! { <p>{sentence(text)}</p> }
}

/// Replaces the `{}` of a sentence by a masked address or number, which is emphasised.
pub(crate) fn stressed(sentence: &'static str, value: String) -> Vec<Part> {
    // Splits at a character: splitting at a string adds 2 kB to the program.
    let (before, after) = sentence.split_once('{').unwrap_or((sentence, ""));
    vec![html! {
        {before}
        <strong data-testid="masked">{with_no_break_spaces(&value)}</strong>
        {after.trim_start_matches('}')}
    }]
}

/// Shows the content of an article below its title. Each `{}` of its paragraphs is replaced by the next of `values`,
/// and removed when there is none.
pub(crate) fn body(
    article: &'static Article,
    values: &mut dyn Iterator<Item = &'static str>,
) -> Vec<Part> {
    let mut parts = Vec::new();
    for text in article.text {
        let mut filled = Vec::new();
        for (index, part) in split(text, "{}").into_iter().enumerate() {
            if index > 0 {
                filled.extend(values.next().map(IntoPart::into_part));
            }
            filled.extend(sentence(part));
        }
        parts.push(html! { <p>{filled}</p> });
    }
    if !article.list.is_empty() {
        let items = article.list.iter().map(|item| html! { <li>{sentence(item)}</li> });
        parts.push(html! { <ul>{items.collect::<Vec<_>>()}</ul> });
    }
    for target in article.links {
        let path = target.path.to_owned();
        // An external site opens in a new tab, so that a journey in progress is not lost.
        let link = if target.path.starts_with("https://") {
            new_tab(path, target.words)
        } else {
            html! { <a class="link" href=path>{target.words}</a> }
        };
        parts.push(html! { <p>{link}</p> });
    }
    parts
}
