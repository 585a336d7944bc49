//! `/espace`: « Bonjour {}, ».
//!
//! The home page of the space: what can be done, what is new, the account.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use html::html;

use super::shared::{SOON, nav};
use crate::route::Route;
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::parts::button::{icon_link, main_link, other_link};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{actions, lead, moved, title_of, wide};
use crate::ui::parts::picture::{HERO, LOCK, SERVICE_DOCUMENTS, SERVICE_FAMILY, SERVICE_PROFILE};
use crate::ui::parts::sign_out::sign_out;
use crate::ui::parts::{Part, icon, picture};

pub(crate) fn view(app: App, first_name: Option<String>) -> Part {
    let t = text();
    let greeting = match first_name.filter(|name| !name.is_empty()) {
        Some(name) => fill(t.space.hello, &name),
        None => t.space.hello_without_name.to_owned(),
    };
    let vaccines = (SOON, t.space.vaccines_go);
    let trusted = (SOON, t.space.trusted_go);
    let profiles = (&Route::Profiles, t.account.profiles_go);
    let account = (&Route::Account, t.account.go);
    let content = html! {
        <section class="hero">
            <div class="hero__text">
                {moved()}
                <p class="greeting">{t.space.slogan}</p>
                {title_of(greeting)}
                {lead(t.space.lead)}
                {actions(vec![
                    main_link(SOON, t.space.complete),
                    other_link(SOON, t.space.add),
                ])}
            </div>
            {picture("hero__art", HERO)}
        </section>
        <section class="band">
            <h2>{t.space.news}</h2>
            <p>{t.space.news_text}</p>
            <div class="tiles">
                {card(SERVICE_PROFILE, t.space.vaccines, t.space.vaccines_text, vaccines)}
                {card(SERVICE_DOCUMENTS, t.space.trusted, t.space.trusted_text, trusted)}
            </div>
        </section>
        <section class="band">
            <h2>{t.space.manage}</h2>
            <div class="tiles">
                {card(SERVICE_FAMILY, t.profiles.title, t.account.profiles_text, profiles)}
                {card(LOCK, t.account.title, t.account.text, account)}
            </div>
            {actions(vec![sign_out(app, t.account.sign_out, Route::SignedOut)])}
        </section>
        <section class="band band--tint">
            <h2>{t.space.safe}</h2>
            <p>{t.space.safe_text}</p>
            <div class="tiles">
                {fact(Icon::Lock, t.space.hosting, t.space.hosting_text)}
                {fact(Icon::Info, t.space.data, t.space.data_text)}
                {fact(Icon::Check, t.space.protection, t.space.protection_text)}
            </div>
            <p>{icon_link(Icon::ArrowRight, &Route::DataProtection, t.space.more)}</p>
        </section>
    };
    html! {
        {nav(app, &Route::Space)}
        {wide(vec![content])}
    }
}

fn card(
    svg: &'static str,
    heading: &'static str,
    sentence: &'static str,
    (route, action): (&Route, &'static str),
) -> Part {
    html! {
        <section class="tile">
            {picture("service__picture", svg)}
            <h3>{heading}</h3>
            <p>{sentence}</p>
            <p>{icon_link(Icon::ArrowRight, route, action)}</p>
        </section>
    }
}

fn fact(image: Icon, heading: &'static str, sentence: &'static str) -> Part {
    html! {
        <section class="tile">
            {icon(image)}
            <h3>{heading}</h3>
            <p>{sentence}</p>
        </section>
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::{Account, Screen};
    use crate::ui::sample::fixtures::{inaya, long_name};
    use crate::ui::sample::{CannedResponse, Sample};
    let signed_in =
        Sample::of("vue", || Screen::Account(Account::home(&inaya()))).with_standing(inaya);
    vec![
        signed_in,
        Sample::of("nom-long", || Screen::Account(Account::home(&long_name())))
            .with_standing(long_name),
        Sample::of("sans-nom", || Screen::Account(Account::Home(None))),
        signed_in.answered("deconnexion-en-cours", CannedResponse::Waits),
        signed_in.answered("deconnexion-hors-ligne", CannedResponse::Offline),
    ]
}
