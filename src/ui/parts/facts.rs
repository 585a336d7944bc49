//! What is known, a row each, with the way to change it.

use super::button::icon_link;
use super::icon::Icon;
use crate::route::Route;
use crate::ui::markup::{Part, element, said, when};

/// The rows.
pub(crate) fn facts(rows: Vec<Part>) -> Part {
    element("dl", "facts", rows)
}

/// One row; the action has no words where nothing can be changed.
pub(crate) fn fact(label: Vec<Part>, value: String, change: &Route, action: &'static str) -> Part {
    let row = vec![
        element("dt", "", label),
        element("dd", "", vec![said(value)]),
        when(!action.is_empty(), || {
            element("dd", "facts__action", vec![icon_link(Icon::Edit, change, action)])
        }),
    ];
    element("div", "facts__row", row)
}
