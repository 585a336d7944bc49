//! Loads the profiles attached to the person, once, for the screens of the opposition and profiles journeys, and shows
//! a loading message until they have arrived.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::contract::{self, LockScope, Profile, ProfileStatus, ReadProfiles};
use crate::journeys::Trouble;
use crate::journeys::profiles::Child;
use crate::journeys::trouble::FailureOutcome;
use crate::route::ProfileId;
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::parts::Part;
use crate::ui::parts::awaited::{awaited, did_not_come};
use crate::ui::parts::markup::{Element, all, changing, element, nothing, words};
use crate::ui::parts::page::title;

/// Renders `view` with the profiles; until they are loaded, a loading message.
pub(crate) fn with_profiles(
    app: App,
    view: impl Fn(&contract::Profiles) -> Part + 'static,
) -> Part {
    when_loaded(app, Box::new(view), |_| nothing())
}

/// Renders `view` with the profiles. Until they are loaded, renders `heading` above the loading message; its argument
/// says whether loading has failed before.
fn when_loaded(
    app: App,
    view: Box<dyn Fn(&contract::Profiles) -> Part>,
    heading: fn(bool) -> Part,
) -> Part {
    let failed = RwSignal::new(false);
    let has_failed_before = RwSignal::new(false);
    if app.profiles().with_untracked(Option::is_none) {
        load(app, failed, has_failed_before);
    }
    changing(move || match app.profiles().get() {
        Some(profiles) => view(&profiles),
        None => {
            let retry = move || load(app, failed, has_failed_before);
            let message = changing(move || awaited(failed, text().profiles.loading, retry));
            all(vec![changing(move || heading(has_failed_before.get())), message])
        }
    })
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
                vec![title(t.title), element("p", "lead", vec![words(t.unknown)])]
            }
        };
        browser::after_paint(browser::focus_title_if_unfocused);
        all(content)
    };
    // While the profiles load, the title does not get the focus: only the title with the child's name is announced.
    when_loaded(app, Box::new(view), |has_failed_before| {
        let id = if has_failed_before { "" } else { browser::LOADING_TITLE_ID };
        Element { tag: "h1", id, focusable: true, ..Element::PLAIN }
            .with(vec![words(text().profiles.title)])
    })
}

fn load(app: App, failed: RwSignal<bool>, has_failed_before: RwSignal<bool>) {
    failed.set(false);
    spawn_local(async move {
        match app.client().send(&ReadProfiles {}).await {
            Ok(profiles) => app.profiles().set(Some(profiles)),
            Err(failure) => match FailureOutcome::of(failure, LockScope::Identification) {
                FailureOutcome::Ended => app.show_session_ended(),
                FailureOutcome::Locked(_) | FailureOutcome::Inline(Trouble { .. }) => {
                    has_failed_before.try_set(true);
                    browser::after_paint(browser::focus_title_if_unfocused);
                    did_not_come(failed);
                }
            },
        }
    });
}

/// The sentence for a profile's status.
pub(crate) fn status(profile: &Profile) -> String {
    let t = &text().profiles;
    match &profile.status {
        ProfileStatus::Pending => t.pending.to_owned(),
        ProfileStatus::Active { on } => fill(t.active, &on.in_french()),
        ProfileStatus::Opposed { on } => fill(t.opposed, &on.in_french()),
        ProfileStatus::Closed { on } => fill(t.closed, &on.in_french()),
        ProfileStatus::OtherParent => t.other_parent.to_owned(),
    }
}
