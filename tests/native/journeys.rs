//! What stands at an address, for whoever stands somewhere; and the way back.

use mon_espace_sante::contract::{
    At, ContactDetails, Credentials, Decision, Locked, Person, ResetToken, Session, Standing, What,
};
use mon_espace_sante::journeys::account::goes_on;
use mon_espace_sante::journeys::{
    Activation, Closed, Information, Recovery, Screen, SignIn, Space, Trail,
};
use mon_espace_sante::route::Route;

fn at(at: At) -> Standing {
    Standing { at, ..Standing::NOBODY }
}

fn steps() -> Vec<Standing> {
    vec![
        Standing::NOBODY,
        at(At::Decision(Decision {
            checked_person: None,
            opposed_on: None,
            terms_version: "1".into(),
        })),
        at(At::Contact(ContactDetails { email: None, mobile: None })),
        at(At::Credentials(Credentials { identifier_min: 8, password_min: 9 })),
        at(At::Activated),
        at(At::Locked(Locked { what: What::Identification, retry_after_s: 60 })),
    ]
}

fn activation(standing: &Standing) -> Screen {
    Screen::of(standing).unwrap()
}

#[test]
fn the_asked_address_or_the_step_s_own_first() {
    let [nobody, decision, contact, credentials, activated, locked] = &steps()[..] else {
        panic!()
    };
    let own = |standing| (activation(standing), false);
    let moved = |standing| (activation(standing), true);
    let cases = [
        (Route::Contact, nobody, (Screen::Astray(Route::Contact), false)),
        (Route::Decision, decision, own(decision)),
        (Route::Contact, decision, moved(decision)),
        (Route::Credentials, contact, moved(contact)),
        (Route::Contact, contact, own(contact)),
        (Route::Credentials, credentials, own(credentials)),
        (Route::Decision, activated, moved(activated)),
        (Route::Identification, activated, (Screen::Activation(Activation::Identification), false)),
        (Route::Welcome, credentials, (Screen::Welcome, false)),
        (Route::Terms, credentials, (Screen::Information(Information::Terms), false)),
    ];
    for (asked, standing, (screen, was_moved)) in cases {
        let found = Screen::find(Some(asked.clone()), standing);
        assert_eq!((found.screen, found.moved), (screen, was_moved), "{asked:?}");
    }
    for asked in [Route::Identification, Route::Decision] {
        let found = Screen::find(Some(asked.clone()), locked);
        assert!(matches!(found.screen, Screen::Locked(_, at) if at == asked));
    }
    assert_eq!(Screen::find(None, nobody).screen, Screen::Unknown);
}

#[test]
fn every_address_shows_a_screen_at_every_step_and_never_loses_its_own() {
    for standing in steps() {
        for (route, path) in Route::FIXED {
            let found = Screen::find(Some(route.clone()), &standing);
            let shown = found.screen.route().unwrap();
            assert_eq!(found.moved, shown != *route, "{path} at {:?}", standing.at);
        }
    }
}

#[test]
fn while_the_service_is_closed_only_the_pages_to_read_open() {
    let closed = Closed { retry_after_s: Some(600) };
    let open = [
        Route::Help,
        Route::Terms,
        Route::DataProtection,
        Route::LegalNotice,
        Route::Accessibility,
    ];
    for (route, path) in Route::FIXED {
        let found = Screen::find_closed(Some(route.clone()), closed);
        assert!(!found.moved, "{path}");
        assert_eq!(found.screen.route().as_ref(), Some(route), "{path}");
        let page = Information::at(route);
        assert_eq!(page.is_some(), open.contains(route), "{path}");
        match page {
            Some(page) => assert_eq!(found.screen, Screen::Information(page)),
            None => assert_eq!(found.screen, Screen::Maintenance(route.clone(), closed)),
        }
    }
    assert_eq!(Screen::find_closed(None, closed).screen, Screen::Unknown);
}

