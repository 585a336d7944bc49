//! Activation by code, through the client over the sandbox, as the screens walk it.

use mon_espace_sante::api::{Failure, Unreachable};
use mon_espace_sante::contract::{
    At, ChooseCredentials, Code, ConfirmContact, Consent, EndSession, Identify, ReadSession,
    RenewSession, Standing, What,
};
use mon_espace_sante::fields::{CardKind, CardSerial, Password};
use mon_espace_sante::journeys::activation::{Accepted, Identification, NoEmail};
use mon_espace_sante::journeys::{Activation, Screen};
use mon_espace_sante::sandbox::{Limits, Sandbox, Sheet};

use crate::in_process::{Browser, Fault};

pub fn sheet(name: &str) -> &'static Sheet {
    Sandbox::people().iter().find(|sheet| sheet.name.starts_with(name)).unwrap()
}

/// What someone types on B1, to the letter.
pub fn identify(name: &str) -> Identify {
    let sheet = sheet(name);
    let kind = if sheet.card == "photo" { CardKind::Photo } else { CardKind::NoPhoto };
    Identification.identify(
        sheet.code.parse().unwrap(),
        sheet.nir.parse().unwrap(),
        CardSerial::parse(sheet.serial, kind).unwrap(),
    )
}

/// The same with another code.
pub fn mistaken(name: &str) -> Identify {
    Identify { code: "AbcdefGhij12".parse().unwrap(), ..identify(name) }
}

