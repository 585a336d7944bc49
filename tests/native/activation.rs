//! Activation with a provisional code, through the client and the sandbox.

use mon_espace_sante::api::{Failure, Unreachable};
use mon_espace_sante::contract::{
    At, ChooseCredentials, ConfirmContact, Consent, EndSession, Identify, LockScope, ReadSession,
    RefusalCode, RenewSession, Standing,
};
use mon_espace_sante::fields::{CardKind, CardSerial, Password};
use mon_espace_sante::journeys::{Activation, Screen, moves};
use mon_espace_sante::sandbox::{Limits, Sandbox, TestPerson};

use crate::in_process::{Browser, TransportFault};

pub fn test_person(name: &str) -> &'static TestPerson {
    Sandbox::people().iter().find(|person| person.name.starts_with(name)).unwrap()
}

/// Builds the request of `/activer/identification` with the data of a test person.
pub fn identify(name: &str) -> Identify {
    let person = test_person(name);
    let kind = if person.card == "photo" { CardKind::Photo } else { CardKind::NoPhoto };
    Identify {
        code: person.code.parse().unwrap(),
        nir: person.nir.parse().unwrap(),
        card: CardSerial::parse(person.serial, kind).unwrap(),
    }
}

pub fn identify_with_wrong_code(name: &str) -> Identify {
    Identify { code: "AbcdefGhij12".parse().unwrap(), ..identify(name) }
}

fn screen(standing: &Standing) -> Activation {
    match Screen::first_of_step(standing) {
        Some(Screen::Activation(activation)) => activation,
        other => panic!("not in activation: {other:?}"),
    }
}

fn credentials(identifier: &str) -> ChooseCredentials {
    ChooseCredentials {
        identifier: identifier.parse().unwrap(),
        password: Password::parse("Breizh-1970!", 9).unwrap(),
    }
}

#[test]
fn martine_activates() {
    let browser = Browser::new();
    let standing = browser.run(&identify("Martine"));
    let Activation::Decision { first_name, decision } = screen(&standing) else { panic!() };
    assert_eq!(first_name, "Martine");
    let (standing, next) = browser.perform(moves::consent(&decision), &standing).unwrap();
    let Screen::Activation(Activation::Contact(contact)) = next else { panic!("{next:?}") };
    assert_eq!(contact.email.unwrap().as_str(), "martine.leguellec@exemple.fr");
    assert_eq!(contact.mobile.unwrap().as_str(), "0611121314");
    let (standing, next) = browser.perform(moves::confirm_contact(), &standing).unwrap();
    let Screen::Activation(Activation::Credentials(minimums)) = next else { panic!("{next:?}") };
    assert_eq!((minimums.identifier_min, minimums.password_min), (8, Some(9)));
    assert_eq!(minimums.password_rules().phrase_min, Some(20));
    let credentials = credentials("martine.l1970");
    let choose = moves::choose_credentials(credentials.identifier, credentials.password);
    let (standing, next) = browser.perform(choose, &standing).unwrap();
    assert_eq!(next, Screen::Activation(Activation::Activated));
    assert_eq!(standing.person.unwrap().first_name, "Martine");
    // The used code is answered with `AlreadyActive`, a wrong code still with `NotRecognised`.
    assert_eq!(browser.refusal(&identify("Martine")), RefusalCode::AlreadyActive);
    assert_eq!(browser.refusal(&identify_with_wrong_code("Martine")), RefusalCode::NotRecognised);
}

#[test]
fn each_step_resumes_after_a_reload() {
    let browser = Browser::new();
    assert_eq!(browser.run(&ReadSession {}), Standing::ANONYMOUS);
    let operations: [&dyn Fn() -> Standing; 4] = [
        &|| browser.run(&identify("Martine")),
        &|| browser.run(&Consent { terms_version: "2021-12".into() }),
        &|| browser.run(&ConfirmContact {}),
        &|| browser.run(&credentials("martine.l1970")),
    ];
    for send in operations {
        let standing = send();
        assert_eq!(browser.run(&ReadSession {}), standing);
    }
}

