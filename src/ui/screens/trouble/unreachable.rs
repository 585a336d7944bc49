//! any address that needs the backend: « Un problème technique est survenu ».
//!
//! Shown when `GET /session` fails at start; offers to retry.
//! Source: « Se connecter à mon compte ».

use html::html;

use crate::text::text;
use crate::ui::browser;
use crate::ui::parts::Part;
use crate::ui::parts::button::main_button;
use crate::ui::parts::page::{actions, lead, reading, title};
use crate::ui::shell;

pub(crate) fn view() -> Part {
    let t = &text().trouble;
    let page = reading(vec![html! {
        {title(t.technical_title)}
        {lead(t.technical)}
        <p>{t.kept}</p>
        <p>{t.call}</p>
        {actions(vec![main_button(text().common.retry, browser::reload)])}
    }]);
    shell::bare(t.technical_title, page)
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    vec![crate::ui::sample::Sample::whole("vue", || text().trouble.technical_title, view)]
}
