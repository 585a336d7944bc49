//! `/opposition/confirmation`: « Ma décision a bien été prise en compte ».
//!
//! Confirms the opposition; offers the receipt and the children’s profiles.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use html::html;

use crate::contract::{Document, OppositionReceipt, Outcome};
use crate::route::Route;
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::markup::empty;
use crate::ui::parts::page::{actions, journey, lead, title};
use crate::ui::parts::picture::SUCCESS;
use crate::ui::parts::sign_out::sign_out;
use crate::ui::parts::{Part, picture, receipt};
use crate::ui::profiles::with_profiles;
use crate::ui::screens::profiles::list;

pub(crate) fn view(app: App, outcome: &Outcome) -> Part {
    let t = text();
    let date = outcome.on.in_french();
    let download = outcome
        .receipt
        .then(|| receipt::download(app, OppositionReceipt::PATH.to_owned(), t.receipt.own));
    let profiles = with_profiles(app, move |profiles| {
        if profiles.0.is_empty() {
            return empty();
        }
        html! {
            <section>
                <h2>{t.opposition.profiles_below}</h2>
                {list::choice(app, profiles)}
            </section>
        }
    });
    journey(vec![html! {
        {picture("success", SUCCESS)}
        {title(t.opposition.done_title)}
        <p>{fill(t.opposition.done_on, &date)}</p>
        {lead(t.opposition.done_lead)}
        {download}
        {receipt::on_page(app, &date, None)}
        {profiles}
        {actions(vec![sign_out(app, t.opposition.finish, Route::Welcome)])}
    }])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{Outcome, RefusalCode};
    use crate::journeys::{Opposition, Screen};
    use crate::ui::sample::fixtures::{date, five_children, forty_children, no_child};
    use crate::ui::sample::{CannedResponse, Sample};
    fn screen() -> Screen {
        date("2021-09-28").map_or(Screen::Unknown, |on| {
            Screen::Opposition(Opposition::Opposed(Outcome { on, receipt: true }))
        })
    }
    let of = |state, profiles| Sample::of(state, screen).with_read_response(profiles);
    let five = of("avec-enfants", CannedResponse::Profiles(five_children));
    // Clicks « Télécharger le justificatif ».
    let downloaded = |state, response| {
        five.named(state).with_action_response(response).clicked("[data-testid=\"receipt\"]")
    };
    vec![
        five,
        of("sans-enfant", CannedResponse::Profiles(no_child)),
        of("profils-en-attente", CannedResponse::Waits),
        of("profils-indisponibles", CannedResponse::InvalidJson),
        of("quarante-enfants", CannedResponse::Profiles(forty_children)),
        downloaded("justificatif-en-cours", CannedResponse::Waits),
        downloaded(
            "justificatif-indisponible",
            CannedResponse::Refuses(RefusalCode::Unavailable, None),
        ),
        downloaded("justificatif-parti", CannedResponse::Refuses(RefusalCode::ReceiptGone, None)),
    ]
}
