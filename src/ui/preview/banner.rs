//! Above every screen: that nothing is real, and the way behind the scenes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::{Inside, panel};
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::parts::Part;
use crate::ui::parts::markup::{
    Element, all, button, changing, changing_words, element, link, nothing, paragraph, strong, tag,
    words,
};

const DIALOG_ID: &str = "coulisses";
/// The heading that names the dialog.
const TITLE_ID: &str = "coulisses-titre";

/// The banner. A sample in the frames of the gallery has none, for its picture is the screen’s.
pub(crate) fn banner(app: Option<App>) -> Part {
    if browser::is_framed() {
        return nothing();
    }
    let t = &text().preview;
    let sentence = vec![strong(t.title), words(" "), words(t.told)];
    let mut content = vec![element("p", "", sentence)];
    if let Some((app, inside)) = app.zip(Inside::of_page()) {
        content.push(ways(app, inside));
    }
    Element { tag: "section", class: "preview-banner no-print", label: t.label, ..Element::PLAIN }
        .with(content)
}

/// The ways to the panel and to the gallery, with the panel itself.
fn ways(app: App, inside: Inside) -> Part {
    let t = &text().preview;
    let opened = RwSignal::new(false);
    let filled = RwSignal::new(None::<&'static str>);
    let open = move || {
        filled.set(None);
        opened.set(true);
        browser::after_paint(show);
    };
    let told = move || filled.get().map(|name| fill(t.filled, name)).unwrap_or_default();
    let gallery = link("link", "/apercu".to_owned(), false, vec![words(t.gallery)]);
    let panel = move || {
        if opened.get() { panel::view(app, inside.clone(), filled) } else { nothing() }
    };
    let heading = Element { tag: "h2", id: TITLE_ID, ..Element::PLAIN };
    let head = vec![
        heading.with(vec![words(t.backstage)]),
        button("button button--secondary", vec![words(t.close)], hide),
    ];
    let dialog = tag("dialog", "backstage")
        .attr("id", DIALOG_ID)
        .attr("aria-labelledby", TITLE_ID)
        .on("close", move |_| opened.set(false))
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
        Element { role: "status", ..Element::PLAIN }.with(vec![changing_words(told)]),
        dialog,
    ])
}

fn dialog() -> Option<HtmlDialogElement> {
    browser::document().get_element_by_id(DIALOG_ID)?.dyn_into().ok()
}

fn show() {
    if let Some(dialog) = dialog() {
        // Fails only when it is open already.
        let _ = dialog.show_modal();
    }
}

/// Puts the panel away: the focus goes back to where it was.
pub(super) fn hide() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}
