//! Notices beside the content of a page.

use html::html;

use super::icon;
use super::icon::Icon;
use crate::ui::form::TROUBLE_ID;
use crate::ui::parts::Part;

/// Shows information.
pub(crate) fn info(sentence: &'static str) -> Part {
    notice("notice", Icon::Info, vec![html! { <p>{sentence}</p> }])
}

/// Confirms a success.
pub(crate) fn success(sentence: &'static str) -> Part {
    notice("notice notice--success", Icon::Check, vec![html! { <p>{sentence}</p> }])
}

/// Shows a warning.
pub(crate) fn warning(sentence: &'static str) -> Part {
    notice("notice notice--warning", Icon::Warning, vec![html! { <p>{sentence}</p> }])
}

/// Shows a notice with this class and icon.
pub(crate) fn notice(class: &'static str, image: Icon, content: Vec<Part>) -> Part {
    html! {
        <div class=class>
            {icon(image)}
            <div class="notice__body">{content}</div>
        </div>
    }
}

/// Shows a notice of a failure, which receives the focus: a screen reader then reads all of it, and with the role
/// `alert` would read it twice. The notice is named by an inner element, because Firefox computes no name for an element
/// whose `aria-labelledby` refers to itself.
pub(crate) fn failure(content: Vec<Part>) -> Part {
    html! {
        <div
            class="notice notice--error"
            id=TROUBLE_ID
            data-testid="trouble"
            role="group"
            aria-labelledby="incident-texte"
            tabindex="-1"
        >
            {icon(Icon::Warning)}
            <div class="notice__body" id="incident-texte">{content}</div>
        </div>
    }
}
