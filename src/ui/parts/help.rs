//! Help beside a field: a native disclosure, with a drawn picture of the card, never a real one.

use super::icon::Icon;
use super::picture::{VITALE_BACK, VITALE_FRONT};
use super::{icon, picture};
use crate::text::text;
use crate::ui::markup::{element, link, paragraph, strong, words};
use crate::ui::parts::Part;

/// A question that opens on its answer.
pub(crate) fn help(question: &'static str, answer: Vec<Part>) -> Part {
    let asked = vec![icon(Icon::Help), element("span", "", vec![words(question)])];
    element(
        "details",
        "help",
        vec![element("summary", "help__summary", asked), element("div", "help__body", answer)],
    )
}

/// « Où trouver mon numéro de sécurité sociale ? ».
pub(crate) fn where_is_the_number(question: &'static str) -> Part {
    help(question, vec![paragraph("", text().field.nir_where_text)])
}

/// « Où trouver mon numéro de série de carte Vitale ? ».
pub(crate) fn where_is_the_serial() -> Part {
    let t = &text().field;
    let heading = |sentence| element("p", "", vec![strong(sentence)]);
    let drawn = |svg| element("figure", "card-picture", vec![picture("", svg)]);
    help(
        t.serial_where,
        vec![
            heading(t.card_no_photo),
            drawn(VITALE_BACK),
            paragraph("", t.serial_no_photo),
            heading(t.card_photo),
            drawn(VITALE_FRONT),
            paragraph("", t.serial_photo),
            heading(t.serial_unreadable),
            element("p", "", vec![words(t.serial_call), words(" "), phone()]),
        ],
    )
}

/// 34 22, to be called.
pub(crate) fn phone() -> Part {
    link("", "tel:3422".to_owned(), false, vec![words(text().shell.helpline_number)])
}
