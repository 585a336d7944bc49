//! `/deconnexion`: « Je suis déconnecté ».
//!
//! Confirms that the session has ended in every tab, with advice for shared computers; or says that a session is
//! open.
//! Source: our own screen.

use html::html;
use leptos::prelude::*;

use crate::journeys::account::is_signed_in;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_link, other_link};
use crate::ui::parts::page::{actions, journey, lead, title};
use crate::ui::parts::picture;
use crate::ui::parts::picture::LOCK;
use crate::ui::parts::sign_out::sign_out;

pub(crate) fn view(app: App) -> Part {
    // A session can be open: the address was typed, or another tab has signed in.
    let open = Memo::new(move |_| app.standing().with(|standing| is_signed_in(&standing.at)));
    journey(vec![html! {
        {picture("picture", LOCK)}
        {move || if open.get() { session_open(app) } else { signed_out() }}
    }])
}

fn session_open(app: App) -> Part {
    let t = text();
    html! {
        {title(t.sign_in.session_open_title)}
        {lead(t.sign_in.session_open_lead)}
        {actions(vec![
            sign_out(app, t.account.sign_out, Route::SignedOut),
            other_link(&Route::Space, t.profiles.space),
        ])}
    }
}

fn signed_out() -> Part {
    let t = text();
    html! {
        {title(t.sign_in.signed_out_title)}
        {lead(t.sign_in.signed_out_lead)}
        <section class="prose">
            <h2>{t.sign_in.shared}</h2>
            <ul>
                <li>{t.sign_in.shared_close}</li>
                <li>{t.sign_in.shared_password}</li>
                <li>{t.sign_in.shared_files}</li>
                <li>{t.sign_in.shared_history}</li>
            </ul>
        </section>
        {actions(vec![
            main_link(&Route::SignIn, t.sign_in.again),
            other_link(&Route::Welcome, t.common.home),
        ])}
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::{Screen, SignIn};
    use crate::ui::sample::fixtures::inaya;
    use crate::ui::sample::{CannedResponse, Sample};
    let signed_out = Sample::of("vue", || Screen::SignIn(SignIn::SignedOut));
    let signed_in = signed_out.named("encore-connecte").with_standing(inaya);
    vec![
        signed_out,
        signed_in,
        signed_in.answered("encore-connecte-hors-ligne", CannedResponse::Offline),
    ]
}
