//! A change of e-mail or mobile with its one-time code, through the client over the sandbox.

use mon_espace_sante::api::Failure;
use mon_espace_sante::contract::{
    At, CancelChange, ChangeEmail, ChangeMobile, Channel, Code, ConfirmChange, ConfirmContact,
    Consent, ReadSession, ResendChange, Standing,
};
use mon_espace_sante::journeys::{Activation, Change, Screen};
use mon_espace_sante::route::Route;

use crate::activation::identify;
use crate::in_process::Browser;

fn at_contact(name: &str) -> Browser {
    let browser = Browser::new();
    browser.done(&identify(name));
    browser.done(&Consent { terms_version: "2021-12".into() });
    browser
}

fn change(email: &str) -> ChangeEmail {
    ChangeEmail { email: email.parse().unwrap() }
}

fn confirm(code: &str) -> ConfirmChange {
    ConfirmChange { one_time_code: code.parse().unwrap() }
}

fn email(standing: &Standing) -> Option<String> {
    let At::Contact(known) = &standing.at else { panic!("{:?}", standing.at) };
    known.email.as_ref().map(|email| email.as_str().to_owned())
}

#[test]
fn martine_changes_her_email_with_the_code_of_the_outbox() {
    let browser = at_contact("Martine");
    let waiting = browser.done(&change("m.leguellec@exemple.org"));
    let Some(Screen::Change(Change::Waiting(screen))) = Screen::of(&waiting) else { panic!() };
    assert_eq!(screen.pending().address, "m.leguellec@exemple.org");
    assert_eq!((screen.pending().expires_in_s, screen.pending().resend_after_s), (600, 30));
    assert_eq!(email(&waiting).unwrap(), "martine.leguellec@exemple.fr", "not yet changed");
    let sent = browser.wire.sandbox.borrow().outbox()[0].clone();
    assert_eq!((sent.to.as_str(), sent.channel), ("m.leguellec@exemple.org", "email"));
    assert_eq!(browser.done(&ReadSession {}), waiting, "a reload resumes");
    let done = browser.done(&confirm(&sent.code.unwrap()));
    assert_eq!(done.pending, None);
    assert_eq!(email(&done).unwrap(), "m.leguellec@exemple.org");
    browser.done(&ConfirmContact {});
}

#[test]
fn jules_gives_a_mobile_and_pierrette_an_email() {
    let browser = at_contact("Jules");
    let waiting = browser.done(&ChangeMobile { mobile: "06 98 76 54 32".parse().unwrap() });
    let pending = waiting.pending.unwrap();
    assert_eq!(pending.channel, Channel::Sms);
    let sent = browser.wire.sandbox.borrow().outbox()[0].clone();
    assert_eq!(sent.channel, "sms");
    assert!(sent.text.ends_with("@monespacesante.fr #034567"), "{}", sent.text);
    // What a telephone pastes is understood.
    let done = browser.done(&confirm(&sent.text));
    let At::Contact(known) = done.at else { panic!() };
    assert_eq!(known.mobile.unwrap().as_str(), "0698765432");

    let browser = at_contact("Pierrette");
    assert_eq!(browser.refused(&ConfirmContact {}), Code::NoContact);
    browser.done(&change("pierrette@exemple.fr"));
    browser.done(&confirm("034567"));
    browser.done(&ConfirmContact {});
}

#[test]
fn wrong_codes_are_counted_then_locked() {
    let browser = at_contact("Martine");
    browser.done(&change("m@exemple.org"));
    for left in [2, 1] {
        let Err(Failure::Refused(problem)) = browser.send(&confirm("111111")) else { panic!() };
        assert_eq!((problem.code, problem.attempts_left), (Code::WrongOneTimeCode, Some(left)));
    }
    assert_eq!(browser.refused(&confirm("111111")), Code::Locked);
    assert_eq!(browser.done(&ReadSession {}).pending, None);
    assert_eq!(browser.refused(&change("m@exemple.org")), Code::Locked);
    browser.done(&ConfirmContact {});
    browser.advance(800);
    browser.done(&Consent { terms_version: "2021-12".into() });
    browser.advance(101);
    browser.done(&change("m@exemple.org"));
    browser.done(&confirm("034567"));
}

#[test]
fn codes_expire_are_sent_again_after_the_cool_down_and_can_be_withdrawn() {
    let browser = at_contact("Martine");
    assert_eq!(browser.refused(&ResendChange {}), Code::StepNotAllowed);
    assert_eq!(browser.refused(&confirm("034567")), Code::StepNotAllowed);
    browser.done(&change("m@exemple.org"));
    browser.advance(10);
    let Err(Failure::Refused(problem)) = browser.send(&ResendChange {}) else { panic!() };
    assert_eq!((problem.code, problem.retry_after_s), (Code::TooManyRequests, Some(20)));
    browser.advance(591);
    assert_eq!(browser.refused(&confirm("034567")), Code::OneTimeCodeExpired);
    let before = browser.wire.sandbox.borrow().outbox().len();
    assert_eq!(browser.done(&ResendChange {}).pending.unwrap().expires_in_s, 600);
    assert_eq!(browser.wire.sandbox.borrow().outbox().len(), before + 1);
    let standing = browser.done(&CancelChange {});
    assert_eq!(standing.pending, None);
    assert_eq!(email(&standing).unwrap(), "martine.leguellec@exemple.fr");
    assert_eq!(browser.refused(&confirm("034567")), Code::StepNotAllowed);
}

#[test]
fn details_that_are_confirmed_as_they_are_end_a_change_that_waits() {
    let browser = at_contact("Martine");
    browser.done(&change("m@exemple.org"));
    let standing = browser.done(&ConfirmContact {});
    assert_eq!(standing.pending, None);
    assert!(matches!(Screen::of(&standing), Some(Screen::Activation(Activation::Credentials(_)))));
}

#[test]
fn a_change_is_for_this_step_alone() {
    let browser = Browser::new();
    browser.done(&identify("Martine"));
    assert_eq!(browser.refused(&change("m@exemple.org")), Code::StepNotAllowed);
    assert_eq!(Browser::new().refused(&change("m@exemple.org")), Code::SessionEnded);
}

#[test]
fn every_address_of_a_change_leads_to_its_screen() {
    let browser = at_contact("Martine");
    let standing = browser.done(&ReadSession {});
    let found = |asked: Route, standing: &Standing| Screen::find(Some(asked), standing);
    for asked in [Route::Email, Route::Mobile] {
        let there = found(asked.clone(), &standing);
        assert_eq!((there.screen.route(), there.moved), (Some(asked), false));
    }
    let away = found(Route::EmailCode, &standing);
    assert!(matches!(away.screen, Screen::Activation(Activation::Contact(_))) && away.moved);
    let waiting = browser.done(&change("m@exemple.org"));
    let code = found(Route::EmailCode, &waiting);
    assert!(matches!(code.screen, Screen::Change(Change::Waiting(_))) && !code.moved);
    let other = found(Route::MobileCode, &waiting);
    assert_eq!((other.screen.route(), other.moved), (Some(Route::EmailCode), true));
    let home = found(Route::Contact, &waiting);
    assert!(matches!(home.screen, Screen::Activation(Activation::Contact(_))) && !home.moved);
}