fn screen(standing: &Standing) -> Activation {
    match Screen::of(standing) {
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
    let Activation::Decision(decision) = screen(&browser.done(&identify("Martine"))) else {
        panic!()
    };
    assert_eq!(decision.first_name(), "Martine");
    let Activation::Contact(contact) = screen(&browser.done(&decision.activate(Accepted))) else {
        panic!()
    };
    assert_eq!(contact.email().unwrap().as_str(), "martine.leguellec@exemple.fr");
    assert_eq!(contact.mobile().unwrap().as_str(), "0611121314");
    let Activation::Credentials(chosen) = screen(&browser.done(&contact.confirm().unwrap())) else {
        panic!()
    };
    assert_eq!((chosen.identifier_min(), chosen.password_min()), (8, 9));
    let identifier = chosen.identifier("martine.l1970").unwrap();
    let password = chosen.password("Breizh-1970!").unwrap();
    let standing = browser.done(&chosen.choose(identifier, password));
    assert_eq!(screen(&standing), Activation::Activated);
    assert_eq!(standing.person.unwrap().first_name, "Martine");
    // The code died with the activation, and the space says so only to its holder.
    assert_eq!(browser.refused(&identify("Martine")), Code::AlreadyActive);
    assert_eq!(browser.refused(&mistaken("Martine")), Code::NotRecognised);
}

#[test]
fn each_step_resumes_after_a_reload() {
    let browser = Browser::new();
    assert_eq!(browser.done(&ReadSession {}), Standing::NOBODY);
    let acts: [&dyn Fn() -> Standing; 4] = [
        &|| browser.done(&identify("Martine")),
        &|| browser.done(&Consent { terms_version: "2021-12".into() }),
        &|| browser.done(&ConfirmContact {}),
        &|| browser.done(&credentials("martine.l1970")),
    ];
    for act in acts {
        let answered = act();
        assert_eq!(browser.done(&ReadSession {}), answered);
    }
}

#[test]
fn back_may_be_answered_again_before_the_end() {
    let browser = Browser::new();
    browser.done(&identify("Martine"));
    let consent = Consent { terms_version: "2021-12".into() };
    browser.done(&consent);
    browser.done(&ConfirmContact {});
    assert!(matches!(browser.done(&consent).at, At::Contact(_)), "back to B5, and on again");
    browser.done(&ConfirmContact {});
    browser.done(&credentials("martine.l1970"));
    assert_eq!(browser.refused(&consent), Code::StepNotAllowed);
    assert_eq!(browser.refused(&ConfirmContact {}), Code::StepNotAllowed);
}

#[test]
fn every_person_is_answered_as_documented() {
    let cases = [
        ("Pierrette", None),
        ("Inaya", Some(Code::AlreadyActive)),
        ("Karim", Some(Code::CodeExpired)),
        ("Lucie", Some(Code::CodeUsed)),
        ("Ange", None),
        ("Jules", None),
        ("Odile", None),
        ("Noé", Some(Code::Unavailable)),
        ("Rose", Some(Code::Locked)),
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
fn noe_is_served_the_second_time_with_the_same_key() {
    let browser = Browser::new();
    assert_eq!(browser.refused(&identify("Noé")), Code::Unavailable);
    browser.done(&identify("Noé"));
    let keys = browser.keys();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
}

#[test]
fn samir_waits_by_number_and_in_his_session() {
    let mut sandbox = Sandbox::stopped(Limits::default(), 0);
    let body = serde_json::to_vec(&identify("Samir")).unwrap();
    let request = http::Request::post("/activation/identification")
        .header("X-Espace-Sante", "1")
        .header("Idempotency-Key", "k")
        .body(body)
        .unwrap();
    let answer = sandbox.handle(&request);
    assert_eq!(answer.delay.as_secs(), 4);
    let cookie = answer.response.headers()["set-cookie"].to_str().unwrap().to_owned();
    let request = http::Request::get("/session").header("Cookie", cookie).body(Vec::new()).unwrap();
    assert_eq!(sandbox.handle(&request).delay.as_secs(), 4);
}

#[test]
fn wrong_tries_are_counted_then_locked_and_remembered() {
    let browser = Browser::new();
    for left in [2, 1] {
        let Err(Failure::Refused(problem)) = browser.send(&mistaken("Martine")) else { panic!() };
        assert_eq!((problem.code, problem.attempts_left), (Code::NotRecognised, Some(left)));
        assert!(problem.reference.is_some());
    }
    let Err(Failure::Refused(problem)) = browser.send(&mistaken("Martine")) else { panic!() };
    assert_eq!((problem.code, problem.retry_after_s), (Code::Locked, Some(900)));
    // Coming back while locked says the same, with the time that is left.
    browser.advance(60);
    let At::Locked(locked) = browser.done(&ReadSession {}).at else { panic!() };
    assert_eq!((locked.what, locked.retry_after_s), (What::Identification, 840));
    assert_eq!(browser.refused(&identify("Martine")), Code::Locked, "even with everything right");
    browser.done(&identify("Jules"));
    browser.advance(840);
    browser.done(&identify("Martine"));
}

#[test]
fn a_stranger_s_tries_are_counted_like_anybody_s() {
    let browser = Browser::new();
    let stranger =
        Identify { nir: "1 55 12 55 555 555 97".parse().unwrap(), ..mistaken("Martine") };
    let Err(Failure::Refused(unknown)) = browser.send(&stranger) else { panic!() };
    let Err(Failure::Refused(known)) = Browser::new().send(&mistaken("Martine")) else { panic!() };
    let mut known = known;
    known.reference.clone_from(&unknown.reference);
    assert_eq!(unknown, known);
}

#[test]
fn a_lost_answer_followed_by_a_retry_is_a_success() {
    let browser = Browser::new();
    browser.fails_next(Fault::Lost);
    assert_eq!(browser.send(&identify("Martine")), Err(Failure::Unreachable(Unreachable::Broken)));
    let standing = browser.done(&identify("Martine"));
    assert!(matches!(standing.at, At::Decision(_)));
    assert_eq!(browser.done(&ReadSession {}), standing, "the cookie came with the repeat");
    // An act that cannot be done twice: the repeat is told apart from a second act.
    browser.done(&Consent { terms_version: "2021-12".into() });
    browser.done(&ConfirmContact {});
    browser.fails_next(Fault::Lost);
    browser.send(&credentials("martine.l1970")).unwrap_err();
    assert_eq!(browser.done(&credentials("martine.l1970")).at, At::Activated);
}

#[test]
fn sessions_end_and_are_renewed() {
    let browser = Browser::new();
    browser.done(&identify("Martine"));
    browser.advance(899);
    let renewed = browser.done(&RenewSession {});
    assert_eq!(renewed.session.unwrap().expires_in_s, 900);
    browser.advance(901);
    assert_eq!(browser.refused(&Consent { terms_version: "2021-12".into() }), Code::SessionEnded);
    assert_eq!(browser.done(&ReadSession {}), Standing::NOBODY);
    browser.done(&identify("Martine"));
    assert_eq!(browser.done(&EndSession {}), Standing::NOBODY);
    assert_eq!(browser.refused(&RenewSession {}), Code::SessionEnded);
}

#[test]
fn what_the_backend_alone_knows_is_refused() {
    let browser = Browser::with(Limits { password_min: 14, ..Limits::default() });
    browser.done(&identify("Pierrette"));
    assert_eq!(browser.refused(&Consent { terms_version: "2019".into() }), Code::TermsOutdated);
    let Activation::Contact(contact) =
        screen(&browser.done(&Consent { terms_version: "2021-12".into() }))
    else {
        panic!()
    };
    assert_eq!(contact.confirm(), Err(NoEmail));
    assert_eq!(browser.refused(&ConfirmContact {}), Code::NoContact);
    browser.done(&identify("Martine"));
    browser.done(&Consent { terms_version: "2021-12".into() });
    browser.done(&ConfirmContact {});
    assert_eq!(browser.refused(&credentials("martine.l1970")), Code::InvalidFields);
    let long = |identifier: &str| ChooseCredentials {
        identifier: identifier.parse().unwrap(),
        password: Password::parse("Breizh-1970-Breizh!", 14).unwrap(),
    };
    assert_eq!(browser.refused(&long("Inaya.M1988")), Code::IdentifierTaken);
    browser.done(&long("martine.l1970"));
}

#[test]
fn the_notification_carries_the_code_by_mail_or_by_letter() {
    let browser = Browser::new();
    let outbox = browser.wire.sandbox.borrow().outbox();
    let to = |name: &str| outbox.iter().find(|message| message.text.contains(name)).unwrap();
    assert_eq!(
        (to("Martine").channel, to("Martine").code.as_deref()),
        ("email", Some("HuqZF3KXCz8k"))
    );
    assert_eq!(to("Pierrette").channel, "letter");
    assert!(to("Pierrette").text.contains("123456789ABC"));
}
