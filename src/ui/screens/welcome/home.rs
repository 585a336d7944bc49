//! A, `/`: the welcome (S0, S1, S3).

use leptos::prelude::*;

use crate::text::text;
use crate::ui::parts::button::{icon_link, link_button};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::title;
use crate::ui::parts::picture;
use crate::ui::parts::picture::{
    HERO, SERVICE_DOCUMENTS, SERVICE_FAMILY, SERVICE_MESSAGES, SERVICE_PROFILE,
};

/// What the service is, its four services, how it works, and that nobody is obliged.
pub(crate) fn view() -> AnyView {
    let t = &text().welcome;
    view! {
        <main id="contenu" class="page page--wide">
            <section class="hero">
                <div class="hero__text">
                    {title(t.title)} <p class="lead">{t.lead}</p> <div class="actions">
                        {link_button("button", "/activer", t.activate)}
                        {link_button("button button--secondary", "/connexion", text().before.sign_in)}
                    </div>
                </div>
                {picture("hero__art", HERO)}
            </section>
            <section class="band">
                <h2>{t.services}</h2>
                <div class="services">
                    {profile()}
                    {service(SERVICE_DOCUMENTS, t.documents, t.documents_text)}
                    {service(SERVICE_MESSAGES, t.messages, t.messages_text)}
                    {service(SERVICE_FAMILY, t.profiles, t.profiles_text)}
                </div>
            </section>
            <section class="band band--tint">
                <h2>{t.how}</h2>
                <ol class="steps">
                    {[(t.how_1, t.how_1_text), (t.how_2, t.how_2_text), (t.how_3, t.how_3_text)]
                        .map(|(title, text)| {
                            view! {
                                <li class="steps__item">
                                    <h3>{title}</h3>
                                    <p>{text}</p>
                                </li>
                            }
                        })
                        .into_iter()
                        .collect_view()}
                </ol>
            </section>
            <section class="band">
                <h2>{t.free}</h2>
                <p>
                    <strong>{t.free_text}</strong>
                </p>
                <p>{t.free_how}</p>
                <p>{icon_link(Icon::ArrowRight, "/activer", t.oppose)}</p>
            </section>
        </main>
    }
    .into_any()
}

fn profile() -> impl IntoView {
    let t = &text().welcome;
    let items = [t.profile_1, t.profile_2, t.profile_3, t.profile_4, t.profile_5]
        .map(|item| view! { <li>{item}</li> });
    view! {
        <section class="service">
            {picture("service__picture", SERVICE_PROFILE)} <h3>{t.profile}</h3> <p>
                <strong>{t.profile_lead}</strong>
            </p> <ul>{items.into_iter().collect_view()}</ul> <p>{t.profile_share}</p>
        </section>
    }
}

fn service(svg: &'static str, title: &'static str, words: &'static str) -> impl IntoView {
    view! {
        <section class="service">
            {picture("service__picture", svg)} <h3>{title}</h3> <p>{words}</p>
        </section>
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] =
    &[crate::ui::gallery::Sample::of("vue", || crate::journeys::Screen::Welcome)];
