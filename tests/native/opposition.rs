//! Opposition, receipts, and the decisions for children, through the client over the sandbox.

use mon_espace_sante::api::Failure;
use mon_espace_sante::contract::{
    ActivateProfile, At, CloseProfile, Code, ConfirmContact, Consent, Identify, Oppose,
    OpposeProfile, Profile, ProfileStatus, Profiles, ReadProfiles, ReadSession,
};
use mon_espace_sante::journeys::activation::Accepted;
use mon_espace_sante::journeys::profiles::{Child, Choices};
use mon_espace_sante::journeys::{Minors, Opposition, Screen};
use mon_espace_sante::route::{ProfileId, Route};

use crate::activation::identify;
use crate::in_process::Browser;

fn opposed(name: &str) -> Browser {
    let browser = Browser::new();
    browser.done(&identify(name));
    browser.done(&Oppose {});
    browser
}

fn profiles(browser: &Browser) -> Profiles {
    browser.done(&ReadProfiles {})
}

fn child(browser: &Browser, first_name: &str) -> Child {
    let profiles = profiles(browser);
    let id = &profiles.0.iter().find(|profile| profile.first_name == first_name).unwrap().id;
    Child::find(&profiles, &ProfileId::new(id).unwrap()).unwrap()
}

fn words(profile: &Profile) -> String {
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
    browser.done(&identify("Martine"));
    let standing = browser.done(&Oppose {});
    let At::Opposed(outcome) = &standing.at else { panic!() };
    assert!(outcome.receipt);
    assert_eq!(outcome.on.in_french(), "22/11/2026");
    assert!(matches!(Screen::of(&standing), Some(Screen::Opposition(Opposition::Opposed(_)))));
    assert!(browser.download("/opposition/receipt").unwrap().starts_with(b"%PDF-"));
    // From the same page she decides for each child.
    browser.done(&child(&browser, "Jean-Jacques").activate(Accepted));
    browser.done(&child(&browser, "Gerard").oppose());
    let after: Vec<_> = profiles(&browser).0.iter().map(words).collect();
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
    browser.done(&child(&browser, "Virginie").activate(Accepted));
    browser.done(&child(&browser, "Virginie").close());
    assert_eq!(words(child(&browser, "Virginie").profile()), format!("closed {today}"));
    browser.done(&child(&browser, "Virginie").activate(Accepted));
}

#[test]
fn what_can_be_decided_follows_from_what_was() {
    let browser = opposed("Martine");
    assert_eq!(child(&browser, "Virginie").choices(), Choices::ActivateAlone);
    assert_eq!(child(&browser, "Gerard").choices(), Choices::ActivateOrOppose);
    let id = |first_name| child(&browser, first_name).oppose().id;
    assert_eq!(browser.refused(&CloseProfile { id: id("Gerard") }), Code::StepNotAllowed);
    let outdated = ActivateProfile { id: id("Gerard"), terms_version: "2019".into() };
    assert_eq!(browser.refused(&outdated), Code::TermsOutdated);
    let unknown = OpposeProfile { id: ProfileId::new("p-9d1") };
    assert_eq!(browser.refused(&unknown), Code::Unknown, "somebody else's child");

    let lea = opposed("Léa");
    let tom = child(&lea, "Tom");
    assert_eq!(tom.choices(), Choices::Nothing);
    assert_eq!(lea.refused(&tom.oppose()), Code::OtherParent);
    assert_eq!(profiles(&opposed("Pierrette")).0, []);
}

#[test]
fn a_child_s_code_leads_to_the_child_s_decision() {
    let browser = Browser::new();
    let code = "ZoePetit2016".parse().unwrap();
    let standing = browser.done(&Identify { code, ..identify("Jules") });
    let Some(Screen::Minors(Minors::Decision(id))) = Screen::of(&standing) else { panic!() };
    let zoe = Child::find(&profiles(&browser), &id).unwrap();
    assert_eq!(zoe.profile().first_name, "Zoé");
    browser.done(&zoe.oppose());
    assert!(
        browser
            .download(&zoe.receipt().map_or_else(
                || child(&browser, "Zoé").receipt().unwrap().path(),
                |receipt| receipt.path()
            ))
            .is_ok()
    );
    // With another's card it is nobody's code.
    let code = "ZoePetit2016".parse().unwrap();
    assert_eq!(browser.refused(&Identify { code, ..identify("Martine") }), Code::NotRecognised);
}

#[test]
fn ange_comes_back_with_his_code_and_activates() {
    let browser = Browser::new();
    let At::Decision(decision) = browser.done(&identify("Ange")).at else { panic!() };
    assert_eq!(decision.opposed_on.unwrap().in_french(), "07/12/2021");
    browser.done(&Consent { terms_version: "2021-12".into() });
    browser.done(&ConfirmContact {});
    // And whoever has just opposed may come back with the same code.
    let browser = opposed("Martine");
    assert!(matches!(browser.done(&identify("Martine")).at, At::Decision(_)));
}

#[test]
fn receipts_are_for_those_who_opposed_while_the_session_lasts() {
    let code = |outcome: Result<Vec<u8>, Failure>| outcome.unwrap_err().code();
    let browser = Browser::new();
    assert_eq!(code(browser.download("/opposition/receipt")), Some(Code::SessionEnded));
    browser.done(&identify("Martine"));
    assert_eq!(code(browser.download("/opposition/receipt")), Some(Code::ReceiptGone));
    browser.done(&Oppose {});
    let first = browser.download("/opposition/receipt").unwrap();
    assert_eq!(browser.download("/opposition/receipt").unwrap(), first, "twice is the same");
    browser.advance(901);
    assert_eq!(code(browser.download("/opposition/receipt")), Some(Code::SessionEnded));
}

#[test]
fn each_address_leads_to_its_screen() {
    let browser = Browser::new();
    browser.done(&identify("Martine"));
    let deciding = browser.done(&ReadSession {});
    let found = |asked: Route, standing| Screen::find(Some(asked), standing);
    let validation = found(Route::Opposition, &deciding);
    assert_eq!(
        (validation.screen, validation.moved),
        (Screen::Opposition(Opposition::Validation), false)
    );
    assert!(found(Route::Profiles, &deciding).moved, "not before a decision of one's own");
    let opposed = browser.done(&Oppose {});
    assert!(found(Route::Opposition, &opposed).moved, "the decision is taken");
    let id = ProfileId::new("p-7a2").unwrap();
    for asked in [
        Route::Profiles,
        Route::ProfileDecision(id.clone()),
        Route::ProfileOpposition(id.clone()),
        Route::ProfileConfirmation(id),
    ] {
        let there = found(asked.clone(), &opposed);
        assert_eq!((there.screen.route(), there.moved), (Some(asked), false));
    }
}
