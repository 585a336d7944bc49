//! `/fermeture/confirmation`: « Mon espace santé est fermé ».
//!
//! Confirms the closing; offers the receipt.
//! Source: « Comment créer et activer votre compte »; « Comment activer Mon espace santé ? ».

use html::html;

use crate::contract::{ClosureReceipt, Document, Outcome};
use crate::route::Route;
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::parts::button::plain_link;
use crate::ui::parts::page::{actions, journey, title};
use crate::ui::parts::picture::SUCCESS;
use crate::ui::parts::sign_out::sign_out;
use crate::ui::parts::{Part, picture, receipt};

pub(crate) fn view(app: App, outcome: &Outcome) -> Part {
    let t = text();
    let receipt = outcome.receipt.then(|| {
        html! {
            <p>{t.account.closed_receipt}</p>
            {receipt::download(app, ClosureReceipt::PATH.to_owned(), t.receipt.closure)}
        }
    });
    journey(vec![html! {
        {picture("success", SUCCESS)}
        {title(t.account.closed_title)}
        <p class="lead">{fill(t.account.closed_on, &outcome.on.in_french())}</p>
        {receipt}
        <p>{t.account.closed_data}</p>
        <p>{t.account.closed_again}</p>
        <p>{plain_link(&Route::BeforeStarting, t.account.closed_go)}</p>
        {actions(vec![sign_out(app, t.account.closed_finish, Route::Welcome)])}
    }])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::Outcome;
    use crate::journeys::{Account, Screen};
    use crate::ui::sample::fixtures::date;
    use crate::ui::sample::{CannedResponse, Sample};
    fn screen(receipt: bool) -> Screen {
        date("2022-03-15")
            .map_or(Screen::Unknown, |on| Screen::Account(Account::Closed(Outcome { on, receipt })))
    }
    let with_receipt = Sample::of("avec-justificatif", || screen(true));
    vec![
        with_receipt,
        Sample::of("sans-justificatif", || screen(false)),
        with_receipt.answered("hors-ligne", CannedResponse::Offline),
    ]
}
