//! Help beside a field: a native disclosure, with a drawn picture of the card, never a real one.

use leptos::prelude::*;

use super::icon::Icon;
use super::picture::{VITALE_BACK, VITALE_FRONT};
use super::{icon, picture};
use crate::text::text;

/// A question that opens on its answer.
pub(crate) fn help(question: &'static str, answer: impl IntoView + 'static) -> AnyView {
    view! {
        <details class="help">
            <summary class="help__summary">
                {icon(Icon::Help)}
                <span>{question}</span>
            </summary>
            <div class="help__body">{answer}</div>
        </details>
    }
    .into_any()
}

/// « Où trouver mon numéro de sécurité sociale ? ».
pub(crate) fn where_is_the_number() -> AnyView {
    let text = &text().field;
    help(text.nir_where, view! { <p>{text.nir_where_text}</p> })
}

/// « Où trouver mon numéro de série de carte Vitale ? ».
pub(crate) fn where_is_the_serial() -> AnyView {
    let t = text();
    let text = &t.field;
    let card = |title, words, svg| {
        view! {
            <p>
                <strong>{title}</strong>
            </p>
            <figure class="card-picture">{picture("", svg)}</figure>
            <p>{words}</p>
        }
    };
    help(
        text.serial_where,
        view! {
            {card(text.card_no_photo, text.serial_no_photo, VITALE_BACK)}
            {card(text.card_photo, text.serial_photo, VITALE_FRONT)}
            <p>
                <strong>{text.serial_unreadable}</strong>
            </p>
            <p>{text.serial_call} " " <a href="tel:3422">{t.shell.line_number}</a></p>
        },
    )
}
