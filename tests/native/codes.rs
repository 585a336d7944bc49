//! A new provisional code, and activation with it, through the client and the sandbox.

use mon_espace_sante::api::Failure;
use mon_espace_sante::contract::{
    At, ChangeEmail, ChangeMobile, Channel, ConfirmChange, ConfirmContactProof, Consent,
    ContactChange, DeliverCode, EnterCode, LockScope, ProveContact, ReadSession, RefusalCode,
    RequestCode, Standing,
};
use mon_espace_sante::fields::{CardKind, CardSerial};
use mon_espace_sante::journeys::codes::{ChannelChoice, CodePurpose};
use mon_espace_sante::journeys::{Activation, Codes, Profiles, Screen};
use mon_espace_sante::route::Route;
use mon_espace_sante::sandbox::Limits;

use crate::activation::{identify, test_person};
use crate::in_process::Browser;

/// Builds the request of `/code` with the number, the card and the own birth date of a test person.
pub fn request_code(name: &str) -> RequestCode {
    RequestCode {
        birth_date: test_person(name).born.parse().unwrap(),
        ..request_code_for(name, "01/01/1980")
    }
}

fn request_code_for(name: &str, birth_date: &str) -> RequestCode {
    let person = test_person(name);
    let kind = if person.card == "photo" { CardKind::Photo } else { CardKind::NoPhoto };
    RequestCode {
        nir: person.nir.parse().unwrap(),
        birth_date: birth_date.parse().unwrap(),
        card: CardSerial::parse(person.serial, kind).unwrap(),
    }
}

fn deliver(channel: Channel) -> DeliverCode {
    DeliverCode { channel }
}

fn enter(code: &str) -> EnterCode {
    EnterCode { code: code.parse().unwrap() }
}

fn masks(standing: &Standing) -> Vec<(Channel, &str)> {
    let At::Channels { channels, .. } = &standing.at else { panic!("{:?}", standing.at) };
    channels.iter().map(|known| (known.channel, known.masked.as_str())).collect()
}

fn latest_code(browser: &Browser) -> String {
    browser.wire.sandbox.borrow().outbox()[0].code.clone().unwrap()
}

#[test]
fn martine_activates_with_a_new_code() {
    let browser = Browser::new();
    let standing = browser.run(&request_code("Martine"));
    assert_eq!(standing.person, None, "her identity is not proven yet");
    assert_eq!(
        masks(&standing),
        [
            (Channel::Email, "mar*****@exemple.fr"),
            (Channel::Sms, "** * * * * 3 14"),
            (Channel::Letter, "44*** *****"),
        ]
    );
    let standing = browser.run(&deliver(Channel::Sms));
    let At::CodeSent(sent) = &standing.at else { panic!() };
    assert_eq!((sent.channel, sent.valid_for_days, sent.resend_after_s), (Channel::Sms, 42, 30));
    let message = browser.wire.sandbox.borrow().outbox()[0].clone();
    assert_eq!(
        (message.channel, message.to.replace('\u{a0}', " ")),
        ("sms", "06 11 12 13 14".into())
    );
    let code = message.code.unwrap();
    assert_ne!(code, test_person("Martine").code);
    // The field accepts the whole message and extracts the code.
    let standing = browser.run(&enter(&message.text));
    let Some(Screen::Activation(Activation::Decision { decision, .. })) =
        Screen::first_of_step(&standing)
    else {
        panic!()
    };
    let checked = decision.checked_person.unwrap();
    assert_eq!(
        (checked.first_name.as_str(), checked.last_name.as_str()),
        ("Martine Julie", "Leguellec")
    );
    assert_eq!(
        (checked.birth_date.to_string(), checked.masked_nir.as_str()),
        ("07/03/1970".into(), "1 16 30 ** *** *** **")
    );
    browser.run(&Consent { terms_version: "2021-12".into() });
    // The code of the letter is still valid, and the new one is.
    assert!(matches!(browser.run(&identify("Martine")).at, At::Decision(_)));
    let with_new_code =
        mon_espace_sante::contract::Identify { code: code.parse().unwrap(), ..identify("Martine") };
    browser.run(&with_new_code);
}