#[test]
fn earlier_operations_can_be_sent_again_until_the_activation() {
    let browser = Browser::new();
    browser.run(&identify("Martine"));
    let consent = Consent { terms_version: "2021-12".into() };
    browser.run(&consent);
    browser.run(&ConfirmContact {});
    assert!(
        matches!(browser.run(&consent).at, At::Contact(_)),
        "back to `/activer/decision`, then forward again"
    );
    browser.run(&ConfirmContact {});
    browser.run(&credentials("martine.l1970"));
    assert_eq!(browser.refusal(&consent), RefusalCode::StepNotAllowed);
    assert_eq!(browser.refusal(&ConfirmContact {}), RefusalCode::StepNotAllowed);
}

#[test]
fn every_test_person_gets_the_documented_answer() {
    let cases = [
        ("Pierrette", None),
        ("Inaya", Some(RefusalCode::AlreadyActive)),
        ("Karim", Some(RefusalCode::CodeExpired)),
        ("Lucie", Some(RefusalCode::CodeUsed)),
        ("Ange", None),
        ("Jules", None),
        ("Odile", None),
        ("Noé", Some(RefusalCode::Unavailable)),
        ("Rose", Some(RefusalCode::Locked)),
        ("Samir", None),
        ("Léa", None),
    ];
    for (name, expected) in cases {
        let browser = Browser::new();
        let code = browser.send(&identify(name)).err().map(|failure| failure.code().unwrap());
        assert_eq!(code, expected, "{name}");
    }
}

#[test]
fn noe_succeeds_on_a_retry_with_the_same_idempotency_key() {
    let browser = Browser::new();
    assert_eq!(browser.refusal(&identify("Noé")), RefusalCode::Unavailable);
    browser.run(&identify("Noé"));
    let keys = browser.idempotency_keys();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
}

#[test]
fn answers_to_samir_are_delayed_at_and_after_identification() {
    let mut sandbox = Sandbox::with_stopped_clock(Limits::default(), 0);
    let body = serde_json::to_vec(&identify("Samir")).unwrap();
    let request = http::Request::post("/activation/identification")
        .header("X-Espace-Sante", "1")
        .header("Idempotency-Key", "5e1f0c6a-7d2b-4a1c-9b1e-000000000001")
        .header("Content-Type", "application/json")
        .body(body)
        .unwrap();
    let answer = sandbox.handle(&request);
    assert_eq!(answer.delay.as_secs(), 4);
    let cookie = answer.response.headers()["set-cookie"].to_str().unwrap().to_owned();
    let request = http::Request::get("/session").header("Cookie", cookie).body(Vec::new()).unwrap();
    assert_eq!(sandbox.handle(&request).delay.as_secs(), 4);
}

#[test]
fn three_wrong_tries_lock_and_the_lock_survives_a_reload() {
    let browser = Browser::new();
    for left in [2, 1] {
        let Err(Failure::Refused(problem)) = browser.send(&identify_with_wrong_code("Martine"))
        else {
            panic!()
        };
        assert_eq!((problem.code, problem.attempts_left), (RefusalCode::NotRecognised, Some(left)));
        assert!(problem.reference.is_some());
    }
    let Err(Failure::Refused(problem)) = browser.send(&identify_with_wrong_code("Martine")) else {
        panic!()
    };
    assert_eq!((problem.code, problem.retry_after_s), (RefusalCode::Locked, Some(900)));
    // A reload shows the lock with the remaining time.
    browser.advance(60);
    let At::Locked(locked) = browser.run(&ReadSession {}).at else { panic!() };
    assert_eq!((locked.what, locked.retry_after_s), (LockScope::Identification, 840));
    assert_eq!(
        browser.refusal(&identify("Martine")),
        RefusalCode::Locked,
        "even with the right code"
    );
    browser.run(&identify("Jules"));
    browser.advance(840);
    browser.run(&identify("Martine"));
}

