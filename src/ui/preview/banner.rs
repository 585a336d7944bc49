//! The banner above every screen: it states that no data is real, and a button opens the panel.

use leptos::prelude::*;

use super::sandbox::EmbeddedSandbox;
use super::{dialog, panel};
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::markup::{
    Listener, all, button, changing, element, link, nothing, paragraph, strong, tag, words,
};
use crate::ui::parts::Part;

/// The id of the heading that names the dialog.
const TITLE_ID: &str = "coulisses-titre";

/// The banner. In a frame of the gallery there is none, so that the frame shows the screen alone.
pub(crate) fn banner(app: Option<App>) -> Part {
    if browser::is_framed() {
        return nothing();
    }
    let t = &text().preview;
    let sentence = vec![strong(t.title), words(" "), words(t.lead)];
    let mut content = vec![element("p", "", sentence)];
    if let Some((app, sandbox)) = app.zip(EmbeddedSandbox::from_context()) {
        content.push(controls(app, sandbox));
    }
    tag("section", "preview-banner no-print").attr("aria-label", t.label).with(content)
}

/// The button that opens the panel, the link to the gallery, and the panel.
fn controls(app: App, sandbox: EmbeddedSandbox) -> Part {
    let t = &text().preview;
    let is_open = RwSignal::new(false);
    let filled = RwSignal::new(None::<&'static str>);
    let open = move || {
        filled.set(None);
        is_open.set(true);
        browser::after_paint(dialog::show);
    };
    let status = move || filled.get().map(|name| fill(t.filled, name)).unwrap_or_default();
    let gallery = link("link", "/apercu".to_owned(), false, vec![words(t.gallery)]);
    let panel = move || {
        if is_open.get() { panel::view(app, sandbox.clone(), filled) } else { nothing() }
    };
    let heading = tag("h2", "").attr("id", TITLE_ID);
    let head = vec![
        heading.with(vec![words(t.panel_title)]),
        button("button button--secondary", vec![words(t.close)], dialog::hide),
    ];
    let dialog = tag("dialog", "backstage")
        .attr("id", dialog::ID)
        .attr("aria-labelledby", TITLE_ID)
        .on(Listener::Other("close", Box::new(move |_| is_open.set(false))))
        .with(vec![
            element("div", "backstage__head", head),
            paragraph("", t.kept),
            changing(panel),
        ]);
    all(vec![
        element(
            "p",
            "preview-banner__ways",
            vec![button("button button--secondary", vec![words(t.open)], open), gallery],
        ),
        tag("div", "").attr("role", "status").dynamic_text(status),
        dialog,
    ])
}
