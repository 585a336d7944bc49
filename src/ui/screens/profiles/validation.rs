//! `/profils/{id}/opposition`: « Je valide l’opposition à la création de l’espace santé de {} ».
//!
//! Asks for confirmation of the opposition, or of the closing, of a child’s space.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use html::html;

use crate::journeys::moves;
use crate::journeys::profiles::{Child, Choices};
use crate::route::{ProfileId, Route};
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::button::{other_link, submit_beside};
use crate::ui::parts::page::{back, journey, lead, title_of};
use crate::ui::parts::{Part, trouble};
use crate::ui::profiles::with_child;

pub(crate) fn view(app: App, id: ProfileId) -> Part {
    journey(vec![html! {
        {back()}
        {with_child(app, id, move |child| child_view(app, child))}
    }])
}

fn child_view(app: App, child: Child) -> Vec<Part> {
    let t = text();
    let closes = match child.choices() {
        Choices::ActivateOrOppose => false,
        Choices::CloseOnly | Choices::ActivateOrClose => true,
        // Decided already, or managed by the other parent: there is nothing to confirm.
        Choices::ActivateOnly | Choices::Nothing => return super::decided::content(app, &child),
    };
    let (heading, sentence) = if closes {
        (t.profiles.close_title, t.profiles.close_lead)
    } else {
        (t.profiles.oppose_title, t.profiles.oppose_lead)
    };
    let name = child.profile.first_name.clone();
    let form = Form::new(app);
    let cancel = other_link(&Route::ProfileDecision(child.id.clone()), t.common.cancel);
    let send = move || {
        let decide = if closes { moves::close_profile } else { moves::oppose_profile };
        form.submit(|| Some(decide(child.id.clone())));
    };
    vec![html! {
        {title_of(fill(heading, &name))}
        {lead(sentence)}
        {trouble::trouble(form)}
        {markup::form(send, vec![submit_beside(form, t.common.next, cancel)])}
    }]
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::OpposeProfile;
    use crate::journeys::Profiles;
    use crate::ui::sample::fixtures::{child, five_children, forty_children};
    use crate::ui::sample::{CannedResponse, Sample};
    const FIVE: CannedResponse = CannedResponse::Profiles(five_children);
    const FORTY: CannedResponse = CannedResponse::Profiles(forty_children);
    let opposition =
        Sample::of("opposition", || child(Profiles::Validation, "p-7a2")).with_read_response(FIVE);
    let mut samples = vec![
        opposition,
        Sample::of("fermeture", || child(Profiles::Validation, "p-7a3")).with_read_response(FIVE),
        Sample::of("deja-decide", || child(Profiles::Validation, "p-7a1")).with_read_response(FIVE),
        Sample::of("nom-long", || child(Profiles::Validation, "p-40")).with_read_response(FORTY),
    ];
    samples.extend(opposition.failures::<OpposeProfile>());
    samples
}
