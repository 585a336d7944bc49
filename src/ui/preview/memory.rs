//! Where the record of what happened is kept: in the tab, until it is closed. Everybody in it is
//! invented. A browser that refuses to keep anything begins anew with each page.

use web_sys::Storage;

use crate::sandbox::Record;
use crate::ui::browser;

const NAME: &str = "apercu";

fn storage() -> Option<Storage> {
    browser::window().session_storage().ok()?
}

/// Takes the record out: were it the end of the page, the next one would begin anew.
pub(super) fn take() -> Option<Record> {
    let text = storage()?.get_item(NAME).ok()??;
    forget();
    // One of an older preview may be read no more.
    serde_json::from_str(&text).ok()
}

/// Keeps the record.
pub(super) fn keep(record: &Record) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(record)) {
        let _ = storage.set_item(NAME, &text);
    }
}

/// Forgets it.
pub(super) fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(NAME);
    }
}
