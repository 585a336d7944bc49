//! `/profils/{id}/confirmation`: « Votre décision pour {} a bien été prise en compte ».
//!
//! Confirms the decision for a child; offers the receipt of an opposition.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use html::html;

use crate::contract::ProfileStatus;
use crate::journeys::profiles::Child;
use crate::route::{ProfileId, Route};
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::parts::button::main_link;
use crate::ui::parts::page::{actions, journey, title_of};
use crate::ui::parts::picture::SUCCESS;
use crate::ui::parts::sign_out::sign_out;
use crate::ui::parts::{Part, picture, receipt};
use crate::ui::profiles::with_child;

pub(crate) fn view(app: App, id: ProfileId) -> Part {
    journey(vec![with_child(app, id, move |child| content(app, &child))])
}

/// Renders the status of a child: the decision that was taken, or why there is none. `/profils/{id}/opposition` shows it as well if nothing is left to confirm.
pub(super) fn content(app: App, child: &Child) -> Vec<Part> {
    let t = text();
    let name = &child.profile.first_name;
    let (heading, sentence) = match child.profile.status {
        ProfileStatus::Active { .. } => (t.profiles.done_active, t.profiles.done_active_text),
        ProfileStatus::Opposed { .. } => (t.profiles.done_opposed, t.profiles.done_opposed_text),
        ProfileStatus::Closed { .. } => (t.profiles.done_closed, t.profiles.done_closed_text),
        ProfileStatus::Pending | ProfileStatus::Created { .. } => {
            (t.profiles.done_pending, t.profiles.lead)
        }
        ProfileStatus::OtherParent => (t.profiles.done_pending, t.profiles.other_parent_why),
    };
    let receipt = match (child.receipt(), &child.profile.status) {
        (Some(document), ProfileStatus::Opposed { on: date }) => {
            let full_name = [name.as_str(), " ", &child.profile.last_name].concat();
            Some(html! {
                {receipt::download(app, document.path().into_owned(), t.receipt.child)}
                {receipt::on_page(app, &date.in_french(), Some(&full_name))}
            })
        }
        _ => None,
    };
    vec![html! {
        {picture("success", SUCCESS)}
        {title_of(fill(heading, name))}
        <p class="lead">{sentence}</p>
        {receipt}
        {actions(vec![
            main_link(&Route::Profiles, t.profiles.another),
            sign_out(app, t.opposition.finish, Route::Welcome),
        ])}
    }]
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::RefusalCode;
    use crate::journeys::Profiles;
    use crate::ui::sample::fixtures::{child, five_children};
    use crate::ui::sample::{CannedResponse, Sample};
    const FIVE: CannedResponse = CannedResponse::Profiles(five_children);
    let opposed =
        Sample::of("oppose", || child(Profiles::Decided, "p-7a1")).with_read_response(FIVE);
    vec![
        opposed,
        Sample::of("active", || child(Profiles::Decided, "p-7a3")).with_read_response(FIVE),
        Sample::of("ferme", || child(Profiles::Decided, "p-7a4")).with_read_response(FIVE),
        Sample::of("rien", || child(Profiles::Decided, "p-7a2")).with_read_response(FIVE),
        Sample::of("autre-parent", || child(Profiles::Decided, "p-9d1")).with_read_response(FIVE),
        opposed.named("en-attente").with_read_response(CannedResponse::Waits),
        opposed
            .named("justificatif-indisponible")
            .with_action_response(CannedResponse::Refuses(RefusalCode::Unavailable, None))
            .clicked("[data-testid=\"receipt\"]"),
    ]
}
