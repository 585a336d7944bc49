//! The profiles attached to the person, asked of the backend once, and what stands until they are
//! there. Not a screen: the screens of opposition and of profiles stand on it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::contract::{Profile, ProfileStatus, Profiles, ReadProfiles, What};
use crate::journeys::profiles::Child;
use crate::journeys::trouble::Shown;
use crate::journeys::{Screen, Trouble};
use crate::route::ProfileId;
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::parts::Part;
use crate::ui::parts::awaited::{awaited, did_not_come};
use crate::ui::parts::markup::{Element, all, changing, element, nothing, words};
use crate::ui::parts::page::title;

/// What `view` makes of the profiles, as soon as they are known.
pub(crate) fn with_profiles(app: App, view: impl Fn(&Profiles) -> Part + 'static) -> Part {
    known(app, Box::new(view), |_| nothing())
}

/// `heading` stands above what is said until the profiles are there; it is told whether they once did not come.
fn known(app: App, view: Box<dyn Fn(&Profiles) -> Part>, heading: fn(bool) -> Part) -> Part {
    let failed = RwSignal::new(false);
    let once = RwSignal::new(false);
    if app.profiles().with_untracked(Option::is_none) {
        load(app, failed, once);
    }
    changing(move || match app.profiles().get() {
        Some(profiles) => view(&profiles),
        None => {
            let ask = move || load(app, failed, once);
            let waits = changing(move || awaited(failed, text().profiles.loading, ask));
            all(vec![changing(move || heading(once.get())), waits])
        }
    })
}

/// The screen of one child, whose title is only known once the profiles are.
pub(crate) fn with_child(
    app: App,
    id: ProfileId,
    view: impl Fn(Child) -> Vec<Part> + 'static,
) -> Part {
    let view = move |profiles: &Profiles| {
        let content = match Child::find(profiles, &id) {
            Some(child) => view(child),
            None => {
                let t = &text().profiles;
                vec![title(t.title), element("p", "lead", vec![words(t.unknown)])]
            }
        };
        browser::after_paint(browser::open_title);
        all(content)
    };
    // Until then a title that is not given the focus: one announcement a screen, of whose it is.
    known(app, Box::new(view), |failed| {
        let id = if failed { "" } else { browser::AWAITED };
        Element { tag: "h1", id, focusable: true, ..Element::PLAIN }
            .with(vec![words(text().profiles.title)])
    })
}

fn load(app: App, failed: RwSignal<bool>, once: RwSignal<bool>) {
    failed.set(false);
    spawn_local(async move {
        match app.client().send(&ReadProfiles {}).await {
            Ok(profiles) => app.profiles().set(Some(profiles)),
            Err(failure) => match Shown::from(failure, What::Identification) {
                Shown::Ended => app.end(),
                Shown::Locked(_) | Shown::Here(Trouble { .. }) => {
                    once.try_set(true);
                    browser::after_paint(browser::open_title);
                    did_not_come(failed);
                }
            },
        }
    });
}

/// An act on one profile was answered: it is known, and the decision is told.
pub(crate) fn decided(app: App, profile: Profile) {
    let id = ProfileId::new(&profile.id);
    app.profiles().update(|known| {
        let known = known.as_mut().map(|known| &mut known.0);
        if let Some(place) =
            known.and_then(|known| known.iter_mut().find(|other| other.id == profile.id))
        {
            *place = profile;
        }
    });
    if let Some(id) = id {
        app.show(Screen::Minors(crate::journeys::Minors::Decided(id)));
    }
}

/// A profile's status in words.
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

/// Profiles for the previews.
#[cfg(feature = "gallery")]
pub(crate) mod samples {
    use crate::contract::{Date, Profile, ProfileStatus, Profiles};

    fn on(day: &str) -> Option<Date> {
        Date::try_from(day.to_owned()).ok()
    }

    fn profile(
        id: &str,
        first_name: &str,
        last_name: &str,
        status: Option<ProfileStatus>,
    ) -> Profile {
        Profile {
            id: id.to_owned(),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            status: status.unwrap_or(ProfileStatus::Pending),
            terms_version: "2021-12".to_owned(),
        }
    }

    /// Martine's children, in every state a profile can be in.
    pub(crate) fn five() -> Profiles {
        let opposed = on("2021-12-07").map(|on| ProfileStatus::Opposed { on });
        let active = on("2021-12-08").map(|on| ProfileStatus::Active { on });
        let closed = on("2021-12-09").map(|on| ProfileStatus::Closed { on });
        Profiles(vec![
            profile("p-7a1", "Virginie", "Capanelli", opposed),
            profile("p-7a2", "Jean-Jacques", "Capanelli", None),
            profile("p-7a3", "Gerard", "Capanelli", active),
            profile("p-7a4", "Brigitte", "Capanelli", closed),
            profile("p-9d1", "Tom", "Roux", Some(ProfileStatus::OtherParent)),
        ])
    }

    /// Nobody.
    pub(crate) fn none() -> Profiles {
        Profiles(Vec::new())
    }

    /// One child, whom the other parent manages.
    pub(crate) fn other_parent() -> Profiles {
        Profiles(vec![profile("p-9d1", "Tom", "Roux", Some(ProfileStatus::OtherParent))])
    }

    /// Forty children, one of them of a long name.
    pub(crate) fn forty() -> Profiles {
        let mut profiles: Vec<_> = (1..40)
            .map(|at: u32| profile(&["p-", &at.to_string()].concat(), "Vincent", "Capanelli", None))
            .collect();
        let long = "Marie-Antoinette Wilhelmine Éléonore";
        profiles.push(profile("p-40", long, "de la Rochefoucauld-Capanelli", None));
        Profiles(profiles)
    }
}
