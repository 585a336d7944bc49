//! Sentences with a link or an emphasised value in them.

use html::html;

use super::help::phone;
use crate::text::{text, with_no_break_spaces};
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
