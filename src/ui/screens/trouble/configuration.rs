//! any address: « Le service est mal configuré ».
//!
//! Shown when `config.json` does not parse; names the key for the integrator.
//! Source: our own screen.

use html::html;

use crate::text::{fill, text};
use crate::ui::parts::Part;
use crate::ui::parts::page::{lead, reading, title};
use crate::ui::shell;

/// Renders the page; `sentence` describes the error.
pub(crate) fn view(sentence: &str) -> Part {
    let t = &text().trouble;
    let page = reading(vec![html! {
        {title(t.configuration_title)}
        {lead(t.configuration)}
        <p>{fill(t.configuration_detail, sentence)}</p>
    }]);
    shell::bare(t.configuration_title, page)
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::ui::sample::Sample;
    const TITLE: fn() -> &'static str = || text().trouble.configuration_title;
    vec![
        Sample::whole("cle-inconnue", TITLE, || {
            view(&fill(text().trouble.configuration_unknown, "api_bas"))
        }),
        Sample::whole("valeur-impossible", TITLE, || {
            view(&fill(text().trouble.configuration_value, "maintenance"))
        }),
        Sample::whole("illisible", TITLE, || view(text().trouble.configuration_syntax)),
        Sample::whole("absente", TITLE, || view(text().trouble.configuration_missing)),
    ]
}
