//! `/`: « Mon espace santé, votre carnet de santé numérique ».
//!
//! Presents the service, its four parts and how it works, and leads to activation and sign-in.
//! Source: « Comment créer et activer votre compte »; « Activer (ou s’opposer) son compte, pas à pas »; « Comment
//! activer Mon espace santé ? ».

use html::html;

use crate::route::Route;
use crate::text::text;
use crate::ui::parts::Part;
use crate::ui::parts::button::{icon_link, main_link, other_link};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{actions, lead, title, wide};
use crate::ui::parts::picture;
use crate::ui::parts::picture::{
    HERO, SERVICE_DOCUMENTS, SERVICE_FAMILY, SERVICE_MESSAGES, SERVICE_PROFILE,
};

pub(crate) fn view() -> Part {
    let t = &text().welcome;
    let profile_items: Vec<_> = [t.profile_1, t.profile_2, t.profile_3, t.profile_4, t.profile_5]
        .into_iter()
        .map(|item| html! { <li>{item}</li> })
        .collect();
    let steps: Vec<_> = [(t.how_1, t.how_1_text), (t.how_2, t.how_2_text), (t.how_3, t.how_3_text)]
        .into_iter()
        .map(|(title, text)| {
            html! {
                <li class="steps__item">
                    <h3>{title}</h3>
                    <p>{text}</p>
                </li>
            }
        })
        .collect();
    wide(vec![html! {
        <section class="hero">
            <div class="hero__text">
                {title(t.title)}
                {lead(t.lead)}
                {actions(vec![
                    main_link(&Route::BeforeStarting, t.activate),
                    other_link(&Route::SignIn, text().before.sign_in),
                ])}
            </div>
            {picture("hero__art", HERO)}
        </section>
        <section class="band">
            <h2>{t.services}</h2>
            <div class="services">
                <section class="service">
                    {picture("service__picture", SERVICE_PROFILE)}
                    <h3>{t.profile}</h3>
                    <p><strong>{t.profile_lead}</strong></p>
                    <ul>{profile_items}</ul>
                    <p>{t.profile_share}</p>
                </section>
                {service(SERVICE_DOCUMENTS, t.documents, t.documents_text)}
                {service(SERVICE_MESSAGES, t.messages, t.messages_text)}
                {service(SERVICE_FAMILY, t.profiles, t.profiles_text)}
            </div>
        </section>
        <section class="band band--tint">
            <h2>{t.how}</h2>
            <ol class="steps">{steps}</ol>
        </section>
        <section class="band">
            <h2>{t.free}</h2>
            <p><strong>{t.free_text}</strong></p>
            <p>{t.free_how}</p>
            <p>{icon_link(Icon::ArrowRight, &Route::BeforeStarting, t.oppose)}</p>
        </section>
    }])
}

fn service(svg: &'static str, title: &'static str, text: &'static str) -> Part {
    html! {
        <section class="service">
            {picture("service__picture", svg)}
            <h3>{title}</h3>
            <p>{text}</p>
        </section>
    }
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
