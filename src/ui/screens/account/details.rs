//! `/espace/compte`: « Mon compte ».
//!
//! Shows the account, read from the backend each time and kept nowhere, and leads to every change of it.
//! Source: our own screen.

use html::html;
use leptos::prelude::*;

use super::shared::{nav, tile};
use crate::contract::{Account, ReadAccount};
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::loading::{Loading, when_loaded};
use crate::ui::markup::empty;
use crate::ui::parts::button::icon_link;
use crate::ui::parts::facts::{fact, facts};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{actions, space, title};
use crate::ui::parts::sign_out::sign_out;
use crate::ui::parts::{Part, notice};

pub(crate) fn view(app: App, updated: bool) -> Part {
    let t = text();
    let account = Loading {
        data: RwSignal::new(None),
        read: |app| async move { app.client().send(&ReadAccount {}).await.map_err(Some) },
        message: t.account.loading,
        heading: |_| empty(),
    };
    let profiles = icon_link(Icon::ArrowRight, &Route::Profiles, t.account.profiles_go);
    let closure = icon_link(Icon::ArrowRight, &Route::AccountClosure, t.account.close_go);
    let content = html! {
        {title(t.account.title)}
        {updated.then(|| notice::success(t.account.updated))}
        {when_loaded(app, account, rows)}
        <div class="tiles">
            {tile(t.profiles.title, t.account.profiles_text, Some(profiles))}
            {tile(t.account.close, t.account.close_text, Some(closure))}
        </div>
        {actions(vec![sign_out(app, t.account.sign_out, Route::SignedOut)])}
    };
    html! {
        {nav(app, &Route::Account)}
        {space(vec![content])}
    }
}

fn rows(account: &Account) -> Part {
    let t = text();
    let identifier = account.identifier.as_deref().unwrap_or(t.account.identifier_none);
    let (email, email_action) = match &account.email {
        Some(email) => (email.as_str().to_owned(), t.contact.change_email),
        None => (t.contact.none.to_owned(), t.contact.add_email),
    };
    let (mobile, mobile_action) = match &account.mobile {
        Some(mobile) => (mobile.grouped(), t.contact.change_mobile),
        None => (t.contact.none.to_owned(), t.contact.add_mobile),
    };
    let label = |label: &'static str| vec![html! { {label} }];
    facts(vec![
        fact(label(t.field.identifier), identifier.to_owned(), &Route::Account, ""),
        fact(label(t.contact.email), email, &Route::AccountEmail, email_action),
        fact(label(t.contact.mobile), mobile, &Route::AccountMobile, mobile_action),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{self, RefusalCode};
    use crate::journeys::{Account, Screen};
    use crate::ui::sample::fixtures::{LONG_EMAIL, MARTINE_MOBILE, inaya, long_name};
    use crate::ui::sample::{CannedResponse, Sample};
    fn account(
        identifier: Option<&str>,
        email: Option<&str>,
        mobile: Option<&str>,
    ) -> contract::Account {
        contract::Account {
            identifier: identifier.map(str::to_owned),
            email: email.and_then(|email| email.parse().ok()),
            mobile: mobile.and_then(|mobile| mobile.parse().ok()),
        }
    }
    let of = |state, response| {
        Sample::of(state, || Screen::Account(Account::Details { updated: false }))
            .with_standing(inaya)
            .with_read_response(response)
    };
    let long = || {
        let identifier = "marie-antoinette.wilhelmine.eleonore.de-la-rochefoucauld";
        account(Some(identifier), Some(LONG_EMAIL), Some(MARTINE_MOBILE))
    };
    vec![
        of(
            "vue",
            CannedResponse::Account(|| {
                account(Some("inaya.m1988"), Some("i.martin@mes.fr"), Some("0612345615"))
            }),
        ),
        Sample::of("mise-a-jour", || Screen::Account(Account::Details { updated: true }))
            .with_standing(inaya)
            .with_read_response(CannedResponse::Account(|| {
                account(Some("inaya.m1988"), Some("i.martin@mes.fr"), Some("0612345615"))
            })),
        of(
            "sans-mobile",
            CannedResponse::Account(|| {
                account(Some("jules.petit"), Some("jules.petit@exemple.fr"), None)
            }),
        ),
        of(
            "sans-identifiant",
            CannedResponse::Account(|| account(None, Some("i.martin@mes.fr"), Some("0612345615"))),
        ),
        of("tout-est-long", CannedResponse::Account(long)).with_standing(long_name),
        of("en-attente", CannedResponse::Waits),
        of("indisponible", CannedResponse::Refuses(RefusalCode::Unavailable, None)),
        of("hors-ligne", CannedResponse::Offline),
        of("session-terminee", CannedResponse::Refuses(RefusalCode::SessionEnded, None)),
        of("deconnexion-hors-ligne", CannedResponse::Offline).submitted(),
    ]
}
