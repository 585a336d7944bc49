//! The long texts of the information pages, loaded when the first of these pages is opened.

use super::app::App;
use super::loading::{Loading, when_loaded};
use super::parts::Part;
use crate::text::{LongTexts, text};
use crate::ui::browser;
use crate::ui::markup::{empty, given};

/// The path of the file with the texts.
const FILE: &str = "/pages.fr.json";

/// Renders `view` with the texts; until they are loaded, a loading message. A page that the server sent has the texts
/// already.
pub(crate) fn with_long_texts(app: App, view: impl Fn(&LongTexts) -> Part + 'static) -> Part {
    let texts = Loading {
        data: app.long_texts(),
        read: |_| async {
            let file = browser::read_text(FILE).await.map_err(|_| None)?;
            LongTexts::parse(&file).ok_or(None)
        },
        message: text().common.loading,
        heading: |_| empty(),
    };
    given(move || when_loaded(app, texts, view))
}
