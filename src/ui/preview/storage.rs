//! Stores the sandbox's record in `sessionStorage`, until the tab is closed. All people in it are invented. If
//! storage is not available, each page load starts from the initial state.

use web_sys::Storage;

use crate::sandbox::Record;
use crate::ui::browser;

const KEY: &str = "apercu";

fn session_storage() -> Option<Storage> {
    browser::window().session_storage().ok()?
}

/// Removes the record from the storage and returns it, so that after a crash while it is replayed the next page load
/// starts from the initial state.
pub(super) fn take() -> Option<Record> {
    let text = session_storage()?.get_item(KEY).ok()??;
    clear();
    // An older version of the preview may have stored a record with another structure.
    serde_json::from_str(&text).ok()
}

pub(super) fn store(record: &Record) {
    if let (Some(storage), Ok(text)) = (session_storage(), serde_json::to_string(record)) {
        let _ = storage.set_item(KEY, &text);
    }
}

pub(super) fn clear() {
    if let Some(storage) = session_storage() {
        let _ = storage.remove_item(KEY);
    }
}
