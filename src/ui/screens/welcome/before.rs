//! A, `/activer`: before starting (S1 « Pour commencer », S3 step 2).

use leptos::prelude::*;

use crate::config::StartsWith;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::button::link_button;
use crate::ui::parts::page::{journey, lead, title};
use crate::ui::parts::picture::{ITEM_CARD, ITEM_CODE, ITEM_TIME};

/// What is needed, and the ways in.
pub(crate) fn view(app: App) -> AnyView {
    let t = &text().before;
    // The order that « Commencer » does not take is offered below it.
    let (start, other, other_words) = match app.config().activation_starts_with {
        StartsWith::Code => {
            ("/activer/identification", "/activer/naissance", t.other_without_code)
        }
        StartsWith::BirthDate => {
            ("/activer/naissance", "/activer/identification", t.other_with_code)
        }
    };
    let items = [(ITEM_CODE, t.item_code), (ITEM_CARD, t.item_card), (ITEM_TIME, t.item_time)]
        .map(|(svg, words)| {
            view! {
                <li class="item">
                    <span class="item__picture" aria-hidden="true" inner_html=svg></span>
                    <span>{words}</span>
                </li>
            }
        });
    journey(view! {
        {title(t.title)}
        {lead(t.lead)}
        <ul class="items">{items.into_iter().collect_view()}</ul>
        <div class="actions">
            {link_button("button", start, t.start)}
            {link_button("button button--secondary", other, other_words)}
        </div>
        <div class="aside">
            {question(t.no_code, "/code", t.new_code)}
            {question(t.active, "/connexion", t.sign_in)} <p>{t.also}</p>
        </div>
    })
}

fn question(words: &'static str, path: &'static str, answer: &'static str) -> impl IntoView {
    view! {
        <p>
            {words} <br /> <a class="link" href=path>
                {answer}
            </a>
        </p>
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] =
    &[crate::ui::gallery::Sample::of("vue", || crate::journeys::Screen::Before)];
