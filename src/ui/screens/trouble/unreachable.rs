//! any address that needs the backend: « Un problème technique est survenu ».
//!
//! Shown when `GET /session` fails at start; offers to retry.
//! Source: « Se connecter à mon compte ».

use crate::text::text;
use crate::ui::browser;
use crate::ui::markup::paragraph;
use crate::ui::parts::Part;
use crate::ui::parts::button::main_button;
use crate::ui::parts::page::{actions, lead, reading, title};
use crate::ui::shell;

/// A technical problem at start, with « Réessayer ».
pub(crate) fn view() -> Part {
    let t = &text().trouble;
    let retry = main_button(text().common.retry, browser::reload);
    let page = reading(vec![
        title(t.technical_title),
        lead(t.technical),
        paragraph("", t.kept),
        paragraph("", t.call),
        actions(vec![retry]),
    ]);
    shell::bare(t.technical_title, page)
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    vec![crate::ui::sample::Sample::whole("vue", || text().trouble.technical_title, view)]
}
