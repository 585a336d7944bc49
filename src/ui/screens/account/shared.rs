//! What several screens of this journey share.

use html::html;
use leptos::prelude::*;

use crate::journeys::account::short_name;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::{Part, icon};

/// The page for the medical sections, which are another product.
pub(super) const SOON: &Route = &Route::SpaceComingSoon;

/// Renders the navigation of the space; `here` is the current page.
pub(super) fn nav(app: App, here: &Route) -> Part {
    let t = text();
    let name = app.standing().with_untracked(|standing| standing.person.as_ref().map(short_name));
    let account = match name {
        // The header has a link with the same name and another target.
        Some(name) => html! {
            {name}
            <span class="visually-hidden">", "{t.account.title}</span>
        },
        None => html! { {t.account.title} },
    };
    let account = html! {
        {icon(Icon::User)}
        <span>{account}</span>
    };
    let sections = [
        (&Route::Space, t.space.home),
        (SOON, t.space.medical),
        (SOON, t.space.documents),
        (SOON, t.space.messages),
    ];
    let sections: Vec<_> = sections
        .into_iter()
        .map(|(route, label)| entry(route, here, vec![html! { {label} }]))
        .collect();
    html! {
        <nav class="space-nav" aria-label=t.space.nav>
            <ul>
                {sections}
                {entry(&Route::Account, here, vec![account])}
            </ul>
        </nav>
    }
}

pub(super) fn entry(to: &Route, here: &Route, name: Vec<Part>) -> Part {
    // The medical sections share one page: none of them is the current one.
    let current = if to == here && here != SOON { "page" } else { "" };
    html! {
        <li>
            <a href=to.path().into_owned() aria-current=current>{name}</a>
        </li>
    }
}

/// Renders one thing to do as a card.
pub(super) fn tile(heading: &'static str, sentence: &'static str, action: Option<Part>) -> Part {
    html! {
        <section class="tile">
            <h2>{heading}</h2>
            <p>{sentence}</p>
            {action.map(|action| html! { <p>{action}</p> })}
        </section>
    }
}
