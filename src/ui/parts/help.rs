//! Help beside a field: a native disclosure, with a drawing of a Vitale card, never a photo of one.

use html::html;

use super::icon::Icon;
use super::picture::{VITALE_BACK, VITALE_FRONT};
use super::{icon, picture};
use crate::text::text;
use crate::ui::parts::Part;

/// Renders a question that opens to show its answer.
pub(crate) fn help(question: &'static str, answer: Vec<Part>) -> Part {
    html! {
        <details class="help">
            <summary class="help__summary">
                {icon(Icon::Help)}
                <span>{question}</span>
            </summary>
            <div class="help__body">{answer}</div>
        </details>
    }
}

/// « Où trouver mon numéro de sécurité sociale ? ».
pub(crate) fn where_is_the_number(question: &'static str) -> Part {
    help(question, vec![html! { <p>{text().field.nir_where_text}</p> }])
}

/// « Où trouver mon numéro de série de carte Vitale ? ».
pub(crate) fn where_is_the_serial() -> Part {
    let t = &text().field;
    let answer = html! {
        <p><strong>{t.card_no_photo}</strong></p>
        <figure class="card-picture">{picture("", VITALE_BACK)}</figure>
        <p>{t.serial_no_photo}</p>
        <p><strong>{t.card_photo}</strong></p>
        <figure class="card-picture">{picture("", VITALE_FRONT)}</figure>
        <p>{t.serial_photo}</p>
        <p><strong>{t.serial_unreadable}</strong></p>
        <p>{t.serial_call} " " {phone()}</p>
    };
    help(t.serial_where, vec![answer])
}

/// Renders 34 22 as a link that starts a call.
pub(crate) fn phone() -> Part {
    html! { <a href="tel:3422">{text().shell.helpline_number}</a> }
}
