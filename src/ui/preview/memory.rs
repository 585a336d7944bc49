//! Stores the sandbox's record in `sessionStorage`, until the tab is closed. It contains only invented people. Where
//! storage is not available, each page load starts from the initial state.

use web_sys::Storage;

use crate::sandbox::Record;
use crate::ui::browser;

const NAME: &str = "apercu";

fn storage() -> Option<Storage> {
    browser::window().session_storage().ok()?
}

/// Removes the record from the storage and returns it. If replaying it crashes the page, the next page load starts from
/// the initial state.
pub(super) fn take() -> Option<Record> {
    let text = storage()?.get_item(NAME).ok()??;
    clear();
    // The record of an older preview may be unreadable.
    serde_json::from_str(&text).ok()
}

pub(super) fn store(record: &Record) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(record)) {
        let _ = storage.set_item(NAME, &text);
    }
}

pub(super) fn clear() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(NAME);
    }
}
