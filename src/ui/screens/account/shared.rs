//! What several screens of this journey share.

use leptos::prelude::*;

use crate::journeys::account::short_name;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::markup::{element, said, tag, words};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{Part, icon};

/// The page for the medical sections, which are another product.
pub(super) const SOON: &Route = &Route::SpaceComingSoon;

/// The navigation of the space, on the page `here`.
pub(super) fn nav(app: App, here: &Route) -> Part {
    let t = text();
    let name = app.standing().with_untracked(|standing| standing.person.as_ref().map(short_name));
    let who = match name {
        // The header's link says the same name, and leads elsewhere.
        Some(name) => vec![
            said(name),
            element("span", "visually-hidden", vec![words(", "), words(t.account.title)]),
        ],
        None => vec![words(t.account.title)],
    };
    let sections = [
        (&Route::Space, t.space.home),
        (SOON, t.space.medical),
        (SOON, t.space.documents),
        (SOON, t.space.messages),
    ];
    let mut entries: Vec<_> =
        sections.into_iter().map(|(to, name)| entry(to, here, vec![words(name)])).collect();
    entries.push(entry(&Route::Account, here, vec![icon(Icon::User), element("span", "", who)]));
    tag("nav", "space-nav").attr("aria-label", t.space.nav).with(vec![element("ul", "", entries)])
}

pub(super) fn entry(to: &Route, here: &Route, name: Vec<Part>) -> Part {
    // No section of another product is this page.
    let current = to == here && here != SOON;
    let link = tag("a", "")
        .attr_of("href", to.path().into_owned())
        .attr("aria-current", if current { "page" } else { "" })
        .with(name);
    element("li", "", vec![link])
}

/// One thing to do, on a card of its own.
pub(super) fn tile(heading: &'static str, sentence: &'static str, action: Option<Part>) -> Part {
    let mut content =
        vec![element("h2", "", vec![words(heading)]), element("p", "", vec![words(sentence)])];
    content.extend(action.map(|action| element("p", "", vec![action])));
    element("section", "tile", content)
}
