//! `/espace`: « Bonjour {}, ».
//!
//! The home page of the space: what can be done, what is new, the account.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use super::shared::{SOON, nav};
use crate::route::Route;
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::markup::{all, element, paragraph, words};
use crate::ui::parts::button::{icon_link, main_link, other_link};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{actions, lead, moved, title_of, wide};
use crate::ui::parts::picture::{HERO, LOCK, SERVICE_DOCUMENTS, SERVICE_FAMILY, SERVICE_PROFILE};
use crate::ui::parts::sign_out::sign_out;
use crate::ui::parts::{Part, icon, picture};

/// What can be done, what is new, what is one's own, and who keeps it safe.
pub(crate) fn view(app: App, first_name: Option<String>) -> Part {
    let t = text();
    let hello = match first_name.filter(|name| !name.is_empty()) {
        Some(name) => fill(t.space.hello, &name),
        None => t.space.hello_without_name.to_owned(),
    };
    let ways = vec![main_link(SOON, t.space.complete), other_link(SOON, t.space.add)];
    let hero = vec![
        element(
            "div",
            "hero__text",
            vec![
                moved(),
                paragraph("greeting", t.space.slogan),
                title_of(hello),
                lead(t.space.lead),
                actions(ways),
            ],
        ),
        picture("hero__art", HERO),
    ];
    let news = vec![
        card(SERVICE_PROFILE, t.space.vaccines, t.space.vaccines_text, (SOON, t.space.vaccines_go)),
        card(SERVICE_DOCUMENTS, t.space.trusted, t.space.trusted_text, (SOON, t.space.trusted_go)),
    ];
    let own = vec![
        card(
            SERVICE_FAMILY,
            t.profiles.title,
            t.account.profiles_text,
            (&Route::Profiles, t.account.profiles_go),
        ),
        card(LOCK, t.account.title, t.account.text, (&Route::Account, t.account.go)),
    ];
    let facts = vec![
        fact(Icon::Lock, t.space.hosting, t.space.hosting_text),
        fact(Icon::Info, t.space.data, t.space.data_text),
        fact(Icon::Check, t.space.protection, t.space.protection_text),
    ];
    let more = icon_link(Icon::ArrowRight, &Route::DataProtection, t.space.more);
    let page = wide(vec![
        element("section", "hero", hero),
        band("band", t.space.news, vec![paragraph("", t.space.news_text), tiles(news)]),
        band(
            "band",
            t.space.manage,
            vec![tiles(own), actions(vec![sign_out(app, t.account.sign_out, Route::SignedOut)])],
        ),
        band(
            "band band--tint",
            t.space.safe,
            vec![paragraph("", t.space.safe_text), tiles(facts), element("p", "", vec![more])],
        ),
    ]);
    all(vec![nav(app, &Route::Space), page])
}

fn band(class: &'static str, heading: &'static str, mut content: Vec<Part>) -> Part {
    content.insert(0, element("h2", "", vec![words(heading)]));
    element("section", class, content)
}

fn tiles(tiles: Vec<Part>) -> Part {
    element("div", "tiles", tiles)
}

fn card(
    svg: &'static str,
    heading: &'static str,
    sentence: &'static str,
    (to, action): (&Route, &'static str),
) -> Part {
    let content = vec![
        picture("service__picture", svg),
        element("h3", "", vec![words(heading)]),
        paragraph("", sentence),
        element("p", "", vec![icon_link(Icon::ArrowRight, to, action)]),
    ];
    element("section", "tile", content)
}

fn fact(image: Icon, heading: &'static str, sentence: &'static str) -> Part {
    let content =
        vec![icon(image), element("h3", "", vec![words(heading)]), paragraph("", sentence)];
    element("section", "tile", content)
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
