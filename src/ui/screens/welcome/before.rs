//! `/activer`: « Mon espace santé ».
//!
//! Says what is needed before starting, and leads to activation with or without the code.
//! Source: « Activer (ou s’opposer) son compte, pas à pas »; « Comment activer Mon espace santé ? » (step 2).

use crate::config::ActivationStart;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::markup::{drawing, element, paragraph, words};
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_link, other_link, plain_link};
use crate::ui::parts::page::{actions, journey, lead, title};
use crate::ui::parts::picture::{ITEM_CARD, ITEM_CODE, ITEM_TIME};

/// What is needed, and the ways in.
pub(crate) fn view(app: App) -> Part {
    let t = &text().before;
    // The order that « Commencer » does not take is offered below it.
    let (start, other, other_words) = match app.config().activation_starts_with {
        ActivationStart::Code => (&Route::Identification, &Route::BirthDate, t.other_without_code),
        ActivationStart::BirthDate => {
            (&Route::BirthDate, &Route::Identification, t.other_with_code)
        }
    };
    let items = [(ITEM_CODE, t.item_code), (ITEM_CARD, t.item_card), (ITEM_TIME, t.item_time)]
        .into_iter()
        .map(|(svg, sentence)| {
            let item = vec![
                drawing("span", "item__picture", svg),
                element("span", "", vec![words(sentence)]),
            ];
            element("li", "item", item)
        })
        .collect();
    journey(vec![
        title(t.title),
        lead(t.lead),
        element("ul", "items", items),
        actions(vec![main_link(start, t.start), other_link(other, other_words)]),
        element(
            "div",
            "aside",
            vec![
                question(t.no_code, &Route::NewCode, t.new_code),
                question(t.active, &Route::SignIn, t.sign_in),
                paragraph("", t.also),
            ],
        ),
    ])
}

fn question(sentence: &'static str, to: &Route, answer: &'static str) -> Part {
    let asked = vec![words(sentence), element("br", "", Vec::new()), plain_link(to, answer)];
    element("p", "", asked)
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::config::Config;
    use crate::journeys::Screen;
    use crate::ui::sample::Sample;
    const SCREEN: fn() -> Screen = || Screen::BeforeStarting;
    vec![
        Sample::of("vue", SCREEN),
        Sample::of("sans-code-d-abord", SCREEN).with_config(|| Config {
            activation_starts_with: ActivationStart::BirthDate,
            ..Config::default()
        }),
    ]
}
