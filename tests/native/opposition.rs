//! Opposition and receipts, through the client and the sandbox.

use mon_espace_sante::api::Failure;
use mon_espace_sante::contract::{At, ConfirmContact, Consent, Oppose, ReadSession, RefusalCode};
use mon_espace_sante::journeys::{Move, Opposition, Profiles, Screen, moves};
use mon_espace_sante::route::{ProfileId, Route};

use crate::activation::identify;
use crate::in_process::Browser;
use crate::profiles::{child, profiles, status};

/// A browser in which this person has opposed the creation of the space.
pub fn opposed_as(name: &str) -> Browser {
    let browser = Browser::new();
    browser.run(&identify(name));
    browser.run(&Oppose {});
    browser
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
    let decide = |step: Move, name: &str| {
        let decided = Screen::Profiles(Profiles::Decided(child(&browser, name).id));
        assert_eq!(browser.perform(step, &standing).unwrap().1, decided);
    };
    let activate = |name: &str| decide(moves::activate_profile(&child(&browser, name)), name);
    activate("Jean-Jacques");
    decide(moves::oppose_profile(child(&browser, "Gerard").id), "Gerard");
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
    activate("Virginie");
    decide(moves::close_profile(child(&browser, "Virginie").id), "Virginie");
    assert_eq!(status(&child(&browser, "Virginie").profile), format!("closed {today}"));
    activate("Virginie");
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
    assert_eq!(code(browser.download("/opposition/receipt")), Some(RefusalCode::SessionEnded));
    browser.run(&identify("Martine"));
    assert_eq!(code(browser.download("/opposition/receipt")), Some(RefusalCode::ReceiptGone));
    browser.run(&Oppose {});
    let first = browser.download("/opposition/receipt").unwrap();
    assert_eq!(
        browser.download("/opposition/receipt").unwrap(),
        first,
        "the second download is identical"
    );
    browser.advance(901);
    assert_eq!(code(browser.download("/opposition/receipt")), Some(RefusalCode::SessionEnded));
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
