//! Opens and closes the dialog that holds the panel.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::ui::browser;

pub(super) const ID: &str = "coulisses";

fn dialog() -> Option<HtmlDialogElement> {
    browser::document().get_element_by_id(ID)?.dyn_into().ok()
}

pub(super) fn show() {
    if let Some(dialog) = dialog() {
        // Fails only if the dialog is open already.
        let _ = dialog.show_modal();
    }
}

/// Closes the panel; the browser restores the focus.
pub(super) fn hide() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}
