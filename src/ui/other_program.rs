//! A screen that this program does not have: the page of its address loads the program that has it.

use html::html;

use super::browser;
use super::parts::Part;
use crate::text::text;

/// Loads the page of the address, which is already in the address bar.
pub(crate) fn view() -> Part {
    browser::reload();
    html! {
        <main class="page" id="contenu"><p class="waiting">{text().common.loading}</p></main>
    }
}
