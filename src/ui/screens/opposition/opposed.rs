//! `/opposition/confirmation`: « Ma décision a bien été prise en compte ».
//!
//! Confirms the opposition; offers the receipt and the children’s profiles.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use crate::contract::{Document, OppositionReceipt, Outcome};
use crate::route::Route;
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::parts::leave::leave;
use crate::ui::parts::markup::{element, said, when, words};
use crate::ui::parts::page::{actions, journey, lead, title};
use crate::ui::parts::picture::SUCCESS;
use crate::ui::parts::{Part, picture, receipt};
use crate::ui::profiles::with_profiles;
use crate::ui::screens::profiles::list;

/// It is recorded; the receipt, then the children, then the way out.
pub(crate) fn view(app: App, outcome: &Outcome) -> Part {
    let t = text();
    let date = outcome.on.in_french();
    let receipt = when(outcome.receipt, || {
        receipt::download(app, OppositionReceipt::PATH.to_owned(), t.receipt.own)
    });
    let children = with_profiles(app, move |profiles| {
        when(!profiles.0.is_empty(), || {
            element(
                "section",
                "",
                vec![
                    element("h2", "", vec![words(t.opposition.profiles_below)]),
                    list::choice(app, profiles),
                ],
            )
        })
    });
    journey(vec![
        picture("success", SUCCESS),
        title(t.opposition.done_title),
        element("p", "", vec![said(fill(t.opposition.done_on, &date))]),
        lead(t.opposition.done_lead),
        receipt,
        receipt::on_page(app, &date, None),
        children,
        actions(vec![leave(app, t.opposition.finish, Route::Welcome)]),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use crate::contract::{Code, Date, Outcome};
    use crate::journeys::{Opposition, Screen};
    use crate::ui::gallery::{CannedResponse, Sample};
    use crate::ui::profiles::samples;
    /// « Télécharger le justificatif ».
    const DOWNLOAD: &str = "[data-testid=\"receipt\"]";
    fn screen() -> Screen {
        match Date::try_from("2021-09-28".to_owned()) {
            Ok(on) => Screen::Opposition(Opposition::Opposed(Outcome { on, receipt: true })),
            Err(_) => Screen::Unknown,
        }
    }
    &[
        Sample::of("avec-enfants", screen)
            .with_read_response(CannedResponse::Profiles(samples::five)),
        Sample::of("sans-enfant", screen)
            .with_read_response(CannedResponse::Profiles(samples::none)),
        Sample::of("profils-en-attente", screen).with_read_response(CannedResponse::Waits),
        Sample::of("profils-indisponibles", screen).with_read_response(CannedResponse::InvalidJson),
        Sample::of("quarante-enfants", screen)
            .with_read_response(CannedResponse::Profiles(samples::forty)),
        Sample::of("justificatif-en-cours", screen)
            .with_read_response(CannedResponse::Profiles(samples::five))
            .with_action_response(CannedResponse::Waits)
            .clicked(DOWNLOAD),
        Sample::of("justificatif-indisponible", screen)
            .with_read_response(CannedResponse::Profiles(samples::five))
            .with_action_response(CannedResponse::Refuses(Code::Unavailable, None))
            .clicked(DOWNLOAD),
        Sample::of("justificatif-parti", screen)
            .with_read_response(CannedResponse::Profiles(samples::five))
            .with_action_response(CannedResponse::Refuses(Code::ReceiptGone, None))
            .clicked(DOWNLOAD),
    ]
};
