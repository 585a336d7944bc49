//! `/profils`: « Mes profils rattachés ».
//!
//! Lists the children with the status of their space, and leads to the decision for one of them.
//! Source: « Activer (ou s’opposer) son compte, pas à pas »; « Se connecter à mon compte ».

use leptos::prelude::*;

use crate::contract::{self, At, Profile, ProfileStatus};
use crate::journeys::moves;
use crate::route::ProfileId;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::input::Input;
use crate::ui::markup::{self, Listener, element, paragraph, said, tag, when, words};
use crate::ui::parts::button::{other_link, submit};
use crate::ui::parts::choice::hidden_legend;
use crate::ui::parts::field;
use crate::ui::parts::page::{actions, back, journey, lead, title};
use crate::ui::parts::{Part, summary};
use crate::ui::profiles::{status, with_profiles};

/// One row a child, then one button; or that there is nobody.
pub(crate) fn view(app: App) -> Part {
    let t = &text().profiles;
    let signed_in = app
        .standing()
        .with_untracked(|standing| matches!(standing.at, At::Activated | At::SignedIn));
    let out = if signed_in {
        other_link(&Route::Space, t.space)
    } else {
        other_link(&Route::Welcome, t.leave)
    };
    let list = with_profiles(app, move |profiles| {
        if profiles.0.is_empty() {
            let none = vec![paragraph("lead", t.none), paragraph("", t.none_text)];
            element("div", "", none)
        } else {
            let how = when(first_to_choose(profiles).is_some(), || lead(t.lead));
            element("div", "", vec![how, choice(app, profiles)])
        }
    });
    journey(vec![back(), title(t.title), list, actions(vec![out])])
}

/// The children and « Gérer le profil », which is not there when no child can be chosen.
pub(crate) fn choice(app: App, profiles: &contract::Profiles) -> Part {
    let t = text();
    let form = Form::new(app);
    let chosen = Field::new(form, "profil", app.draft("profile"), |raw| {
        ProfileId::new(raw).ok_or_else(|| t.profiles.choose.to_owned())
    });
    let manage = move || form.submit(|| chosen.value().map(moves::choose_profile));
    let first = first_to_choose(profiles);
    let rows = profiles.0.iter().map(|profile| row(chosen.input, profile, first)).collect();
    let rows = element("ul", "profiles", rows);
    if first.is_none() {
        return rows;
    }
    let fieldset = tag("fieldset", "choices")
        .dynamic_class("choices--error", move || chosen.input.shows_error())
        .with(vec![
            hidden_legend(chosen.input, t.profiles.legend),
            field::error(chosen.input),
            rows,
        ]);
    element(
        "div",
        "group",
        vec![
            summary::summary(form),
            markup::form(manage, vec![fieldset, submit(form, t.profiles.manage)]),
        ],
    )
}

/// The id of the first child that can be chosen; one whom the other parent manages cannot.
fn first_to_choose(profiles: &contract::Profiles) -> Option<&str> {
    let can_be_chosen = |profile: &&Profile| profile.status != ProfileStatus::OtherParent;
    profiles.0.iter().find(can_be_chosen).map(|profile| profile.id.as_str())
}

/// One child. The first that can be chosen has the field's own id, which the error summary leads to.
fn row(input: Input, profile: &Profile, first: Option<&str>) -> Part {
    let initial = |name: &str| name.chars().next().map(String::from).unwrap_or_default();
    let initials = [initial(&profile.first_name), initial(&profile.last_name)].concat();
    let name = [profile.first_name.as_str(), " ", profile.last_name.as_str()].concat();
    let badge = match profile.status {
        ProfileStatus::Pending => "badge badge--pending",
        ProfileStatus::Active { .. } => "badge badge--active",
        ProfileStatus::Opposed { .. } => "badge badge--opposed",
        ProfileStatus::Closed { .. } | ProfileStatus::OtherParent => "badge badge--closed",
    };
    let other = profile.status == ProfileStatus::OtherParent;
    let mut body = vec![
        element("span", "profile__name", vec![said(name)]),
        element("span", badge, vec![said(status(profile))]),
    ];
    if other {
        let why = vec![words(text().profiles.other_parent_why)];
        body.push(element("span", "field__hint", why));
    }
    let content = vec![
        tag("span", "initials").attr("aria-hidden", "true").with(vec![said(initials)]),
        element("span", "profile__body", body),
    ];
    if other {
        let still = element("div", "profile__label profile__label--still", content);
        return element("li", "profile", vec![still]);
    }
    let value = profile.id.clone();
    let suffix = if first == Some(value.as_str()) { "" } else { &value };
    let id = [input.id, suffix].concat();
    let checked = value.clone();
    let radio = tag("input", "profile__input")
        .attr("type", "radio")
        .attr("name", input.id)
        .attr_of("id", id.clone())
        .attr_of("value", value.clone())
        .dynamic_attr("aria-describedby", field::described_by(input, ""))
        .checked(move || input.raw.with(|raw| *raw == checked))
        .on(Listener::Choose(Box::new(move || input.raw.set(value.clone()))))
        .alone();
    let label = tag("label", "profile__label").attr_of("for", id.clone()).with(content);
    element("li", "profile", vec![radio, label])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::RefusalCode;
    use crate::journeys::{Profiles, Screen};
    use crate::ui::sample::fixtures::{
        child_of_other_parent, five_children, forty_children, no_child,
    };
    use crate::ui::sample::{CannedResponse, Sample};
    let of = |state, response| {
        Sample::of(state, || Screen::Profiles(Profiles::List)).with_read_response(response)
    };
    let five = of("cinq", CannedResponse::Profiles(five_children));
    vec![
        five,
        five.named("choisi").filled(&[("profile", "p-7a2")]),
        five.named("rien-choisi").submitted(),
        of("aucun", CannedResponse::Profiles(no_child)),
        of("autre-parent", CannedResponse::Profiles(child_of_other_parent)),
        of("quarante", CannedResponse::Profiles(forty_children)),
        of("en-attente", CannedResponse::Waits),
        of("indisponible", CannedResponse::InvalidJson),
        of("hors-ligne", CannedResponse::Offline),
        of("session-finie", CannedResponse::Refuses(RefusalCode::SessionEnded, None)),
    ]
}
