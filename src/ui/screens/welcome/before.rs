//! `/activer`: « Mon espace santé ».
//!
//! Says what is needed before starting, and leads to activation with or without the code.
//! Source: « Activer (ou s’opposer) son compte, pas à pas »; « Comment activer Mon espace santé ? » (step 2).

use html::html;

use crate::config::ActivationStart;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::markup::drawing;
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_link, other_link, plain_link};
use crate::ui::parts::page::{actions, journey, lead, title};
use crate::ui::parts::picture::{ITEM_CARD, ITEM_CODE, ITEM_TIME};

pub(crate) fn view(app: App) -> Part {
    let t = &text().before;
    // « Commencer » starts as configured; the link below it starts the other way.
    let (start, other_start, other_text) = match app.config().activation_starts_with {
        ActivationStart::Code => (&Route::Identification, &Route::BirthDate, t.other_without_code),
        ActivationStart::BirthDate => {
            (&Route::BirthDate, &Route::Identification, t.other_with_code)
        }
    };
    let items: Vec<_> =
        [(ITEM_CODE, t.item_code), (ITEM_CARD, t.item_card), (ITEM_TIME, t.item_time)]
            .into_iter()
            .map(|(svg, sentence)| {
                html! {
                    <li class="item">
                        {drawing("span", "item__picture", svg)}
                        <span>{sentence}</span>
                    </li>
                }
            })
            .collect();
    journey(vec![html! {
        {title(t.title)}
        {lead(t.lead)}
        <ul class="items">{items}</ul>
        {actions(vec![main_link(start, t.start), other_link(other_start, other_text)])}
        <div class="aside">
            <p>{t.no_code}<br/>{plain_link(&Route::NewCode, t.new_code)}</p>
            <p>{t.active}<br/>{plain_link(&Route::SignIn, t.sign_in)}</p>
            <p>{t.also}</p>
        </div>
    }])
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
