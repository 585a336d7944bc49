//! A list of known data, one row each, with a link to change it.

use html::html;

use super::button::icon_link;
use super::icon::Icon;
use crate::route::Route;
use crate::ui::markup::Part;

/// Renders the list of rows.
pub(crate) fn facts(rows: Vec<Part>) -> Part {
    html! { <dl class="facts">{rows}</dl> }
}

/// Renders one row; an empty `action` leaves out the link.
pub(crate) fn fact(label: Vec<Part>, value: String, change: &Route, action: &'static str) -> Part {
    html! {
        <div class="facts__row">
            <dt>{label}</dt>
            <dd>{value}</dd>
            {(!action.is_empty()).then(|| html! {
                <dd class="facts__action">{icon_link(Icon::Edit, change, action)}</dd>
            })}
        </div>
    }
}