#[test]
fn a_code_requested_for_a_child_leads_to_the_child_s_decision() {
    let browser = Browser::new();
    browser.run(&request_code_for("Martine", "03/09/2013"));
    browser.run(&deliver(Channel::Email));
    let standing = browser.run(&enter(&latest_code(&browser)));
    let Some(Screen::Profiles(Profiles::Decision(id))) = Screen::first_of_step(&standing) else {
        panic!()
    };
    assert_eq!(id.as_str(), "p-7a2");
}

#[test]
fn each_step_resumes_and_another_channel_can_still_be_chosen() {
    let browser = Browser::new();
    for send in [&|| browser.run(&request_code("Martine")) as Standing, &|| {
        browser.run(&deliver(Channel::Email))
    }] as [&dyn Fn() -> Standing; 2]
    {
        let standing = send();
        assert_eq!(browser.run(&ReadSession {}), standing);
        let found = Screen::find(Some(Route::NewCodeChannel), &standing);
        assert!(matches!(found.screen, Screen::Codes(Codes::Channel(_))) && !found.redirected);
        let found = Screen::find(Some(Route::NewCodeContact), &standing);
        assert!(
            matches!(found.screen, Screen::Codes(Codes::IncorrectContact(_))) && !found.redirected
        );
    }
    let standing = browser.run(&ReadSession {});
    let found = Screen::find(Some(Route::Code), &standing);
    assert!(matches!(found.screen, Screen::Activation(Activation::Code(_))) && !found.redirected);
    assert_eq!(ChannelChoice::of(&standing.at).unwrap().purpose, CodePurpose::NewCode);
    // Without a journey in progress, the card screen redirects to the birth date.
    let found = Screen::find(Some(Route::Card), &Standing::ANONYMOUS);
    assert_eq!((found.screen, found.redirected), (Screen::Activation(Activation::BirthDate), true));
}

#[test]
fn resending_waits_for_the_delay_but_another_channel_does_not() {
    let browser = Browser::new();
    browser.run(&request_code("Martine"));
    browser.run(&deliver(Channel::Email));
    let first = latest_code(&browser);
    assert_eq!(browser.refusal(&deliver(Channel::Email)), RefusalCode::TooManyRequests);
    browser.run(&deliver(Channel::Sms));
    assert_eq!(latest_code(&browser), first, "the same code, so that earlier messages stay valid");
    browser.advance(30);
    browser.run(&deliver(Channel::Sms));
    assert_eq!(latest_code(&browser), first);
    browser.run(&enter(&first));
}

#[test]
fn three_wrong_codes_lock_and_the_lock_survives_a_reload() {
    let browser = Browser::new();
    browser.run(&request_code("Martine"));
    browser.run(&deliver(Channel::Sms));
    for left in [2, 1] {
        let Err(Failure::Refused(problem)) = browser.send(&enter("AbcdefGhij12")) else { panic!() };
        assert_eq!((problem.code, problem.attempts_left), (RefusalCode::WrongCode, Some(left)));
    }
    assert_eq!(browser.refusal(&enter("AbcdefGhij12")), RefusalCode::Locked);
    browser.advance(60);
    let At::Locked(locked) = browser.run(&ReadSession {}).at else { panic!() };
    assert_eq!((locked.what, locked.retry_after_s), (LockScope::Code, 840));
    assert_eq!(
        browser.refusal(&request_code("Martine")),
        RefusalCode::Locked,
        "a new request does not avoid the lock"
    );
    browser.advance(840);
    browser.run(&request_code("Martine"));
}

/// Sends one request from a browser.
pub type RequestFn<'a> = &'a dyn Fn(&Browser) -> Result<Standing, Failure>;

