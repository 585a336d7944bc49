//! Buttons. A submit button cannot be pressed twice: the form sends once; the button says that
//! it is on its way and keeps the focus (`aria-disabled`, never `disabled`).

use leptos::prelude::*;

use super::icon;
use super::icon::Icon;
use crate::text::text;
use crate::ui::form::Form;

/// The form's submit, with what is said while it is on its way.
pub(crate) fn submit(form: Form, words: &'static str) -> AnyView {
    let busy = form.busy;
    view! {
        <div class="actions">
            <button
                type="submit"
                class="button"
                class:button--busy=busy
                aria-disabled=move || busy.get().then_some("true")
            >
                {move || busy.get().then(|| view! { <span class="button__spinner"></span> })}
                {move || if busy.get() { text().common.busy } else { words }}
            </button>
        </div>
        {waiting(form)}
    }
    .into_any()
}

/// Words after three seconds of waiting.
fn waiting(form: Form) -> impl IntoView {
    view! {
        <div role="status">
            {move || {
                form.slow.get().then(|| view! { <p class="waiting">{text().common.slow}</p> })
            }}
        </div>
    }
}

/// A link that looks like a button.
pub(crate) fn link_button(
    class: &'static str,
    path: &str,
    words: &'static str,
) -> impl IntoView + use<> {
    view! { <a class=class href=path.to_owned()>{words}</a> }
}

/// A link with an icon before its words.
pub(crate) fn icon_link(image: Icon, path: &str, words: &'static str) -> impl IntoView {
    view! {
        <a class="link link--icon" href=path.to_owned()>
            {icon(image)}
            <span>{words}</span>
        </a>
    }
}

/// A link that opens beside the page, so that nothing on it is lost.
pub(crate) fn new_tab(path: &str, words: &'static str) -> impl IntoView {
    view! {
        <a class="link link--icon" href=path.to_owned() target="_blank" rel="noopener">
            <span>{words} " " {text().common.new_tab}</span>
            {icon(Icon::External)}
        </a>
    }
}
