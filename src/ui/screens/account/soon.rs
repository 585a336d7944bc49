//! `/espace/bientot`: « Cette rubrique est un autre service ».
//!
//! Replaces the medical sections, which are another product.
//! Source: our own screen.

use html::html;

use super::shared::{SOON, nav};
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_link, other_link};
use crate::ui::parts::page::{actions, lead, space, title};

pub(crate) fn view(app: App) -> Part {
    let t = text();
    let content = html! {
        {title(t.space.soon_title)}
        {lead(t.space.soon_lead)}
        <p>{t.space.soon_here}</p>
        {actions(vec![
            main_link(&Route::Space, t.profiles.space),
            other_link(&Route::Account, t.account.title),
            other_link(&Route::Profiles, t.profiles.title),
        ])}
    };
    html! {
        {nav(app, SOON)}
        {space(vec![content])}
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::{Account, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::{inaya, long_name};
    const SCREEN: fn() -> Screen = || Screen::Account(Account::ComingSoon);
    vec![
        Sample::of("vue", SCREEN).with_standing(inaya),
        Sample::of("nom-long", SCREEN).with_standing(long_name),
    ]
}
