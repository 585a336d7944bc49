//! `/profils/{id}/decision`: « Je prends ma décision pour {} ».
//!
//! Asks what to do with a child’s space, among what its status allows.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use html::html;

use crate::contract::ProfileStatus;
use crate::journeys::moves;
use crate::journeys::profiles::{Child, Choices};
use crate::route::{ProfileId, Route};
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::parts::button::other_link;
use crate::ui::parts::choice::Choice;
use crate::ui::parts::decision::{self, ACTIVATE, CLOSE, DecisionFields, OPPOSE, card};
use crate::ui::parts::page::{actions, back, journey, title_of};
use crate::ui::parts::{Part, notice, summary, trouble};
use crate::ui::profiles::{status, with_child};

pub(crate) fn view(app: App, id: ProfileId) -> Part {
    journey(vec![html! {
        {back()}
        {with_child(app, id, move |child| vec![child_view(app, child)])}
    }])
}

fn child_view(app: App, child: Child) -> Part {
    let t = text();
    let name = child.profile.first_name.clone();
    let heading = title_of(fill(t.profiles.decision_title, &name));
    let is_decided = child.profile.status != ProfileStatus::Pending;
    let earlier = is_decided.then(|| decision::earlier(status(&child.profile)));
    if child.choices() == Choices::Nothing {
        return html! {
            {heading}
            {notice::info(t.profiles.other_parent_why)}
            {actions(vec![other_link(&Route::Profiles, t.profiles.another)])}
        };
    }
    let form = Form::new(app);
    let (choice, terms) = ("profile_decision", "profile_terms");
    let fields = DecisionFields::new(app, form, choice, terms, t.profiles.tick);
    let cards = cards(&child, &name);
    let send = move || {
        form.submit(|| {
            Some(if fields.value()? {
                moves::activate_profile(&child)
            } else {
                moves::ask_confirmation(child.id.clone())
            })
        });
    };
    html! {
        {summary::summary(form)}
        {heading}
        {earlier}
        {trouble::trouble(form)}
        {fields.view(cards, send)}
    }
}

fn cards(child: &Child, name: &str) -> Vec<Choice> {
    let t = &text().profiles;
    let card = |value, title, text| card(value, fill(title, name), text);
    let activate = || card(ACTIVATE, t.activate, t.activate_text);
    match child.choices() {
        Choices::ActivateOrOppose => vec![activate(), card(OPPOSE, t.oppose, t.oppose_text)],
        Choices::ActivateOnly => vec![activate()],
        Choices::CloseOnly => vec![card(CLOSE, t.close, t.close_text)],
        Choices::ActivateOrClose => vec![activate(), card(CLOSE, t.close, t.close_text)],
        Choices::Nothing => Vec::new(),
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{ActivateProfile, RefusalCode};
    use crate::journeys::Profiles;
    use crate::ui::parts::check::TICKED;
    use crate::ui::sample::fixtures::{child, five_children, forty_children, with_a_created_space};
    use crate::ui::sample::{CannedResponse, Sample};
    const FIVE: CannedResponse = CannedResponse::Profiles(five_children);
    const SIX: CannedResponse = CannedResponse::Profiles(with_a_created_space);
    const FORTY: CannedResponse = CannedResponse::Profiles(forty_children);
    let empty =
        Sample::of("a-decider", || child(Profiles::Decision, "p-7a2")).with_read_response(FIVE);
    let chosen = empty.filled(&[("profile_decision", ACTIVATE)]);
    let filled = empty.filled(&[("profile_decision", ACTIVATE), ("profile_terms", TICKED)]);
    let mut samples = vec![
        empty,
        chosen.named("activer"),
        empty.named("rien-choisi").submitted(),
        chosen.named("case-oubliee").submitted(),
        Sample::of("oppose", || child(Profiles::Decision, "p-7a1")).with_read_response(FIVE),
        Sample::of("active", || child(Profiles::Decision, "p-7a3")).with_read_response(FIVE),
        Sample::of("cree", || child(Profiles::Decision, "p-7a6")).with_read_response(SIX),
        Sample::of("ferme", || child(Profiles::Decision, "p-7a4")).with_read_response(FIVE),
        Sample::of("autre-parent", || child(Profiles::Decision, "p-9d1")).with_read_response(FIVE),
        Sample::of("inconnu", || child(Profiles::Decision, "p-0")).with_read_response(FIVE),
        Sample::of("nom-long", || child(Profiles::Decision, "p-40")).with_read_response(FORTY),
        filled.refused("conditions-changees", RefusalCode::TermsOutdated, None),
        filled.refused("autre-parent-entre-temps", RefusalCode::OtherParent, None),
        empty.named("en-attente").with_read_response(CannedResponse::Waits),
        empty.named("profils-indisponibles").with_read_response(CannedResponse::InvalidJson),
    ];
    samples.extend(filled.failures::<ActivateProfile>());
    samples
}
