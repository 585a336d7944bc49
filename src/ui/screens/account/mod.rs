//! F3, F4: the space, and its account.

pub(crate) mod closed;
pub(crate) mod closure;
pub(crate) mod details;
pub(crate) mod home;
pub(crate) mod soon;

use leptos::prelude::*;

use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::markup::{Element, element, said, tag, words};
use crate::ui::parts::{Part, icon};
use crate::ui::shell::short_name;

const HOME: &str = "/espace";
/// The medical sections are another product; all their links lead to where it is said.
const SOON: &str = "/espace/bientot";
const ACCOUNT: &str = "/espace/compte";
const CLOSURE: &str = "/espace/compte/fermeture";

/// The navigation of the space, as S4 draws it, on one of its pages.
fn nav(app: App, here: &'static str) -> Part {
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
        (HOME, t.space.home),
        (SOON, t.space.medical),
        (SOON, t.space.documents),
        (SOON, t.space.messages),
    ];
    let mut entries: Vec<_> =
        sections.into_iter().map(|(path, name)| entry(path, here, vec![words(name)])).collect();
    entries.push(entry(ACCOUNT, here, vec![icon(Icon::User), element("span", "", who)]));
    Element { tag: "nav", class: "space-nav", label: t.space.nav, ..Element::PLAIN }
        .with(vec![element("ul", "", entries)])
}

fn entry(path: &'static str, here: &str, name: Vec<Part>) -> Part {
    // No section of another product is this page.
    let current = path == here && here != SOON;
    let link = tag("a", "")
        .attr("href", path)
        .attr("aria-current", if current { "page" } else { "" })
        .with(name);
    element("li", "", vec![link])
}

/// One thing to do, on a card of its own.
fn tile(heading: &'static str, sentence: &'static str, action: Option<Part>) -> Part {
    let mut content =
        vec![element("h2", "", vec![words(heading)]), element("p", "", vec![words(sentence)])];
    content.extend(action.map(|action| element("p", "", vec![action])));
    element("section", "tile", content)
}
