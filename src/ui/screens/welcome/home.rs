//! `/`: « Mon espace santé, votre carnet de santé numérique ».
//!
//! Presents the service, its four parts and how it works, and leads to activation and sign-in.
//! Source: « Comment créer et activer votre compte »; « Activer (ou s’opposer) son compte, pas à pas »; « Comment
//! activer Mon espace santé ? ».

use crate::route::Route;
use crate::text::text;
use crate::ui::markup::{element, list, paragraph, strong, words};
use crate::ui::parts::Part;
use crate::ui::parts::button::{icon_link, main_link, other_link};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{actions, lead, title, wide};
use crate::ui::parts::picture;
use crate::ui::parts::picture::{
    HERO, SERVICE_DOCUMENTS, SERVICE_FAMILY, SERVICE_MESSAGES, SERVICE_PROFILE,
};

/// What the service is, its four services, how it works, and that nobody is obliged.
pub(crate) fn view() -> Part {
    let t = &text().welcome;
    let ways = vec![
        main_link(&Route::BeforeStarting, t.activate),
        other_link(&Route::SignIn, text().before.sign_in),
    ];
    let hero = vec![
        element("div", "hero__text", vec![title(t.title), lead(t.lead), actions(ways)]),
        picture("hero__art", HERO),
    ];
    let services = vec![
        profile(),
        service(SERVICE_DOCUMENTS, t.documents, t.documents_text),
        service(SERVICE_MESSAGES, t.messages, t.messages_text),
        service(SERVICE_FAMILY, t.profiles, t.profiles_text),
    ];
    let steps = [(t.how_1, t.how_1_text), (t.how_2, t.how_2_text), (t.how_3, t.how_3_text)]
        .into_iter()
        .map(|(title, text)| {
            let step = vec![heading("h3", title), paragraph("", text)];
            element("li", "steps__item", step)
        })
        .collect();
    wide(vec![
        element("section", "hero", hero),
        element(
            "section",
            "band",
            vec![heading("h2", t.services), element("div", "services", services)],
        ),
        element(
            "section",
            "band band--tint",
            vec![heading("h2", t.how), element("ol", "steps", steps)],
        ),
        element(
            "section",
            "band",
            vec![
                heading("h2", t.free),
                element("p", "", vec![strong(t.free_text)]),
                paragraph("", t.free_how),
                element(
                    "p",
                    "",
                    vec![icon_link(Icon::ArrowRight, &Route::BeforeStarting, t.oppose)],
                ),
            ],
        ),
    ])
}

fn heading(level: &'static str, sentence: &'static str) -> Part {
    element(level, "", vec![words(sentence)])
}

fn profile() -> Part {
    let t = &text().welcome;
    element(
        "section",
        "service",
        vec![
            picture("service__picture", SERVICE_PROFILE),
            heading("h3", t.profile),
            element("p", "", vec![strong(t.profile_lead)]),
            list(&[t.profile_1, t.profile_2, t.profile_3, t.profile_4, t.profile_5]),
            paragraph("", t.profile_share),
        ],
    )
}

fn service(svg: &'static str, title: &'static str, text: &'static str) -> Part {
    let content = vec![picture("service__picture", svg), heading("h3", title), paragraph("", text)];
    element("section", "service", content)
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::Screen;
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::{inaya, long_name};
    const SCREEN: fn() -> Screen = || Screen::Welcome;
    vec![
        Sample::of("vue", SCREEN),
        Sample::of("connecte", SCREEN).with_standing(inaya),
        Sample::of("nom-long", SCREEN).with_standing(long_name),
    ]
}