/// The answers to requests as text, without masked addresses, so that those of two browsers can be compared.
pub fn transcript(browser: &Browser, requests: &[RequestFn<'_>]) -> Vec<String> {
    let without_masks = |standing: &Standing| {
        let mut value = serde_json::to_value(standing).unwrap();
        hide_masks(&mut value);
        value.to_string()
    };
    let text = |answer: Result<Standing, Failure>| match answer {
        Ok(standing) => without_masks(&standing),
        Err(Failure::Refused(mut problem)) => {
            // The reference is a counter of all incidents.
            problem.reference = None;
            format!("{problem:?}")
        }
        Err(failure) => panic!("{failure:?}"),
    };
    requests.iter().map(|request| text(request(browser))).collect()
}

fn hide_masks(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                if key == "masked" { *value = "…".into() } else { hide_masks(value) }
            }
        }
        serde_json::Value::Array(values) => values.iter_mut().for_each(hide_masks),
        _ => {}
    }
}

#[test]
fn an_unknown_person_gets_the_same_answers_except_the_mask() {
    let next_requests: [RequestFn<'_>; 9] = [
        &|b| b.send(&deliver(Channel::Sms)),
        &|b| b.send(&deliver(Channel::Email)),
        &|b| b.send(&ChangeEmail { email: "quelqu.un@exemple.fr".parse().unwrap() }),
        &|b| b.send(&ConfirmChange { one_time_code: "111111".parse().unwrap() }),
        &|b| b.send(&mon_espace_sante::contract::CancelChange {}),
        &|b| b.send(&enter("AbcdefGhij12")),
        &|b| b.send(&ReadSession {}),
        &|b| b.send(&enter("AbcdefGhij13")),
        &|b| b.send(&enter("AbcdefGhij14")),
    ];
    let outcome = |form: RequestCode| {
        let browser = Browser::new();
        let first_request = move |b: &Browser| b.send(&form);
        let mut requests: Vec<RequestFn<'_>> = vec![&first_request];
        requests.extend(next_requests);
        (transcript(&browser, &requests), browser.wire.sandbox.borrow().outbox().len())
    };
    let (known, sent_to_known) = outcome(request_code("Martine"));
    let wrong_card = RequestCode {
        card: CardSerial::parse("01024576125", CardKind::Photo).unwrap(),
        ..request_code("Martine")
    };
    let unknown_nir =
        RequestCode { nir: "2 55 08 14 168 000 63".parse().unwrap(), ..request_code("Martine") };
    for unknown in [request_code_for("Martine", "08/03/1970"), wrong_card, unknown_nir] {
        let (answers, sent_to_unknown) = outcome(unknown);
        assert_eq!(answers, known);
        assert_eq!(sent_to_known - sent_to_unknown, 2, "no message is sent to an unknown person");
    }
    // Repeating a request reveals nothing: the made-up mask is always the same.
    let again = || Browser::new().run(&request_code_for("Martine", "08/03/1970"));
    assert_eq!(again(), again());
}

#[test]
fn odile_gets_a_letter_and_pierrette_a_text_message_or_a_letter() {
    let browser = Browser::new();
    let standing = browser.run(&request_code("Odile"));
    assert_eq!(masks(&standing), [(Channel::Letter, "31*** *****")]);
    let At::Channels { contact_change, .. } = standing.at else { panic!() };
    assert_eq!(contact_change, ContactChange::Elsewhere, "no channel can prove the identity");
    let standing = browser.run(&deliver(Channel::Letter));
    let At::CodeSent(sent) = &standing.at else { panic!() };
    assert_eq!((sent.masked.as_str(), sent.arrives_in_days), ("31*** *****", Some(5)));
    let message = browser.wire.sandbox.borrow().outbox()[0].clone();
    assert_eq!((message.channel, message.to.as_str()), ("letter", "Odile Garnier"));
    browser.run(&enter(&latest_code(&browser)));

    let standing = browser.run(&request_code("Pierrette"));
    let channels = [(Channel::Sms, "** * * * * 3 77"), (Channel::Letter, "69*** *****")];
    assert_eq!(masks(&standing), channels);
    browser.run(&deliver(Channel::Sms));
    browser.run(&enter(&latest_code(&browser)));
}

