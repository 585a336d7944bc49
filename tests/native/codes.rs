//! A new provisional code, and activation with it, through the client over the sandbox.

use mon_espace_sante::api::Failure;
use mon_espace_sante::contract::{
    At, ChangeEmail, ChangeMobile, Channel, Code, ConfirmChange, Consent, ContactChange,
    DeliverCode, EnterCode, ReadSession, RequestCode, Standing, What,
};
use mon_espace_sante::fields::{CardKind, CardSerial};
use mon_espace_sante::journeys::codes::{Order, Reception};
use mon_espace_sante::journeys::{Activation, Change, Codes, Minors, Screen};
use mon_espace_sante::route::Route;

use crate::activation::{identify, sheet};
use crate::in_process::Browser;

/// What somebody types on C1, for oneself.
pub fn request(name: &str) -> RequestCode {
    RequestCode { birth_date: sheet(name).born.parse().unwrap(), ..of(name, "01/01/1980") }
}

fn of(name: &str, born: &str) -> RequestCode {
    let sheet = sheet(name);
    let kind = if sheet.card == "photo" { CardKind::Photo } else { CardKind::NoPhoto };
    RequestCode {
        nir: sheet.nir.parse().unwrap(),
        birth_date: born.parse().unwrap(),
        card: CardSerial::parse(sheet.serial, kind).unwrap(),
    }
}

fn by(channel: Channel) -> DeliverCode {
    DeliverCode { channel }
}

fn enter(code: &str) -> EnterCode {
    EnterCode { code: code.parse().unwrap() }
}

fn masks(standing: &Standing) -> Vec<(Channel, &str)> {
    let At::Channels { channels, .. } = &standing.at else { panic!("{:?}", standing.at) };
    channels.iter().map(|known| (known.channel, known.masked.as_str())).collect()
}

/// The code that was sent last.
fn sent(browser: &Browser) -> String {
    browser.wire.sandbox.borrow().outbox()[0].code.clone().unwrap()
}

#[test]
fn martine_activates_from_her_birth_date() {
    let browser = Browser::new();
    let standing = browser.done(&request("Martine"));
    assert_eq!(standing.person, None, "nothing proves who she is yet");
    assert_eq!(
        masks(&standing),
        [(Channel::Email, "mar*****@exemple.fr"), (Channel::Sms, "** * * * * 3 14")]
    );
    let standing = browser.done(&by(Channel::Sms));
    let At::CodeSent(told) = &standing.at else { panic!() };
    assert_eq!((told.channel, told.valid_for_days, told.resend_after_s), (Channel::Sms, 42, 30));
    let message = browser.wire.sandbox.borrow().outbox()[0].clone();
    assert_eq!(
        (message.channel, message.to.replace('\u{a0}', " ")),
        ("sms", "06 11 12 13 14".into())
    );
    let code = message.code.unwrap();
    assert_ne!(code, sheet("Martine").code);
    // The whole message pasted is understood.
    let standing = browser.done(&enter(&message.text));
    let Some(Screen::Activation(Activation::Decision(decision))) = Screen::of(&standing) else {
        panic!()
    };
    let checked = decision.checked_person().unwrap();
    assert_eq!(
        (checked.first_name.as_str(), checked.last_name.as_str()),
        ("Martine Julie", "Leguellec")
    );
    assert_eq!(
        (checked.birth_date.to_string(), checked.masked_nir.as_str()),
        ("07/03/1970".into(), "1 16 30 ** *** *** **")
    );
    browser.done(&Consent { terms_version: "2021-12".into() });
    // The code of the letter is worth nothing any more, the new one is.
    assert_eq!(browser.refused(&identify("Martine")), Code::NotRecognised);
    let new =
        mon_espace_sante::contract::Identify { code: code.parse().unwrap(), ..identify("Martine") };
    browser.done(&new);
}

#[test]
fn a_parent_asks_for_a_child_and_decides_for_it() {
    let browser = Browser::new();
    browser.done(&of("Martine", "03/09/2013"));
    browser.done(&by(Channel::Email));
    let standing = browser.done(&enter(&sent(&browser)));
    let Some(Screen::Minors(Minors::Decision(id))) = Screen::of(&standing) else { panic!() };
    assert_eq!(id.as_str(), "p-7a2");
}

