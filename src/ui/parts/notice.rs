//! A notice beside the content.

use leptos::prelude::*;

use super::icon;
use super::icon::Icon;

/// Something to know.
pub(crate) fn info(words: &'static str) -> AnyView {
    notice("notice notice--info", Icon::Info, view! { <p>{words}</p> })
}

/// A notice of a class, with its icon.
pub(crate) fn notice(
    class: &'static str,
    image: Icon,
    content: impl IntoView + 'static,
) -> AnyView {
    view! {
        <div class=class>
            {icon(image)}
            <div class="notice__body">{content}</div>
        </div>
    }
    .into_any()
}
