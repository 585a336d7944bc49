//! Loads the long texts of the information pages when the first of these pages is opened, and shows a loading message
//! until they have arrived.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::parts::Part;
use super::parts::awaited::{awaited, did_not_come};
use super::parts::markup::changing;
use crate::api::read_text;
use crate::text::{LongTexts, text};

/// The path of the file with the texts.
const FILE: &str = "/pages.fr.json";

/// Renders `view` with the texts; until they are loaded, a loading message.
pub(crate) fn with_long_texts(app: App, view: impl Fn(&LongTexts) -> Part + 'static) -> Part {
    let failed = RwSignal::new(false);
    if app.long_texts().with_untracked(Option::is_none) {
        load(app, failed);
    }
    changing(move || match app.long_texts().get() {
        Some(texts) => view(&texts),
        None => awaited(failed, text().common.loading, move || load(app, failed)),
    })
}

fn load(app: App, failed: RwSignal<bool>) {
    failed.set(false);
    spawn_local(async move {
        match read_text(FILE).await.ok().and_then(|file| LongTexts::parse(&file)) {
            Some(texts) => app.long_texts().set(Some(texts)),
            None => did_not_come(failed),
        }
    });
}