#[test]
fn each_step_resumes_and_choosing_another_way_stays_open() {
    let browser = Browser::new();
    for act in
        [&|| browser.done(&request("Martine")) as Standing, &|| browser.done(&by(Channel::Email))]
            as [&dyn Fn() -> Standing; 2]
    {
        let answered = act();
        assert_eq!(browser.done(&ReadSession {}), answered);
        let found = Screen::find(Some(Route::NewCodeChannel), &answered);
        assert!(matches!(found.screen, Screen::Codes(Codes::Reception(_))) && !found.moved);
        let found = Screen::find(Some(Route::NewCodeContact), &answered);
        assert!(matches!(found.screen, Screen::Codes(Codes::Incorrect(_))) && !found.moved);
    }
    let standing = browser.done(&ReadSession {});
    let found = Screen::find(Some(Route::Code), &standing);
    assert!(matches!(found.screen, Screen::Activation(Activation::Code(_))) && !found.moved);
    assert_eq!(Reception::of(&standing.at).unwrap().order(), Order::NewCode);
    // Where nobody stands in it, the birth date is asked for again.
    let found = Screen::find(Some(Route::Card), &Standing::NOBODY);
    assert_eq!((found.screen, found.moved), (Screen::Activation(Activation::BirthDate), true));
}

#[test]
fn a_code_is_sent_again_after_the_cool_down_and_by_the_other_way_at_once() {
    let browser = Browser::new();
    browser.done(&request("Martine"));
    browser.done(&by(Channel::Email));
    let first = sent(&browser);
    assert_eq!(browser.refused(&by(Channel::Email)), Code::TooManyRequests);
    browser.done(&by(Channel::Sms));
    assert_eq!(sent(&browser), first, "the same code, so that no message is out of date");
    browser.advance(30);
    browser.done(&by(Channel::Sms));
    assert_eq!(sent(&browser), first);
    browser.done(&enter(&first));
}

#[test]
fn a_wrong_code_three_times_locks_and_coming_back_says_so() {
    let browser = Browser::new();
    browser.done(&request("Martine"));
    browser.done(&by(Channel::Sms));
    for left in [2, 1] {
        let Err(Failure::Refused(problem)) = browser.send(&enter("AbcdefGhij12")) else { panic!() };
        assert_eq!((problem.code, problem.attempts_left), (Code::WrongCode, Some(left)));
    }
    assert_eq!(browser.refused(&enter("AbcdefGhij12")), Code::Locked);
    browser.advance(60);
    let At::Locked(locked) = browser.done(&ReadSession {}).at else { panic!() };
    assert_eq!((locked.what, locked.retry_after_s), (What::Code, 840));
    assert_eq!(browser.refused(&request("Martine")), Code::Locked, "no way around it");
    browser.advance(840);
    browser.done(&request("Martine"));
}

/// Something that a browser does.
pub type Step<'a> = &'a dyn Fn(&Browser) -> Result<Standing, Failure>;

/// What two browsers are answered to the same, the masks aside.
pub fn told(browser: &Browser, steps: &[Step<'_>]) -> Vec<String> {
    let mask = |standing: &Standing| {
        let mut value = serde_json::to_value(standing).unwrap();
        unmask(&mut value);
        value.to_string()
    };
    let words = |answer: Result<Standing, Failure>| match answer {
        Ok(standing) => mask(&standing),
        Err(Failure::Refused(mut problem)) => {
            // Counts incidents, whoever meets them.
            problem.reference = None;
            format!("{problem:?}")
        }
        Err(failure) => panic!("{failure:?}"),
    };
    steps.iter().map(|step| words(step(browser))).collect()
}

fn unmask(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                if key == "masked" { *value = "…".into() } else { unmask(value) }
            }
        }
        serde_json::Value::Array(values) => values.iter_mut().for_each(unmask),
        _ => {}
    }
}

