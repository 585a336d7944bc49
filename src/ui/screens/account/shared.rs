//! What several screens of this journey share.

use html::html;
use leptos::prelude::*;

use crate::api::Failure;
use crate::contract::{Account, Credentials, ReadAccount};
use crate::journeys::account::short_name;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::loading::{Loading, when_loaded};
use crate::ui::markup::{self, empty, fragment};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{back, journey, lead, title};
use crate::ui::parts::summary::summary;
use crate::ui::parts::{Part, icon, notice, trouble};

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

/// Describes how the account is loaded: from the backend each time, and kept nowhere.
pub(super) fn account() -> Loading<Account, impl Future<Output = Result<Account, Option<Failure>>>>
{
    Loading {
        data: RwSignal::new(None),
        read: |app| async move { app.client().send(&ReadAccount {}).await.map_err(Some) },
        message: text().account.loading,
        heading: |_| empty(),
    }
}

/// Lays out a change of the identifier or of the password, whose rules are part of the account.
pub(super) fn with_account(
    app: App,
    heading: &'static str,
    introduction: &'static str,
    form: fn(App, &Account, &Credentials) -> Vec<Part>,
) -> Part {
    let content = when_loaded(app, account(), move |account| match &account.credentials {
        Some(rules) if account.identifier.is_some() => fragment(form(app, account, rules)),
        _ => notice::info(text().account.not_here),
    });
    journey(vec![back(), title(heading), lead(introduction), content])
}

/// Renders the form of such a change, with its errors above it.
pub(super) fn change_form(form: Form, send: impl Fn() + 'static, fields: Part) -> Vec<Part> {
    vec![
        summary(form),
        trouble::trouble(form),
        html! { <p class="field__note">{text().common.all_required}</p> },
        markup::form(send, vec![fields]),
    ]
}

/// The states that both changes have; `typed` fills the form in.
#[cfg(feature = "gallery")]
pub(super) fn change_samples<O: crate::contract::Operation>(
    screen: fn() -> crate::journeys::Screen,
    typed: &'static [(&'static str, &'static str)],
) -> Vec<crate::ui::sample::Sample> {
    use crate::contract::RefusalCode;
    use crate::ui::sample::fixtures::{credentials, inaya};
    use crate::ui::sample::{CannedResponse, Sample};
    let of_inaya = CannedResponse::Account(|| Account {
        identifier: Some("inaya.m1988".to_owned()),
        email: None,
        mobile: None,
        credentials: Some(credentials()),
    });
    let without = CannedResponse::Account(|| Account {
        identifier: None,
        email: None,
        mobile: None,
        credentials: None,
    });
    let empty = Sample::of("vide", screen).with_standing(inaya).with_read_response(of_inaya);
    let filled = empty.named("rempli").typed(typed);
    let mut samples = vec![
        empty,
        filled,
        empty.named("manque").submitted(),
        filled.refused("preuve-demandee", RefusalCode::ReauthenticationNeeded, None),
        filled.refused("preuve-fausse", RefusalCode::NotRecognised, Some(2)),
        empty.named("pas-ici").with_read_response(without),
        empty.named("en-attente").with_read_response(CannedResponse::Waits),
    ];
    samples.extend(filled.failures::<O>());
    samples
}