#[test]
fn with_a_wrong_code_an_unknown_number_gets_the_same_refusal_as_a_known_one() {
    let browser = Browser::new();
    let unknown_nir = Identify {
        nir: "1 55 12 55 555 555 97".parse().unwrap(),
        ..identify_with_wrong_code("Martine")
    };
    let Err(Failure::Refused(unknown)) = browser.send(&unknown_nir) else { panic!() };
    let Err(Failure::Refused(known)) = Browser::new().send(&identify_with_wrong_code("Martine"))
    else {
        panic!()
    };
    let mut known = known;
    known.reference.clone_from(&unknown.reference);
    assert_eq!(unknown, known);
}

#[test]
fn a_retry_after_a_lost_response_succeeds() {
    let browser = Browser::new();
    browser.inject(TransportFault::Lost);
    assert_eq!(
        browser.send(&identify("Martine")),
        Err(Failure::Unreachable(Unreachable::ConnectionFailed))
    );
    let standing = browser.run(&identify("Martine"));
    assert!(matches!(standing.at, At::Decision(_)));
    assert_eq!(browser.run(&ReadSession {}), standing, "the response to the retry sets the cookie");
    browser.run(&Consent { terms_version: "2021-12".into() });
    browser.run(&ConfirmContact {});
    // `ChooseCredentials` succeeds only once: its idempotency key distinguishes a retry from a second request.
    browser.inject(TransportFault::Lost);
    browser.send(&credentials("martine.l1970")).unwrap_err();
    assert_eq!(browser.run(&credentials("martine.l1970")).at, At::Activated);
}

#[test]
fn sessions_expire_and_can_be_renewed_or_ended() {
    let browser = Browser::new();
    browser.run(&identify("Martine"));
    browser.advance(899);
    let renewed = browser.run(&RenewSession {});
    assert_eq!(renewed.session.unwrap().expires_in_s, 900);
    browser.advance(901);
    assert_eq!(
        browser.refusal(&Consent { terms_version: "2021-12".into() }),
        RefusalCode::SessionEnded
    );
    assert_eq!(browser.run(&ReadSession {}), Standing::ANONYMOUS);
    browser.run(&identify("Martine"));
    assert_eq!(browser.run(&EndSession {}), Standing::ANONYMOUS);
    assert_eq!(browser.refusal(&RenewSession {}), RefusalCode::SessionEnded);
}

#[test]
fn outdated_terms_a_missing_email_a_short_password_and_a_taken_identifier_are_refused() {
    let browser = Browser::with_limits(Limits { password_min: 14, ..Limits::default() });
    browser.run(&identify("Pierrette"));
    assert_eq!(
        browser.refusal(&Consent { terms_version: "2019".into() }),
        RefusalCode::TermsOutdated
    );
    let Activation::Contact(contact) =
        screen(&browser.run(&Consent { terms_version: "2021-12".into() }))
    else {
        panic!()
    };
    assert_eq!(contact.email, None);
    assert_eq!(browser.refusal(&ConfirmContact {}), RefusalCode::NoContact);
    browser.run(&identify("Martine"));
    browser.run(&Consent { terms_version: "2021-12".into() });
    browser.run(&ConfirmContact {});
    assert_eq!(browser.refusal(&credentials("martine.l1970")), RefusalCode::InvalidFields);
    let with_long_password = |identifier: &str| ChooseCredentials {
        identifier: identifier.parse().unwrap(),
        password: Password::parse("Breizh-1970-Breizh!", 14).unwrap(),
    };
    assert_eq!(browser.refusal(&with_long_password("Inaya.M1988")), RefusalCode::IdentifierTaken);
    browser.run(&with_long_password("martine.l1970"));
}

#[test]
fn the_provisional_code_is_sent_by_email_or_by_letter() {
    let browser = Browser::new();
    let outbox = browser.wire.sandbox.borrow().outbox();
    let message_to =
        |name: &str| outbox.iter().find(|message| message.text.contains(name)).unwrap();
    assert_eq!(
        (message_to("Martine").channel, message_to("Martine").code.as_deref()),
        ("email", Some("HuqZF3KXCz8k"))
    );
    assert_eq!(message_to("Pierrette").channel, "letter");
    assert!(message_to("Pierrette").text.contains("123456789ABC"));
}