#[test]
fn without_letters_nobody_gets_one_and_odile_no_code() {
    let browser = Browser::with_limits(Limits { no_letters: true, ..Limits::default() });
    assert_eq!(browser.refusal(&request_code("Odile")), RefusalCode::NoContact);
    let standing = browser.run(&request_code("Pierrette"));
    assert_eq!(masks(&standing), [(Channel::Sms, "** * * * * 3 77")]);
    assert_eq!(browser.refusal(&deliver(Channel::Letter)), RefusalCode::InvalidFields);
}

/// Karim’s e-mail still works, his mobile does not: he proves the one and changes the other.
#[test]
fn one_channel_that_works_proves_the_person_and_the_other_can_be_changed() {
    let browser = Browser::new();
    let standing = browser.run(&request_code("Karim"));
    let At::Channels { contact_change, .. } = standing.at else { panic!() };
    assert_eq!(contact_change, ContactChange::WithProof);
    let change = ChangeMobile { mobile: "06 98 76 54 32".parse().unwrap() };
    assert_eq!(browser.refusal(&change), RefusalCode::StepNotAllowed);
    let standing = browser.run(&ProveContact { channel: Channel::Email });
    assert_eq!(standing.proof.unwrap().masked, "kar*****@exemple.fr");
    let standing = browser.run(&ConfirmContactProof { one_time_code: "034567".parse().unwrap() });
    let At::Channels { contact_change, .. } = standing.at else { panic!() };
    assert_eq!((contact_change, standing.proof), (ContactChange::Allowed, None));
    browser.run(&change);
    let standing = browser.run(&ConfirmChange { one_time_code: "034567".parse().unwrap() });
    assert_eq!(masks(&standing)[1], (Channel::Sms, "** * * * * 4 32"));
    let told = browser.wire.sandbox.borrow().outbox();
    let old_number = told.iter().find(|m| m.to.replace('\u{a0}', " ") == "06 11 22 33 44");
    assert!(old_number.unwrap().text.contains("Le numéro de mobile"), "the old number is told");
}

#[test]
fn a_new_code_replaces_an_expired_or_used_one() {
    for name in ["Karim", "Lucie", "Ange"] {
        let browser = Browser::new();
        browser.run(&request_code(name));
        browser.run(&deliver(Channel::Email));
        let standing = browser.run(&enter(&latest_code(&browser)));
        assert!(matches!(standing.at, At::Decision(_)), "{name}");
    }
    // Inaya already has a space: only the message mentions it, not the screen.
    let browser = Browser::new();
    browser.run(&request_code("Inaya"));
    browser.run(&deliver(Channel::Email));
    let message = browser.wire.sandbox.borrow().outbox()[0].clone();
    assert_eq!((message.code, message.link.as_deref()), (None, Some("/connexion")));
}

#[test]
fn a_code_expires_after_42_days_and_a_future_birth_is_refused() {
    let browser = Browser::new();
    browser.run(&request_code("Martine"));
    browser.run(&deliver(Channel::Email));
    let code = latest_code(&browser);
    browser.advance(42 * 86_400);
    browser.run(&request_code("Martine"));
    // A new session; the code of the first one is entered at `/activer/identification`.
    let late =
        mon_espace_sante::contract::Identify { code: code.parse().unwrap(), ..identify("Martine") };
    assert_eq!(browser.refusal(&late), RefusalCode::CodeExpired);
    let Err(Failure::Refused(problem)) = browser.send(&request_code_for("Martine", "01/01/2030"))
    else {
        panic!()
    };
    assert_eq!(problem.code, RefusalCode::InvalidFields);
    assert_eq!(
        (problem.errors[0].field.as_str(), problem.errors[0].code.as_str()),
        ("birth_date", "future")
    );
}
