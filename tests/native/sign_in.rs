//! Sign-in, through the client and the sandbox.

use mon_espace_sante::api::Failure;
use mon_espace_sante::contract::{
    At, Channel, ConfirmSignIn, EndSession, LockScope, ReadAccount, ReadProfiles, ReadSession,
    RefusalCode, ResendSignIn, SignIn, Standing,
};
use mon_espace_sante::fields::{Identifier, Password};
use mon_espace_sante::journeys::{self, Account, Screen};
use mon_espace_sante::route::Route;

use crate::in_process::Browser;

/// Builds the request of `/connexion`.
pub fn sign_in(identifier: &str, password: &str, channel: Channel) -> SignIn {
    SignIn {
        identifier: Identifier::parse(identifier, 1).unwrap(),
        password: Password::parse_existing(password).unwrap(),
        channel,
    }
}

pub fn inaya_sign_in(channel: Channel) -> SignIn {
    sign_in("inaya.m1988", "Sante-2022!", channel)
}

fn confirm(code: &str) -> ConfirmSignIn {
    ConfirmSignIn { one_time_code: code.parse().unwrap() }
}

pub fn signed_in() -> Browser {
    let browser = Browser::new();
    browser.run(&inaya_sign_in(Channel::Sms));
    browser.run(&confirm("034567"));
    browser
}

#[test]
fn inaya_signs_in_with_the_code_by_sms() {
    let browser = Browser::new();
    let standing = browser.run(&inaya_sign_in(Channel::Sms));
    assert_eq!(standing.person, None, "no name before the one-time code");
    let At::SignInCode(sent) = &standing.at else { panic!() };
    assert_eq!((sent.channel, sent.masked.as_str()), (Channel::Sms, "+33 6 ** ** * 15"));
    assert_eq!(browser.run(&ReadSession {}), standing, "a reload resumes");
    let message = browser.wire.sandbox.borrow().outbox()[0].clone();
    assert!(message.text.ends_with("@monespacesante.fr #034567"));
    let standing = browser.run(&confirm("Votre code est 034 567."));
    assert_eq!(
        Screen::first_of_step(&standing),
        Some(Screen::Account(Account::Home(Some("Inaya".into()))))
    );
    assert_eq!(browser.run(&ReadProfiles {}).0.len(), 2);
    let account = browser.run(&ReadAccount {});
    assert_eq!(account.identifier.as_deref(), Some("inaya.m1988"));
    assert_eq!(browser.run(&EndSession {}), Standing::ANONYMOUS);
    assert_eq!(browser.refusal(&ReadAccount {}), RefusalCode::SessionEnded);
}

#[test]
fn a_wrong_password_and_an_unknown_identifier_are_indistinguishable() {
    let refusals = |operation: &SignIn| {
        let browser = Browser::new();
        (0..4)
            .map(|_| match browser.send(operation) {
                Err(Failure::Refused(problem)) => {
                    (problem.code, problem.attempts_left, problem.retry_after_s)
                }
                other => panic!("{other:?}"),
            })
            .collect::<Vec<_>>()
    };
    let wrong_password = refusals(&sign_in("inaya.m1988", "Sante-2023!", Channel::Email));
    assert_eq!(wrong_password[0], (RefusalCode::NotRecognised, Some(2), None));
    assert_eq!(wrong_password[2], (RefusalCode::Locked, Some(0), Some(900)));
    assert_eq!(refusals(&sign_in("personne.1234", "Sante-2022!", Channel::Email)), wrong_password);
    assert_eq!(
        refusals(&sign_in("moi", "x", Channel::Sms)),
        wrong_password,
        "the shortest values accepted"
    );
}

#[test]
fn a_lock_also_refuses_the_right_password_and_survives_a_reload() {
    let browser = Browser::new();
    for _ in 0..3 {
        let _ = browser.send(&sign_in("Inaya.M1988", "x", Channel::Email));
    }
    assert_eq!(browser.refusal(&inaya_sign_in(Channel::Email)), RefusalCode::Locked);
    let standing = browser.run(&ReadSession {});
    let At::Locked(locked) = standing.at else { panic!() };
    assert_eq!(locked.what, LockScope::SignIn);
    assert!(matches!(Screen::find(Some(Route::SignIn), &standing).screen, Screen::Locked(..)));
    let recovery = Screen::find(Some(Route::LostPassword), &standing).screen;
    assert!(!matches!(recovery, Screen::Locked(..)), "a password reset lifts the lock");
}

#[test]
fn an_expired_code_can_be_sent_again_and_three_wrong_ones_lock() {
    let browser = Browser::new();
    browser.run(&inaya_sign_in(Channel::Email));
    assert_eq!(
        browser.refusal(&ResendSignIn { channel: Channel::Email }),
        RefusalCode::TooManyRequests
    );
    browser.advance(600);
    assert_eq!(browser.refusal(&confirm("034567")), RefusalCode::OneTimeCodeExpired);
    let standing = browser.run(&ResendSignIn { channel: Channel::Sms });
    let At::SignInCode(sent) = standing.at else { panic!() };
    assert_eq!((sent.channel, sent.expires_in_s), (Channel::Sms, 600));
    for left in [2, 1] {
        let Err(Failure::Refused(problem)) = browser.send(&confirm("111111")) else { panic!() };
        assert_eq!(
            (problem.code, problem.attempts_left),
            (RefusalCode::WrongOneTimeCode, Some(left))
        );
    }
    assert_eq!(browser.refusal(&confirm("111111")), RefusalCode::Locked);
    assert_eq!(
        browser.refusal(&inaya_sign_in(Channel::Email)),
        RefusalCode::Locked,
        "the password is refused too"
    );
}

#[test]
fn without_a_mobile_the_code_is_sent_by_email_instead() {
    let browser = Browser::new();
    activate(&browser, "Jules", "jules.p1986");
    browser.run(&EndSession {});
    let standing = browser.run(&sign_in("jules.p1986", "Breizh-1970!", Channel::Sms));
    let At::SignInCode(sent) = standing.at else { panic!() };
    assert_eq!(sent.channels, [Channel::Email]);
    let screen = |requested| journeys::sign_in::SignInCode { sent: sent.clone(), requested };
    assert!(screen(Channel::Sms).fell_back_to_email());
    assert!(!screen(Channel::Email).fell_back_to_email());
}

fn activate(browser: &Browser, name: &str, identifier: &str) {
    use mon_espace_sante::contract::{ChooseCredentials, ConfirmContact, Consent};
    browser.run(&crate::activation::identify(name));
    browser.run(&Consent { terms_version: "2021-12".into() });
    browser.run(&ConfirmContact {});
    browser.run(&ChooseCredentials {
        identifier: identifier.parse().unwrap(),
        password: Password::parse("Breizh-1970!", 9).unwrap(),
    });
}
