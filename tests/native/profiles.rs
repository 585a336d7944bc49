//! Decisions for children's profiles, through the client and the sandbox.

use mon_espace_sante::contract::{
    self, ActivateProfile, CloseProfile, Identify, OpposeProfile, Profile, ProfileStatus,
    ReadProfiles, RefusalCode,
};
use mon_espace_sante::journeys::profiles::{Child, Choices};
use mon_espace_sante::journeys::{Profiles, Screen};
use mon_espace_sante::route::ProfileId;

use crate::activation::identify;
use crate::in_process::Browser;
use crate::opposition::opposed_as;

pub fn profiles(browser: &Browser) -> contract::Profiles {
    browser.run(&ReadProfiles {})
}

pub fn child(browser: &Browser, first_name: &str) -> Child {
    let profiles = profiles(browser);
    let id = &profiles.0.iter().find(|profile| profile.first_name == first_name).unwrap().id;
    Child::find(&profiles, &ProfileId::new(id).unwrap()).unwrap()
}

pub fn status(profile: &Profile) -> String {
    match &profile.status {
        ProfileStatus::Pending => "pending".into(),
        ProfileStatus::Active { on } => format!("active {}", on.in_french()),
        ProfileStatus::Opposed { on } => format!("opposed {}", on.in_french()),
        ProfileStatus::Closed { on } => format!("closed {}", on.in_french()),
        ProfileStatus::Created { on } => format!("created {}", on.in_french()),
        ProfileStatus::OtherParent => "other parent".into(),
    }
}

#[test]
fn the_choices_for_a_child_depend_on_its_status() {
    let browser = opposed_as("Martine");
    assert_eq!(child(&browser, "Virginie").choices(), Choices::ActivateOnly);
    assert_eq!(child(&browser, "Gerard").choices(), Choices::ActivateOrOppose);
    let id = |first_name| Some(child(&browser, first_name).id);
    assert_eq!(browser.refusal(&CloseProfile { id: id("Gerard") }), RefusalCode::StepNotAllowed);
    let outdated = ActivateProfile { id: id("Gerard"), terms_version: "2019".into() };
    assert_eq!(browser.refusal(&outdated), RefusalCode::TermsOutdated);
    let unknown = OpposeProfile { id: ProfileId::new("p-9d1") };
    assert_eq!(browser.refusal(&unknown), RefusalCode::Unknown, "another parent's child");

    let lea = opposed_as("Léa");
    let tom = child(&lea, "Tom");
    assert_eq!(tom.choices(), Choices::Nothing);
    assert_eq!(lea.refusal(&OpposeProfile { id: Some(tom.id) }), RefusalCode::OtherParent);
    assert_eq!(profiles(&opposed_as("Pierrette")).0, []);
}

#[test]
fn a_child_s_code_leads_to_the_child_s_decision() {
    let browser = Browser::new();
    let code = "ZoePetit2016".parse().unwrap();
    let standing = browser.run(&Identify { code, ..identify("Jules") });
    let Some(Screen::Profiles(Profiles::Decision(id))) = Screen::first_of_step(&standing) else {
        panic!()
    };
    let zoe = Child::find(&profiles(&browser), &id).unwrap();
    assert_eq!(zoe.profile.first_name, "Zoé");
    browser.run(&OpposeProfile { id: Some(id.clone()) });
    assert!(
        browser
            .download(&zoe.receipt().map_or_else(
                || child(&browser, "Zoé").receipt().unwrap().path(),
                |receipt| receipt.path()
            ))
            .is_ok()
    );
    // The code is refused with another person's number and card.
    let code = "ZoePetit2016".parse().unwrap();
    assert_eq!(
        browser.refusal(&Identify { code, ..identify("Martine") }),
        RefusalCode::NotRecognised
    );
}
