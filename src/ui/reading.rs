//! The long texts of the pages to read, asked for when the first of them is read, and what stands
//! until they are there.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::parts::Part;
use super::parts::awaited::{awaited, did_not_come};
use super::parts::markup::changing;
use crate::api::read_text;
use crate::text::{Reading, text};

/// Where they are.
const FILE: &str = "/pages.fr.json";

/// What `view` makes of the texts, as soon as they are there.
pub(crate) fn with_reading(app: App, view: impl Fn(&Reading) -> Part + 'static) -> Part {
    let failed = RwSignal::new(false);
    if app.reading().with_untracked(Option::is_none) {
        load(app, failed);
    }
    changing(move || match app.reading().get() {
        Some(reading) => view(&reading),
        None => awaited(failed, text().common.loading, move || load(app, failed)),
    })
}

fn load(app: App, failed: RwSignal<bool>) {
    failed.set(false);
    spawn_local(async move {
        match read_text(FILE).await.ok().and_then(|file| Reading::read(&file)) {
            Some(reading) => app.reading().set(Some(reading)),
            None => did_not_come(failed),
        }
    });
}
