//! Loads the profiles attached to the person, once, for the screens of the opposition and profiles journeys, and shows
//! a loading message until then.

use std::future::Future;

use html::html;

use crate::api::Failure;
use crate::contract::{self, Profile, ProfileStatus, ReadProfiles};
use crate::journeys::profiles::Child;
use crate::route::ProfileId;
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::loading::{Loading, when_loaded};
use crate::ui::markup::{empty, fragment};
use crate::ui::parts::Part;
use crate::ui::parts::page::{lead, title};

/// Renders `view` with the profiles; until they are loaded, a loading message.
pub(crate) fn with_profiles(
    app: App,
    view: impl Fn(&contract::Profiles) -> Part + 'static,
) -> Part {
    when_loaded(app, profiles(app, |_| empty()), view)
}

/// Describes how the profiles are loaded, with a heading above the loading message.
fn profiles(
    app: App,
    heading: fn(bool) -> Part,
) -> Loading<contract::Profiles, impl Future<Output = Result<contract::Profiles, Option<Failure>>>>
{
    Loading {
        data: app.profiles(),
        read: |app| async move { app.client().send(&ReadProfiles {}).await.map_err(Some) },
        message: text().profiles.loading,
        heading,
    }
}

/// Renders the screen of one child, whose title is known only once the profiles are loaded.
pub(crate) fn with_child(
    app: App,
    id: ProfileId,
    view: impl Fn(Child) -> Vec<Part> + 'static,
) -> Part {
    let view = move |profiles: &contract::Profiles| {
        let content = match Child::find(profiles, &id) {
            Some(child) => view(child),
            None => {
                let t = &text().profiles;
                vec![title(t.title), lead(t.unknown)]
            }
        };
        browser::after_paint(browser::focus_title_if_unfocused);
        fragment(content)
    };
    // While the profiles load, the title does not get the focus: only the title with the child's name is announced.
    let heading = |has_failed_before| {
        let id = if has_failed_before { "" } else { browser::LOADING_TITLE_ID };
        html! { <h1 id=id tabindex="-1">{text().profiles.title}</h1> }
    };
    when_loaded(app, profiles(app, heading), view)
}

/// Returns the sentence for a profile's status.
pub(crate) fn status(profile: &Profile) -> String {
    let t = &text().profiles;
    match &profile.status {
        ProfileStatus::Pending => t.pending.to_owned(),
        ProfileStatus::Active { on } => fill(t.active, &on.in_french()),
        ProfileStatus::Opposed { on } => fill(t.opposed, &on.in_french()),
        ProfileStatus::Closed { on } => fill(t.closed, &on.in_french()),
        ProfileStatus::Created { on } => fill(t.created, &on.in_french()),
        ProfileStatus::OtherParent => t.other_parent.to_owned(),
    }
}
