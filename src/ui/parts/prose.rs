//! Text to read: paragraphs, lists and links of an article of the catalogue.

use super::button::new_tab;
use super::help::phone;
use crate::text::{Article, text, with_no_break_spaces};
use crate::ui::markup::{element, link, tag, words};
use crate::ui::parts::Part;

/// A sentence, each of its 34 22 to be called.
pub(crate) fn sentence(sentence: &'static str) -> Vec<Part> {
    let mut parts = Vec::new();
    for (at, part) in split(sentence, text().shell.helpline_number).into_iter().enumerate() {
        if at > 0 {
            parts.push(phone());
        }
        parts.push(words(part));
    }
    parts
}

/// The parts of a text between marks; the standard library's search is two kilobytes of program.
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

/// A paragraph, each of its 34 22 to be called.
pub(crate) fn paragraph(words: &'static str) -> Part {
    element("p", "", sentence(words))
}

/// A sentence whose `{}` is a value to be seen: an address, a number.
pub(crate) fn stressed(sentence: &'static str, value: String) -> Vec<Part> {
    // By character, for a search by text is two kilobytes of program.
    let (before, after) = sentence.split_once('{').unwrap_or((sentence, ""));
    let value =
        tag("strong", "").attr("data-testid", "masked").says_of(with_no_break_spaces(&value));
    vec![words(before), value, words(after.trim_start_matches('}'))]
}

/// What stands below an article's title; each `{}` takes the next of `values`.
pub(crate) fn body(
    article: &'static Article,
    values: &mut dyn Iterator<Item = &'static str>,
) -> Vec<Part> {
    let mut parts = Vec::new();
    for text in article.text {
        let mut filled = Vec::new();
        for (at, part) in split(text, "{}").into_iter().enumerate() {
            if at > 0 {
                filled.extend(values.next().map(words));
            }
            filled.extend(sentence(part));
        }
        parts.push(element("p", "", filled));
    }
    if !article.list.is_empty() {
        let items = article.list.iter().map(|item| element("li", "", sentence(item))).collect();
        parts.push(element("ul", "", items));
    }
    for target in article.links {
        // Another site opens beside this one, so that a journey begun here is not lost.
        let is_external = target.path.starts_with("https://");
        let path = target.path.to_owned();
        parts.push(element(
            "p",
            "",
            vec![if is_external {
                new_tab(path, target.words)
            } else {
                link("link", path, false, vec![words(target.words)])
            }],
        ));
    }
    parts
}
