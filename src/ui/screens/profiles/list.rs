//! `/profils`: « Mes profils rattachés ».
//!
//! Lists the children with the status of their space, and leads to the decision for one of them.
//! Source: « Activer (ou s’opposer) son compte, pas à pas »; « Se connecter à mon compte ».

use html::html;
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
use crate::ui::markup;
use crate::ui::parts::button::{other_link, submit};
use crate::ui::parts::choice::{hidden_legend, radio_group};
use crate::ui::parts::field;
use crate::ui::parts::page::{actions, back, journey, lead, title};
use crate::ui::parts::{Part, summary};
use crate::ui::profiles::{status, with_profiles};

pub(crate) fn view(app: App) -> Part {
    let t = &text().profiles;
    let is_signed_in = app
        .standing()
        .with_untracked(|standing| matches!(standing.at, At::Activated | At::SignedIn));
    let exit = if is_signed_in {
        other_link(&Route::Space, t.space)
    } else {
        other_link(&Route::Welcome, t.leave)
    };
    let list = with_profiles(app, move |profiles| {
        if profiles.0.is_empty() {
            html! {
                <div>
                    <p class="lead">{t.none}</p>
                    <p>{t.none_text}</p>
                </div>
            }
        } else {
            html! {
                <div>
                    {first_to_choose(profiles).map(|_| lead(t.lead))}
                    {choice(app, profiles)}
                </div>
            }
        }
    });
    journey(vec![html! {
        {back()}
        {title(t.title)}
        {list}
        {actions(vec![exit])}
    }])
}

/// Renders the children as a choice with « Gérer le profil »; as a plain list if no child can be chosen.
pub(crate) fn choice(app: App, profiles: &contract::Profiles) -> Part {
    let t = text();
    let form = Form::new(app);
    let chosen = Field::new(form, "profil", app.draft("profile"), |raw| {
        ProfileId::new(raw).ok_or_else(|| t.profiles.choose.to_owned())
    });
    let manage = move || form.submit(|| chosen.value().map(moves::choose_profile));
    let first = first_to_choose(profiles);
    let rows: Vec<_> = profiles.0.iter().map(|profile| row(chosen.input, profile, first)).collect();
    let list = html! { <ul class="profiles">{rows}</ul> };
    if first.is_none() {
        return list;
    }
    let fields = html! {
        {radio_group(
            chosen.input,
            false,
            hidden_legend(chosen.input, t.profiles.legend),
            list,
        )}
        {submit(form, t.profiles.manage)}
    };
    html! {
        <div class="group">
            {summary::summary(form)}
            {markup::form(manage, vec![fields])}
        </div>
    }
}

/// Returns the id of the first child that can be chosen. A child whom the other parent manages cannot be chosen.
fn first_to_choose(profiles: &contract::Profiles) -> Option<&str> {
    let can_be_chosen = |profile: &&Profile| profile.status != ProfileStatus::OtherParent;
    profiles.0.iter().find(can_be_chosen).map(|profile| profile.id.as_str())
}

/// Renders a child. The radio button of the first child that can be chosen has the field's id, to which the error
/// summary links.
fn row(input: Input, profile: &Profile, first: Option<&str>) -> Part {
    let initial = |name: &str| name.chars().next().map(String::from).unwrap_or_default();
    let initials = [initial(&profile.first_name), initial(&profile.last_name)].concat();
    let name = [profile.first_name.as_str(), " ", profile.last_name.as_str()].concat();
    let badge = match profile.status {
        ProfileStatus::Pending | ProfileStatus::Created { .. } => "badge badge--pending",
        ProfileStatus::Active { .. } => "badge badge--active",
        ProfileStatus::Opposed { .. } => "badge",
        ProfileStatus::Closed { .. } | ProfileStatus::OtherParent => "badge",
    };
    let is_managed_by_other_parent = profile.status == ProfileStatus::OtherParent;
    let reason = is_managed_by_other_parent.then_some(text().profiles.other_parent_why);
    let content = html! {
        <span class="initials" aria-hidden="true">{initials}</span>
        <span class="profile__body">
            <span class="profile__name">{name}</span>
            <span class=badge>{status(profile)}</span>
            {reason.map(|reason| html! { <span class="field__hint">{reason}</span> })}
        </span>
    };
    if is_managed_by_other_parent {
        return html! {
            <li class="profile">
                <div class="profile__label profile__label--still">{content}</div>
            </li>
        };
    }
    let value = profile.id.clone();
    let suffix = if first == Some(value.as_str()) { "" } else { &value };
    let id = [input.id, suffix].concat();
    let checked = value.clone();
    let described_by = field::described_by(input, String::new());
    html! {
        <li class="profile">
            <input
                class="profile__input"
                type="radio"
                name=input.id
                id=id.clone()
                value=value.clone()
                aria-describedby=described_by
                prop:checked=move || input.raw.with(|raw| *raw == checked)
                on:choose=move || input.raw.set(value.clone())
            />
            <label class="profile__label" for=id>{content}</label>
        </li>
    }
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
