//! A change of e-mail or mobile with its one-time code, through the client and the sandbox.

use mon_espace_sante::api::Failure;
use mon_espace_sante::contract::{
    At, CancelChange, ChangeEmail, ChangeMobile, Channel, ConfirmChange, ConfirmContact, Consent,
    ReadSession, RefusalCode, ResendChange, Standing,
};
use mon_espace_sante::journeys::{Activation, Contact, Screen};
use mon_espace_sante::route::Route;

use crate::activation::identify;
use crate::in_process::Browser;

fn at_contact(name: &str) -> Browser {
    let browser = Browser::new();
    browser.run(&identify(name));
    browser.run(&Consent { terms_version: "2021-12".into() });
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
fn martine_changes_her_email_with_the_code_in_the_outbox() {
    let browser = at_contact("Martine");
    let waiting = browser.run(&change("m.leguellec@exemple.org"));
    let Some(Screen::Contact(Contact::Code { pending, .. })) = Screen::first_of_step(&waiting)
    else {
        panic!()
    };
    assert_eq!(pending.address, "m.leguellec@exemple.org");
    assert_eq!((pending.expires_in_s, pending.resend_after_s), (600, 30));
    assert_eq!(email(&waiting).unwrap(), "martine.leguellec@exemple.fr", "not yet changed");
    let sent = browser.wire.sandbox.borrow().outbox()[0].clone();
    assert_eq!((sent.to.as_str(), sent.channel), ("m.leguellec@exemple.org", "email"));
    assert_eq!(browser.run(&ReadSession {}), waiting, "a reload resumes");
    let done = browser.run(&confirm(&sent.code.unwrap()));
    assert_eq!(done.pending, None);
    assert_eq!(email(&done).unwrap(), "m.leguellec@exemple.org");
    browser.run(&ConfirmContact {});
}

#[test]
fn jules_adds_a_mobile_and_pierrette_an_email() {
    let browser = at_contact("Jules");
    let waiting = browser.run(&ChangeMobile { mobile: "06 98 76 54 32".parse().unwrap() });
    let pending = waiting.pending.unwrap();
    assert_eq!(pending.channel, Channel::Sms);
    let sent = browser.wire.sandbox.borrow().outbox()[0].clone();
    assert_eq!(sent.channel, "sms");
    assert!(sent.text.ends_with("@monespacesante.fr #034567"), "{}", sent.text);
    // The field accepts the whole text message and extracts the code.
    let done = browser.run(&confirm(&sent.text));
    let At::Contact(known) = done.at else { panic!() };
    assert_eq!(known.mobile.unwrap().as_str(), "0698765432");

    let browser = at_contact("Pierrette");
    assert_eq!(browser.refusal(&ConfirmContact {}), RefusalCode::NoContact);
    browser.run(&change("pierrette@exemple.fr"));
    browser.run(&confirm("034567"));
    browser.run(&ConfirmContact {});
}

#[test]
fn three_wrong_codes_lock_the_change_for_15_minutes() {
    let browser = at_contact("Martine");
    browser.run(&change("m@exemple.org"));
    for left in [2, 1] {
        let Err(Failure::Refused(problem)) = browser.send(&confirm("111111")) else { panic!() };
        assert_eq!(
            (problem.code, problem.attempts_left),
            (RefusalCode::WrongOneTimeCode, Some(left))
        );
    }
    assert_eq!(browser.refusal(&confirm("111111")), RefusalCode::Locked);
    assert_eq!(browser.run(&ReadSession {}).pending, None);
    assert_eq!(browser.refusal(&change("m@exemple.org")), RefusalCode::Locked);
    browser.run(&ConfirmContact {});
    browser.advance(800);
    // Each answer extends the session; without this one it would end before the lock does, after 900 s.
    browser.run(&Consent { terms_version: "2021-12".into() });
    browser.advance(101);
    browser.run(&change("m@exemple.org"));
    browser.run(&confirm("034567"));
}

#[test]
fn a_code_expires_is_resent_after_the_delay_and_can_be_cancelled() {
    let browser = at_contact("Martine");
    assert_eq!(browser.refusal(&ResendChange {}), RefusalCode::StepNotAllowed);
    assert_eq!(browser.refusal(&confirm("034567")), RefusalCode::StepNotAllowed);
    browser.run(&change("m@exemple.org"));
    browser.advance(10);
    let Err(Failure::Refused(problem)) = browser.send(&ResendChange {}) else { panic!() };
    assert_eq!((problem.code, problem.retry_after_s), (RefusalCode::TooManyRequests, Some(20)));
    browser.advance(591);
    assert_eq!(browser.refusal(&confirm("034567")), RefusalCode::OneTimeCodeExpired);
    let before = browser.wire.sandbox.borrow().outbox().len();
    assert_eq!(browser.run(&ResendChange {}).pending.unwrap().expires_in_s, 600);
    assert_eq!(browser.wire.sandbox.borrow().outbox().len(), before + 1);
    let standing = browser.run(&CancelChange {});
    assert_eq!(standing.pending, None);
    assert_eq!(email(&standing).unwrap(), "martine.leguellec@exemple.fr");
    assert_eq!(browser.refusal(&confirm("034567")), RefusalCode::StepNotAllowed);
}

#[test]
fn confirming_the_current_details_cancels_a_pending_change() {
    let browser = at_contact("Martine");
    browser.run(&change("m@exemple.org"));
    let standing = browser.run(&ConfirmContact {});
    assert_eq!(standing.pending, None);
    assert!(matches!(
        Screen::first_of_step(&standing),
        Some(Screen::Activation(Activation::Credentials(_)))
    ));
}

#[test]
fn a_change_is_refused_before_the_contact_step() {
    let browser = Browser::new();
    browser.run(&identify("Martine"));
    assert_eq!(browser.refusal(&change("m@exemple.org")), RefusalCode::StepNotAllowed);
    assert_eq!(Browser::new().refusal(&change("m@exemple.org")), RefusalCode::SessionEnded);
}

#[test]
fn each_address_of_a_change_shows_its_screen_or_redirects() {
    let browser = at_contact("Martine");
    let standing = browser.run(&ReadSession {});
    let found = |requested: Route, standing: &Standing| Screen::find(Some(requested), standing);
    for requested in [Route::Email, Route::Mobile] {
        let shown = found(requested.clone(), &standing);
        assert_eq!((shown.screen.route(), shown.redirected), (Some(requested), false));
    }
    let redirected = found(Route::EmailCode, &standing);
    assert!(
        matches!(redirected.screen, Screen::Activation(Activation::Contact(_)))
            && redirected.redirected
    );
    let waiting = browser.run(&change("m@exemple.org"));
    let code = found(Route::EmailCode, &waiting);
    assert!(matches!(code.screen, Screen::Contact(Contact::Code { .. })) && !code.redirected);
    let other = found(Route::MobileCode, &waiting);
    assert_eq!((other.screen.route(), other.redirected), (Some(Route::EmailCode), true));
    let details = found(Route::Contact, &waiting);
    assert!(
        matches!(details.screen, Screen::Activation(Activation::Contact(_))) && !details.redirected
    );
}
