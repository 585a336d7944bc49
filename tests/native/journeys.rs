//! The screen that an address shows for a standing, and the history of screens (`Trail`).

use mon_espace_sante::contract::{
    At, ContactDetails, Credentials, Decision, FranceConnectOutcome, LockScope, Locked, Person,
    ResetToken, Session, Standing,
};
use mon_espace_sante::journeys::account::session_continues;
use mon_espace_sante::journeys::{
    Account, Activation, Information, Maintenance, Recovery, Screen, SignIn, Trail,
};
use mon_espace_sante::route::Route;

fn standing_at(at: At) -> Standing {
    Standing { at, ..Standing::ANONYMOUS }
}

fn standings() -> Vec<Standing> {
    vec![
        Standing::ANONYMOUS,
        standing_at(At::Decision(Decision {
            checked_person: None,
            state: None,
            opposed_on: None,
            created_on: None,
            terms_version: "1".into(),
        })),
        standing_at(At::Contact(ContactDetails { email: None, mobile: None })),
        standing_at(At::Credentials(Credentials {
            identifier_min: 8,
            password_min: Some(9),
            password: None,
        })),
        standing_at(At::Activated),
        standing_at(At::Locked(Locked { what: LockScope::Identification, retry_after_s: 60 })),
    ]
}

fn first_screen(standing: &Standing) -> Screen {
    Screen::first_of_step(standing).unwrap()
}

#[test]
fn an_address_shows_its_screen_or_the_first_of_the_step() {
    let [nowhere, decision, contact, credentials, activated, locked] = &standings()[..] else {
        panic!()
    };
    let own = |standing| (first_screen(standing), false);
    let redirected = |standing| (first_screen(standing), true);
    let cases = [
        (Route::Contact, nowhere, (Screen::SessionRequired(Route::Contact), false)),
        (Route::Decision, decision, own(decision)),
        (Route::Contact, decision, redirected(decision)),
        (Route::Credentials, contact, redirected(contact)),
        (Route::Contact, contact, own(contact)),
        (Route::Credentials, credentials, own(credentials)),
        (Route::Decision, activated, redirected(activated)),
        (Route::Identification, activated, (Screen::Activation(Activation::Identification), false)),
        (Route::Welcome, credentials, (Screen::Welcome, false)),
        (Route::Terms, credentials, (Screen::Information(Information::Terms), false)),
    ];
    for (requested, standing, (screen, is_redirected)) in cases {
        let found = Screen::find(Some(requested.clone()), standing);
        assert_eq!((found.screen, found.redirected), (screen, is_redirected), "{requested:?}");
    }
    for requested in [Route::Identification, Route::Decision] {
        let found = Screen::find(Some(requested.clone()), locked);
        assert!(matches!(found.screen, Screen::Locked(_, at) if at == requested));
    }
    assert_eq!(Screen::find(None, nowhere).screen, Screen::Unknown);
}

#[test]
fn every_address_shows_a_screen_at_every_step() {
    for standing in standings() {
        for (route, path) in Route::FIXED {
            let found = Screen::find(Some(route.clone()), &standing);
            let shown = found.screen.route().unwrap();
            assert_eq!(found.redirected, shown != *route, "{path} at {:?}", standing.at);
        }
    }
}

#[test]
fn during_maintenance_only_information_pages_open() {
    let closed = Maintenance { retry_after_s: Some(600) };
    let open = [
        Route::Help,
        Route::Terms,
        Route::DataProtection,
        Route::LegalNotice,
        Route::Accessibility,
    ];
    for (route, path) in Route::FIXED {
        let found = Screen::find_during_maintenance(Some(route.clone()), closed);
        assert!(!found.redirected, "{path}");
        assert_eq!(found.screen.route().as_ref(), Some(route), "{path}");
        let page = Information::at(route);
        assert_eq!(page.is_some(), open.contains(route), "{path}");
        match page {
            Some(page) => assert_eq!(found.screen, Screen::Information(page)),
            None => assert_eq!(found.screen, Screen::Maintenance(route.clone(), closed)),
        }
    }
    assert_eq!(Screen::find_during_maintenance(None, closed).screen, Screen::Unknown);
}

#[test]
fn a_reset_link_is_recognised_at_its_own_address_only() {
    let link = |fragment| Recovery::link(&Route::LostPassword, fragment);
    let token = ResetToken::new("0a1b2c").unwrap();
    assert_eq!(link("#jeton=0a1b2c"), Some(Recovery::Link(Some(token))));
    for cut in ["#jeton", "#jeton=", "#jeton=a b", "#jeton%3D0a1b2c"] {
        assert_eq!(link(cut), Some(Recovery::Link(None)), "{cut}");
    }
    for other in ["", "#", "#contenu"] {
        assert_eq!(link(other), None, "{other}");
    }
    assert_eq!(Recovery::link(&Route::SignIn, "#jeton=0a1b2c"), None);
    assert_eq!(Screen::Recovery(link("#jeton=0a1b2c").unwrap()).route(), Some(Route::LostPassword));
}

