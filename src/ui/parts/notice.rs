//! A notice beside the content.

use super::icon;
use super::icon::Icon;
use super::markup::{element, paragraph, tag};
use crate::ui::parts::Part;

/// Something to know.
pub(crate) fn info(sentence: &'static str) -> Part {
    notice("notice notice--info", Icon::Info, vec![paragraph("", sentence)])
}

/// Something that is done.
pub(crate) fn success(sentence: &'static str) -> Part {
    notice("notice notice--success", Icon::Check, vec![paragraph("", sentence)])
}

/// Something to mind.
pub(crate) fn warning(sentence: &'static str) -> Part {
    notice("notice notice--warning", Icon::Warning, vec![paragraph("", sentence)])
}

/// A notice of a class, with its icon.
pub(crate) fn notice(class: &'static str, image: Icon, content: Vec<Part>) -> Part {
    element("div", class, body(image, content))
}

/// A notice of what went wrong: takes the focus, and is spoken because it does, all of it. It is no
/// `alert`, which would be spoken once more.
pub(crate) fn alert(id: &'static str, content: Vec<Part>) -> Part {
    tag("div", "notice notice--error")
        .attr("id", id)
        .attr("data-testid", "trouble")
        .attr("role", "group")
        .attr("aria-labelledby", id)
        .attr("tabindex", "-1")
        .with(body(Icon::Warning, content))
}

fn body(image: Icon, content: Vec<Part>) -> Vec<Part> {
    vec![icon(image), element("div", "notice__body", content)]
}
