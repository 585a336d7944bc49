//! A notice beside the content.

use super::icon;
use super::icon::Icon;
use crate::ui::form::TROUBLE_ID;
use crate::ui::markup::{element, paragraph, tag};
use crate::ui::parts::Part;

/// Information.
pub(crate) fn info(sentence: &'static str) -> Part {
    notice("notice notice--info", Icon::Info, vec![paragraph("", sentence)])
}

/// A success.
pub(crate) fn success(sentence: &'static str) -> Part {
    notice("notice notice--success", Icon::Check, vec![paragraph("", sentence)])
}

/// A warning.
pub(crate) fn warning(sentence: &'static str) -> Part {
    notice("notice notice--warning", Icon::Warning, vec![paragraph("", sentence)])
}

/// A notice of a class, with its icon.
pub(crate) fn notice(class: &'static str, image: Icon, content: Vec<Part>) -> Part {
    element("div", class, vec![icon(image), element("div", "notice__body", content)])
}

/// A notice of a failure. It takes the focus, so a screen reader says all of it; as an `alert` it would be
/// said twice. Named by its content: Firefox gives no name to an element that `aria-labelledby` refers to
/// itself.
pub(crate) fn alert(content: Vec<Part>) -> Part {
    let body = tag("div", "notice__body").attr("id", "incident-texte").with(content);
    tag("div", "notice notice--error")
        .attr("id", TROUBLE_ID)
        .attr("data-testid", "trouble")
        .attr("role", "group")
        .attr("aria-labelledby", "incident-texte")
        .attr("tabindex", "-1")
        .with(vec![icon(Icon::Warning), body])
}
