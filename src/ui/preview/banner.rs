//! The banner above every screen: it states that no data is real, and a button opens the panel.

use html::html;
use leptos::prelude::*;

use super::sandbox::EmbeddedSandbox;
use super::{dialog, panel};
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::markup::{ElementBuilder, Listener, empty};
use crate::ui::parts::Part;
use crate::ui::parts::button::other_button;

/// The id of the heading that names the dialog.
const TITLE_ID: &str = "coulisses-titre";

/// Renders the banner, except in a frame of the gallery, which shows the screen alone.
pub(crate) fn banner(app: Option<App>) -> Part {
    if browser::is_framed() {
        return empty();
    }
    let t = &text().preview;
    let context = app.zip(EmbeddedSandbox::from_context());
    html! {
        <section class="preview-banner no-print" aria-label=t.label>
            <p><strong>{t.title}</strong>" "{t.lead}</p>
            {context.map(|(app, sandbox)| controls(app, sandbox))}
        </section>
    }
}

/// Renders the button that opens the panel, the link to the gallery, and the panel.
fn controls(app: App, sandbox: EmbeddedSandbox) -> Part {
    let t = &text().preview;
    let is_open = RwSignal::new(false);
    let filled = RwSignal::new(None::<&'static str>);
    let open = move || {
        filled.set(None);
        is_open.set(true);
        browser::after_paint(dialog::show);
    };
    let dialog_content = html! {
        <div class="backstage__head">
            <h2 id=TITLE_ID>{t.panel_title}</h2>
            {other_button(t.close, dialog::hide)}
        </div>
        <p>{t.kept}</p>
        {move || if is_open.get() { panel::view(app, sandbox.clone(), filled) } else { empty() }}
    };
    let dialog = ElementBuilder::new("dialog")
        .attr("class", "backstage")
        .attr("id", dialog::ID)
        .attr("aria-labelledby", TITLE_ID)
        .on(Listener::Other("close", Box::new(move |_| is_open.set(false))))
        .children(vec![dialog_content]);
    html! {
        <p class="preview-banner__ways">
            {other_button(t.open, open)}
            <a class="link" href="/apercu">{t.gallery}</a>
        </p>
        <div
            role="status"
            text=move || filled.get().map(|name| fill(t.filled, name)).unwrap_or_default()
        />
        {dialog}
    }
}
