//! A notice beside the content.

use leptos::prelude::*;

use super::icon;
use super::icon::Icon;
use super::markup::{Element, element, paragraph};

/// Something to know.
pub(crate) fn info(sentence: &'static str) -> AnyView {
    notice("notice notice--info", Icon::Info, vec![paragraph("", sentence)])
}

/// Something to mind.
pub(crate) fn warning(sentence: &'static str) -> AnyView {
    notice("notice notice--warning", Icon::Warning, vec![paragraph("", sentence)])
}

/// A notice of a class, with its icon.
pub(crate) fn notice(class: &'static str, image: Icon, content: Vec<AnyView>) -> AnyView {
    element("div", class, body(image, content))
}

/// A notice of what went wrong: takes the focus, and is spoken.
pub(crate) fn alert(id: &'static str, content: Vec<AnyView>) -> AnyView {
    Element { class: "notice notice--error", id, role: "alert", focusable: true, ..Element::PLAIN }
        .with(body(Icon::Warning, content))
}

fn body(image: Icon, content: Vec<AnyView>) -> Vec<AnyView> {
    vec![icon(image), element("div", "notice__body", content)]
}
