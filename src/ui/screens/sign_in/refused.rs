//! `/connexion/retour`: « La connexion avec FranceConnect n’a pas abouti ».
//!
//! Shown on return from FranceConnect without a session: retry, sign in another way, or activate first.
//! Source: our own screen.

use html::html;

use super::shared::{france_connect, not_active};
use crate::contract::FranceConnectOutcome;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::button::{main_link, other_link};
use crate::ui::parts::page::{actions, journey, lead, title};
use crate::ui::parts::{Part, prose};

pub(crate) fn view(app: App, reason: Option<FranceConnectOutcome>) -> Part {
    let t = text();
    let with_identifier = t.sign_in.france_connect_failed_own;
    let ways = match france_connect(app) {
        Some(path) => html! {
            <a class="button" href=path>{t.sign_in.france_connect_failed_again}</a>
            {other_link(&Route::SignIn, with_identifier)}
        },
        None => main_link(&Route::SignIn, with_identifier),
    };
    journey(vec![html! {
        {title(t.sign_in.france_connect_failed_title)}
        {lead(match reason {
            Some(FranceConnectOutcome::Refused) => t.sign_in.france_connect_refused,
            Some(FranceConnectOutcome::NoSpace) => t.sign_in.france_connect_no_space,
            Some(FranceConnectOutcome::Unavailable) => t.sign_in.france_connect_unavailable,
            Some(FranceConnectOutcome::Other) | None => t.sign_in.france_connect_failed_lead,
        })}
        {actions(vec![ways])}
        <div class="aside">
            {not_active()}
            {prose::paragraph(t.trouble.call)}
        </div>
    }])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::config::Config;
    use crate::journeys::{Screen, SignIn};
    use crate::ui::sample::Sample;
    const SCREEN: fn() -> Screen = || Screen::SignIn(SignIn::NotSignedIn(None));
    vec![
        Sample::of("refuse", || {
            Screen::SignIn(SignIn::NotSignedIn(Some(FranceConnectOutcome::Refused)))
        }),
        Sample::of("sans-espace", || {
            Screen::SignIn(SignIn::NotSignedIn(Some(FranceConnectOutcome::NoSpace)))
        }),
        Sample::of("fournisseur-indisponible", || {
            Screen::SignIn(SignIn::NotSignedIn(Some(FranceConnectOutcome::Unavailable)))
        }),
        Sample::of("avec-france-connect", SCREEN)
            .with_config(|| Config { france_connect: true, ..Config::default() }),
        Sample::of("sans-france-connect", SCREEN),
    ]
}