#[test]
fn a_link_is_taken_where_it_leads_and_nowhere_else() {
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
    assert_eq!(link("#jeton=0a1b2c").unwrap().route().path(), "/mot-de-passe-oublie");
}

#[test]
fn back_rewinds_and_the_end_cuts_the_trail() {
    let mut trail = Trail::new(0, Screen::Welcome);
    assert_eq!(trail.forward(Screen::Before), 1);
    assert_eq!(trail.forward(Screen::Information(Information::Terms)), 2);
    assert_eq!(trail.go(1), Some(&Screen::Before));
    assert_eq!(trail.forward(Screen::Activation(Activation::Identification)), 2);
    assert_eq!(trail.go(1), Some(&Screen::Before));
    assert_eq!(trail.go(2), Some(&Screen::Activation(Activation::Identification)));
    assert_eq!(trail.forward(Screen::Activation(Activation::Activated)), 3);
    assert_eq!(trail.go(2), None, "what lies before the end is forgotten");
    assert_eq!(trail.go(0), None);
    assert_eq!(trail.go(3), Some(&Screen::Activation(Activation::Activated)));
}

#[test]
fn a_trail_after_a_reload_knows_only_its_own_place() {
    let mut trail = Trail::new(7, Screen::Before);
    assert_eq!(trail.here(), 7);
    assert_eq!(trail.go(6), None);
    assert_eq!(trail.go(7), Some(&Screen::Before));
    assert_eq!(trail.go(usize::MAX), None, "a number that is not ours");
}

#[test]
fn a_long_way_is_remembered_a_hundred_screens_far() {
    let mut trail = Trail::new(0, Screen::Welcome);
    for _ in 0..500 {
        trail.forward(Screen::Before);
    }
    assert_eq!(trail.here(), 500);
    assert_eq!(trail.go(401), Some(&Screen::Before));
    assert_eq!(trail.go(400), None, "its address says what stands there");
}

#[test]
fn a_page_of_somebody_who_has_left_is_not_theirs_any_more() {
    let session = Some(Session { expires_in_s: 900, warn_before_s: 120 });
    let person = |name: &str| Some(Person { first_name: name.into(), last_name: "Martin".into() });
    let standing = |session: &Option<Session>, person: Option<Person>, at: At| Standing {
        session: session.clone(),
        person,
        pending: None,
        at,
    };
    let inaya = standing(&session, person("Inaya"), At::SignedIn);
    let asks = standing(&session, None, At::PasswordChanged);
    let cases = [
        (&Standing::NOBODY, &Standing::NOBODY, true, "a visitor has nothing to lose"),
        (&Standing::NOBODY, &inaya, true, "who signs in elsewhere"),
        (&inaya, &inaya, true, "the same person"),
        (&inaya, &Standing::NOBODY, false, "signed out elsewhere"),
        (&inaya, &standing(&session, person("Lina"), At::SignedIn), false, "another person"),
        (&inaya, &standing(&session, person("Inaya"), At::Nowhere), false, "no longer signed in"),
        (&asks, &inaya, true, "whoever had said nothing yet"),
    ];
    for (before, now, expected, why) in cases {
        assert_eq!(goes_on(before, now), expected, "{why}");
    }
}

#[test]
fn a_trail_that_is_forgotten_leads_nowhere_back() {
    let mut trail = Trail::new(0, Screen::Welcome);
    trail.forward(Screen::Before);
    trail.forget();
    assert_eq!(trail.go(0), None);
    assert_eq!(trail.go(1), Some(&Screen::Before), "the page that is shown stays");
}

#[test]
fn back_from_france_connect_one_is_signed_in_or_told_why_not() {
    let back = |standing: &Standing| Screen::find(Some(Route::SignInReturn), standing).screen;
    assert!(matches!(back(&at(At::SignedIn)), Screen::Space(Space::Home(None))));
    assert_eq!(back(&Standing::NOBODY), Screen::SignIn(SignIn::Refused));
}