#[test]
fn a_stranger_is_answered_like_a_known_person_but_for_the_mask() {
    let after: [Step<'_>; 9] = [
        &|b| b.send(&by(Channel::Sms)),
        &|b| b.send(&by(Channel::Email)),
        &|b| b.send(&ChangeEmail { email: "quelqu.un@exemple.fr".parse().unwrap() }),
        &|b| b.send(&ConfirmChange { one_time_code: "111111".parse().unwrap() }),
        &|b| b.send(&mon_espace_sante::contract::CancelChange {}),
        &|b| b.send(&enter("AbcdefGhij12")),
        &|b| b.send(&ReadSession {}),
        &|b| b.send(&enter("AbcdefGhij13")),
        &|b| b.send(&enter("AbcdefGhij14")),
    ];
    let walk = |asked: RequestCode| {
        let browser = Browser::new();
        let begun = move |b: &Browser| b.send(&asked);
        let mut steps: Vec<Step<'_>> = vec![&begun];
        steps.extend(after);
        (told(&browser, &steps), browser.wire.sandbox.borrow().outbox().len())
    };
    let (known, to_known) = walk(request("Martine"));
    let other_card = RequestCode {
        card: CardSerial::parse("01024576125", CardKind::Photo).unwrap(),
        ..request("Martine")
    };
    let nobody =
        RequestCode { nir: "2 55 08 14 168 025 38".parse().unwrap(), ..request("Martine") };
    for stranger in [of("Martine", "08/03/1970"), other_card, nobody] {
        let (strange, to_stranger) = walk(stranger);
        assert_eq!(strange, known);
        assert_eq!(to_known - to_stranger, 3, "a stranger is sent nothing");
    }
    // The same for the same: no oracle.
    let again = || Browser::new().done(&of("Martine", "08/03/1970"));
    assert_eq!(again(), again());
}

#[test]
fn odile_cannot_be_reached_and_pierrette_by_sms_alone() {
    let browser = Browser::new();
    assert_eq!(browser.refused(&request("Odile")), Code::NoContact);
    let standing = browser.done(&request("Pierrette"));
    assert_eq!(masks(&standing), [(Channel::Sms, "** * * * * 3 77")]);
    let At::Channels { contact_change, .. } = standing.at else { panic!() };
    assert_eq!(contact_change, ContactChange::Elsewhere);
    let change = ChangeEmail { email: "pierrette@exemple.fr".parse().unwrap() };
    assert_eq!(browser.refused(&change), Code::StepNotAllowed);
    browser.done(&by(Channel::Sms));
    browser.done(&enter(&sent(&browser)));
}

#[test]
fn wrong_details_are_corrected_on_the_way() {
    let browser = Browser::new();
    browser.done(&request("Martine"));
    let waiting = browser.done(&ChangeMobile { mobile: "06 98 76 54 32".parse().unwrap() });
    let Some(Screen::Change(change @ Change::Waiting(_))) = Screen::of(&waiting) else { panic!() };
    assert_eq!(change.route(), Route::NewCodeMobileCode);
    let done = browser.done(&ConfirmChange { one_time_code: "034567".parse().unwrap() });
    assert_eq!(masks(&done)[1], (Channel::Sms, "** * * * * 4 32"));
}

#[test]
fn whoever_had_an_expired_or_a_used_code_activates_with_a_new_one() {
    for name in ["Karim", "Lucie", "Ange"] {
        let browser = Browser::new();
        browser.done(&request(name));
        browser.done(&by(Channel::Email));
        let standing = browser.done(&enter(&sent(&browser)));
        assert!(matches!(standing.at, At::Decision(_)), "{name}");
    }
    // Inaya has a space already: a message says so, and nothing on the screen does.
    let browser = Browser::new();
    browser.done(&request("Inaya"));
    browser.done(&by(Channel::Email));
    let message = browser.wire.sandbox.borrow().outbox()[0].clone();
    assert_eq!((message.code, message.link.as_deref()), (None, Some("/connexion")));
}

#[test]
fn a_code_lives_as_long_as_was_said_and_no_birth_is_in_the_future() {
    let browser = Browser::new();
    browser.done(&request("Martine"));
    browser.done(&by(Channel::Email));
    let code = sent(&browser);
    browser.advance(42 * 86_400);
    browser.done(&request("Martine"));
    // Another session: the code of the first is what is asked about, by B1.
    let late =
        mon_espace_sante::contract::Identify { code: code.parse().unwrap(), ..identify("Martine") };
    assert_eq!(browser.refused(&late), Code::CodeExpired);
    let Err(Failure::Refused(problem)) = browser.send(&of("Martine", "01/01/2030")) else {
        panic!()
    };
    assert_eq!(problem.code, Code::InvalidFields);
    assert_eq!(
        (problem.errors[0].field.as_str(), problem.errors[0].code.as_str()),
        ("birth_date", "future")
    );
}
