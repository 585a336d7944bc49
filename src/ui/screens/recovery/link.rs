//! `/mot-de-passe-oublie`: « Ouverture de votre lien ».
//!
//! Checks the token of the reset link (`#jeton=…`) and leads to the new password, or says why the link is not
//! valid.
//! Source: « Se connecter à mon compte ».

use html::html;
use leptos::prelude::*;

use crate::contract::ResetToken;
use crate::journeys::moves;
use crate::journeys::trouble::{Next, Reason, Trouble};
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::form::Form;
use crate::ui::markup::{self, empty};
use crate::ui::parts::Part;
use crate::ui::parts::button::slow_notice;
use crate::ui::parts::page::{journey, title};
use crate::ui::parts::trouble::trouble;

/// Renders the screen and sends the token; without a token, shows that the link is not valid.
pub(crate) fn view(app: App, token: Option<ResetToken>) -> Part {
    let t = &text().recovery;
    let form = Form::new(app);
    let is_incomplete = token.is_none();
    let send = move || form.submit(|| token.clone().map(moves::open_reset_link));
    form.on_failure(move |_| {
        // The standing is not known yet, because a reset link is opened without asking for it.
        app.reload_standing();
        false
    });
    if is_incomplete {
        app.reload_standing();
        // After the title has had the focus, which it gets with the next paint.
        browser::after_paint(move || {
            form.show_trouble(Trouble::bare(Reason::LinkExpired, Next::Go(Route::LostPassword)));
        });
    } else {
        send();
    }
    let status = html! {
        <div aria-live="polite">
            {move || {
                if form.busy.get() {
                    html! { <p class="lead">{t.link_opening}</p> }
                } else {
                    empty()
                }
            }}
        </div>
        {slow_notice(form)}
    };
    journey(vec![html! {
        {title(t.link_title)}
        {trouble(form)}
        {markup::form(send, vec![status])}
    }])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::RefusalCode;
    use crate::journeys::{Recovery, Screen};
    use crate::ui::sample::{CannedResponse, Sample};
    let of = |state, response| {
        let screen =
            || Screen::Recovery(Recovery::Link(ResetToken::new("UnJetonOpaqueQuiNeSertQuUneFois")));
        Sample::of(state, screen).with_read_response(response)
    };
    vec![
        of("en-cours", CannedResponse::Waits),
        of("expire", CannedResponse::Refuses(RefusalCode::LinkExpired, None)),
        Sample::of("coupe", || Screen::Recovery(Recovery::Link(None))),
        of("indisponible", CannedResponse::Refuses(RefusalCode::Unavailable, None)),
        of("illisible", CannedResponse::InvalidJson),
        of("hors-ligne", CannedResponse::Offline),
        of("trop-long", CannedResponse::TimesOut),
        of("maintenance", CannedResponse::Refuses(RefusalCode::Maintenance, None)),
    ]
}