#[test]
fn back_rewinds_and_a_final_screen_clears_the_earlier_ones() {
    let mut trail = Trail::new(0, Screen::Welcome);
    assert_eq!(trail.push(Screen::BeforeStarting), 1);
    assert_eq!(trail.push(Screen::Information(Information::Terms)), 2);
    assert_eq!(trail.move_to(1), Some(&Screen::BeforeStarting));
    assert_eq!(trail.push(Screen::Activation(Activation::Identification)), 2);
    assert_eq!(trail.move_to(1), Some(&Screen::BeforeStarting));
    assert_eq!(trail.move_to(2), Some(&Screen::Activation(Activation::Identification)));
    assert_eq!(trail.push(Screen::Activation(Activation::Activated)), 3);
    assert_eq!(trail.move_to(2), None, "screens before the final one are forgotten");
    assert_eq!(trail.move_to(0), None);
    assert_eq!(trail.move_to(3), Some(&Screen::Activation(Activation::Activated)));
}

#[test]
fn after_a_reload_the_trail_has_only_the_current_screen() {
    let mut trail = Trail::new(7, Screen::BeforeStarting);
    assert_eq!(trail.position(), 7);
    assert_eq!(trail.move_to(6), None);
    assert_eq!(trail.move_to(7), Some(&Screen::BeforeStarting));
    assert_eq!(trail.move_to(usize::MAX), None, "an unknown position");
}

#[test]
fn the_trail_keeps_the_last_hundred_screens() {
    let mut trail = Trail::new(0, Screen::Welcome);
    for _ in 0..500 {
        trail.push(Screen::BeforeStarting);
    }
    assert_eq!(trail.position(), 500);
    assert_eq!(trail.move_to(401), Some(&Screen::BeforeStarting));
    assert_eq!(trail.move_to(400), None, "older screens are found by their address");
}

#[test]
fn a_page_is_kept_only_while_the_same_person_is_signed_in() {
    let session = Some(Session { expires_in_s: 900, ends_in_s: Some(43_200), warn_before_s: 120 });
    let person = |name: &str| Some(Person { first_name: name.into(), last_name: "Martin".into() });
    let standing = |session: &Option<Session>, person: Option<Person>, at: At| Standing {
        session: session.clone(),
        person,
        pending: None,
        proof: None,
        leave_at: None,
        at,
    };
    let inaya = standing(&session, person("Inaya"), At::SignedIn);
    let unidentified = standing(&session, None, At::PasswordChanged);
    let cases = [
        (&Standing::ANONYMOUS, &Standing::ANONYMOUS, true, "a visitor without a session"),
        (&Standing::ANONYMOUS, &inaya, true, "signed in in another tab"),
        (&inaya, &inaya, true, "the same person"),
        (&inaya, &Standing::ANONYMOUS, false, "signed out in another tab"),
        (&inaya, &standing(&session, person("Lina"), At::SignedIn), false, "another person"),
        (&inaya, &standing(&session, person("Inaya"), At::NOWHERE), false, "no longer signed in"),
        (&unidentified, &inaya, true, "not identified before"),
    ];
    for (before, now, expected, why) in cases {
        assert_eq!(session_continues(before, now), expected, "{why}");
    }
}

#[test]
fn keep_current_removes_the_other_screens_of_the_trail() {
    let mut trail = Trail::new(0, Screen::Welcome);
    trail.push(Screen::BeforeStarting);
    trail.keep_current();
    assert_eq!(trail.move_to(0), None);
    assert_eq!(trail.move_to(1), Some(&Screen::BeforeStarting), "the current screen is kept");
}

#[test]
fn returning_from_france_connect_shows_the_space_or_the_refusal() {
    let returned = |standing: &Standing| Screen::find(Some(Route::SignInReturn), standing).screen;
    assert!(matches!(returned(&standing_at(At::SignedIn)), Screen::Account(Account::Home(None))));
    assert_eq!(returned(&Standing::ANONYMOUS), Screen::SignIn(SignIn::NotSignedIn(None)));
    let reason = Some(FranceConnectOutcome::NoSpace);
    let refused = standing_at(At::Nowhere { france_connect: reason });
    assert_eq!(returned(&refused), Screen::SignIn(SignIn::NotSignedIn(reason)));
}
