//! Opposition, receipts and decisions for children, through the client and the sandbox.

use mon_espace_sante::api::Failure;
use mon_espace_sante::contract::{
    self, ActivateProfile, At, CloseProfile, Code, ConfirmContact, Consent, Identify, Oppose,
    OpposeProfile, Profile, ProfileStatus, ReadProfiles, ReadSession,
};
use mon_espace_sante::journeys::activation::Accepted;
use mon_espace_sante::journeys::profiles::{Child, Choices};
use mon_espace_sante::journeys::{Opposition, Profiles, Screen};
use mon_espace_sante::route::{ProfileId, Route};

use crate::activation::identify;
use crate::in_process::Browser;

/// A browser in which this person has opposed the creation of the space.
fn opposed_as(name: &str) -> Browser {
    let browser = Browser::new();
    browser.run(&identify(name));
    browser.run(&Oppose {});
    browser
}

fn profiles(browser: &Browser) -> contract::Profiles {
    browser.run(&ReadProfiles {})
}

fn child(browser: &Browser, first_name: &str) -> Child {
    let profiles = profiles(browser);
    let id = &profiles.0.iter().find(|profile| profile.first_name == first_name).unwrap().id;
    Child::find(&profiles, &ProfileId::new(id).unwrap()).unwrap()
}

fn status(profile: &Profile) -> String {
    match &profile.status {
        ProfileStatus::Pending => "pending".into(),
        ProfileStatus::Active { on } => format!("active {}", on.in_french()),
        ProfileStatus::Opposed { on } => format!("opposed {}", on.in_french()),
        ProfileStatus::Closed { on } => format!("closed {}", on.in_french()),
        ProfileStatus::OtherParent => "other parent".into(),
    }
}

#[test]
fn martine_opposes_and_decides_for_her_children() {
    let browser = Browser::new();
    browser.run(&identify("Martine"));
    let standing = browser.run(&Oppose {});
    let At::Opposed(outcome) = &standing.at else { panic!() };
    assert!(outcome.receipt);
    assert_eq!(outcome.on.in_french(), "22/11/2026");
    assert!(matches!(
        Screen::first_of_step(&standing),
        Some(Screen::Opposition(Opposition::Opposed(_)))
    ));
    assert!(browser.download("/opposition/receipt").unwrap().starts_with(b"%PDF-"));
    // Decisions for the children, in the same session.
    browser.run(&child(&browser, "Jean-Jacques").activate(Accepted));
    browser.run(&child(&browser, "Gerard").oppose());
    let after: Vec<_> = profiles(&browser).0.iter().map(status).collect();
    let today = "22/11/2026";
    assert_eq!(
        after,
        [
            "opposed 07/12/2021",
            &format!("active {today}"),
            &format!("opposed {today}"),
            "pending",
            "pending"
        ]
    );
    let receipt = child(&browser, "Gerard").receipt().unwrap();
    assert!(browser.download(&receipt.path()).unwrap().starts_with(b"%PDF-"));
    assert!(child(&browser, "Brigitte").receipt().is_none());
    // An opposed child can be activated, an active one closed, a closed one opened again.
    browser.run(&child(&browser, "Virginie").activate(Accepted));
    browser.run(&child(&browser, "Virginie").close());
    assert_eq!(status(child(&browser, "Virginie").profile()), format!("closed {today}"));
    browser.run(&child(&browser, "Virginie").activate(Accepted));
}

#[test]
fn the_choices_for_a_child_depend_on_its_status() {
    let browser = opposed_as("Martine");
    assert_eq!(child(&browser, "Virginie").choices(), Choices::ActivateOnly);
    assert_eq!(child(&browser, "Gerard").choices(), Choices::ActivateOrOppose);
    let id = |first_name| child(&browser, first_name).oppose().id;
    assert_eq!(browser.refusal(&CloseProfile { id: id("Gerard") }), Code::StepNotAllowed);
    let outdated = ActivateProfile { id: id("Gerard"), terms_version: "2019".into() };
    assert_eq!(browser.refusal(&outdated), Code::TermsOutdated);
    let unknown = OpposeProfile { id: ProfileId::new("p-9d1") };
    assert_eq!(browser.refusal(&unknown), Code::Unknown, "another parent's child");

    let lea = opposed_as("Léa");
    let tom = child(&lea, "Tom");
    assert_eq!(tom.choices(), Choices::Nothing);
    assert_eq!(lea.refusal(&tom.oppose()), Code::OtherParent);
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
    assert_eq!(zoe.profile().first_name, "Zoé");
    browser.run(&zoe.oppose());
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
    assert_eq!(browser.refusal(&Identify { code, ..identify("Martine") }), Code::NotRecognised);
}

#[test]
fn ange_activates_with_his_code_after_an_opposition() {
    let browser = Browser::new();
    let At::Decision(decision) = browser.run(&identify("Ange")).at else { panic!() };
    assert_eq!(decision.opposed_on.unwrap().in_french(), "07/12/2021");
    browser.run(&Consent { terms_version: "2021-12".into() });
    browser.run(&ConfirmContact {});
    // The same code is also accepted just after an opposition.
    let browser = opposed_as("Martine");
    assert!(matches!(browser.run(&identify("Martine")).at, At::Decision(_)));
}

#[test]
fn the_receipt_needs_an_opposition_and_a_session() {
    let code = |outcome: Result<Vec<u8>, Failure>| outcome.unwrap_err().code();
    let browser = Browser::new();
    assert_eq!(code(browser.download("/opposition/receipt")), Some(Code::SessionEnded));
    browser.run(&identify("Martine"));
    assert_eq!(code(browser.download("/opposition/receipt")), Some(Code::ReceiptGone));
    browser.run(&Oppose {});
    let first = browser.download("/opposition/receipt").unwrap();
    assert_eq!(
        browser.download("/opposition/receipt").unwrap(),
        first,
        "the second download is identical"
    );
    browser.advance(901);
    assert_eq!(code(browser.download("/opposition/receipt")), Some(Code::SessionEnded));
}

#[test]
fn each_address_shows_its_screen_or_redirects() {
    let browser = Browser::new();
    browser.run(&identify("Martine"));
    let deciding = browser.run(&ReadSession {});
    let found = |requested: Route, standing| Screen::find(Some(requested), standing);
    let validation = found(Route::Opposition, &deciding);
    assert_eq!(
        (validation.screen, validation.redirected),
        (Screen::Opposition(Opposition::Validation), false)
    );
    assert!(found(Route::Profiles, &deciding).redirected, "only after the person's own decision");
    let opposed = browser.run(&Oppose {});
    assert!(found(Route::Opposition, &opposed).redirected, "the decision has been made");
    let id = ProfileId::new("p-7a2").unwrap();
    for requested in [
        Route::Profiles,
        Route::ProfileDecision(id.clone()),
        Route::ProfileOpposition(id.clone()),
        Route::ProfileConfirmation(id),
    ] {
        let shown = found(requested.clone(), &opposed);
        assert_eq!((shown.screen.route(), shown.redirected), (Some(requested), false));
    }
}
