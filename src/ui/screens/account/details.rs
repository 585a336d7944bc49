//! `/espace/compte`: « Mon compte ».
//!
//! Shows the account, read from the backend each time and kept nowhere, and leads to every change of it.
//! Source: our own screen.

use html::html;

use super::shared::{account, nav, tile};
use crate::contract::Account;
use crate::journeys::account::Updated;
use crate::journeys::moves;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::loading::when_loaded;
use crate::ui::parts::button::{self, icon_link, other_button};
use crate::ui::parts::facts::{fact, facts};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{actions, space, title};
use crate::ui::parts::sign_out::sign_out;
use crate::ui::parts::{Part, notice, trouble};

pub(crate) fn view(app: App, updated: Option<Updated>) -> Part {
    let t = text();
    let profiles = icon_link(Icon::ArrowRight, &Route::Profiles, t.account.profiles_go);
    let closure = icon_link(Icon::ArrowRight, &Route::AccountClosure, t.account.close_go);
    let content = html! {
        {title(t.account.title)}
        {updated.map(|what| notice::success(updated_sentence(what)))}
        {when_loaded(app, account(), move |account| rows(app, account))}
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

fn updated_sentence(what: Updated) -> &'static str {
    let t = &text().account;
    match what {
        Updated::Contact => t.updated,
        Updated::Password => t.password_updated,
        Updated::Identifier => t.identifier_updated,
        Updated::Sessions => t.sessions_updated,
    }
}

/// Renders the facts of the account, and the end of the other sessions if the backend offers it.
fn rows(app: App, account: &Account) -> Part {
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
    // A backend of version 1.0.0 changes neither the identifier nor the password.
    let can_change = account.credentials.is_some();
    let has_password = can_change && account.identifier.is_some();
    let change_identifier = if has_password { t.account.change_identifier } else { "" };
    let mut known = vec![
        fact(
            label(t.field.identifier),
            identifier.to_owned(),
            &Route::AccountIdentifier,
            change_identifier,
        ),
        fact(label(t.contact.email), email, &Route::AccountEmail, email_action),
        fact(label(t.contact.mobile), mobile, &Route::AccountMobile, mobile_action),
    ];
    if has_password {
        known.insert(
            1,
            fact(
                label(t.account.password),
                t.account.password_hidden.to_owned(),
                &Route::AccountPassword,
                t.account.change_password,
            ),
        );
    }
    html! {
        {facts(known)}
        {can_change.then(|| other_sessions(app))}
    }
}

fn other_sessions(app: App) -> Part {
    let t = &text().account;
    let form = Form::new(app);
    let end = move || form.submit(|| Some(moves::end_other_sessions()));
    html! {
        <div class="tiles">
            <section class="tile">
                <h2>{t.sessions}</h2>
                <p>{t.sessions_text}</p>
                {trouble::beside(form)}
                {actions(vec![other_button(t.sessions_close, end)])}
                {button::slow_notice(form)}
            </section>
        </div>
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{self, RefusalCode};
    use crate::journeys::{Account, Screen};
    use crate::ui::sample::fixtures::{LONG_EMAIL, MARTINE_MOBILE, credentials, inaya, long_name};
    use crate::ui::sample::{CannedResponse, Sample};
    fn account_of(
        identifier: Option<&str>,
        email: Option<&str>,
        mobile: Option<&str>,
    ) -> contract::Account {
        contract::Account {
            identifier: identifier.map(str::to_owned),
            email: email.and_then(|email| email.parse().ok()),
            mobile: mobile.and_then(|mobile| mobile.parse().ok()),
            credentials: Some(credentials()),
        }
    }
    let of = |state, response| {
        Sample::of(state, || Screen::Account(Account::Details { updated: None }))
            .with_standing(inaya)
            .with_read_response(response)
    };
    fn detailed(what: Updated) -> Screen {
        Screen::Account(Account::Details { updated: Some(what) })
    }
    let changed = |state, screen: fn() -> Screen| {
        Sample::of(state, screen).with_standing(inaya).with_read_response(CannedResponse::Account(
            || account_of(Some("inaya.m1988"), Some("i.martin@mes.fr"), Some("0612345615")),
        ))
    };
    let long = || {
        let identifier = "marie-antoinette.wilhelmine.eleonore.de-la-rochefoucauld";
        account_of(Some(identifier), Some(LONG_EMAIL), Some(MARTINE_MOBILE))
    };
    vec![
        of(
            "vue",
            CannedResponse::Account(|| {
                account_of(Some("inaya.m1988"), Some("i.martin@mes.fr"), Some("0612345615"))
            }),
        ),
        Sample::of("mise-a-jour", || {
            Screen::Account(Account::Details { updated: Some(Updated::Contact) })
        })
        .with_standing(inaya)
        .with_read_response(CannedResponse::Account(|| {
            account_of(Some("inaya.m1988"), Some("i.martin@mes.fr"), Some("0612345615"))
        })),
        changed("mot-de-passe-change", || detailed(Updated::Password)),
        changed("identifiant-change", || detailed(Updated::Identifier)),
        changed("autres-sessions-fermees", || detailed(Updated::Sessions)),
        of(
            "version-1",
            CannedResponse::Account(|| {
                let account = account_of(Some("inaya.m1988"), Some("i.martin@mes.fr"), None);
                contract::Account { credentials: None, ..account }
            }),
        ),
        of(
            "sans-mobile",
            CannedResponse::Account(|| {
                account_of(Some("jules.petit"), Some("jules.petit@exemple.fr"), None)
            }),
        ),
        of(
            "sans-identifiant",
            CannedResponse::Account(|| {
                account_of(None, Some("i.martin@mes.fr"), Some("0612345615"))
            }),
        ),
        of("tout-est-long", CannedResponse::Account(long)).with_standing(long_name),
        of("en-attente", CannedResponse::Waits),
        of("indisponible", CannedResponse::Refuses(RefusalCode::Unavailable, None)),
        of("hors-ligne", CannedResponse::Offline),
        of("session-terminee", CannedResponse::Refuses(RefusalCode::SessionEnded, None)),
        of("deconnexion-hors-ligne", CannedResponse::Offline).submitted(),
    ]
}
