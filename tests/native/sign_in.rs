//! Signing in, the account and its end, through the client over the sandbox.

use mon_espace_sante::api::Failure;
use mon_espace_sante::contract::{
    At, ChangeMobile, Channel, CloseAccount, Code, ConfirmChange, ConfirmSignIn, DeliverCode,
    EndSession, EnterCode, ReadAccount, ReadProfiles, ReadSession, ResendSignIn, SignIn, Standing,
    What,
};
use mon_espace_sante::fields::{Identifier, Password};
use mon_espace_sante::journeys::{self, Change, Screen, Space};
use mon_espace_sante::route::Route;

use crate::codes::request;
use crate::in_process::Browser;

/// What somebody types on F1.
pub fn sign_in(identifier: &str, password: &str, channel: Channel) -> SignIn {
    SignIn {
        identifier: Identifier::parse(identifier, 1).unwrap(),
        password: Password::present(password).unwrap(),
        channel,
    }
}

pub fn inaya(channel: Channel) -> SignIn {
    sign_in("inaya.m1988", "Sante-2022!", channel)
}

fn confirm(code: &str) -> ConfirmSignIn {
    ConfirmSignIn { one_time_code: code.parse().unwrap() }
}

fn signed_in() -> Browser {
    let browser = Browser::new();
    browser.done(&inaya(Channel::Sms));
    browser.done(&confirm("034567"));
    browser
}

#[test]
fn inaya_signs_in_with_the_code_by_sms() {
    let browser = Browser::new();
    let standing = browser.done(&inaya(Channel::Sms));
    assert_eq!(standing.person, None, "the password alone greets nobody");
    let At::SignInCode(sent) = &standing.at else { panic!() };
    assert_eq!((sent.channel, sent.masked.as_str()), (Channel::Sms, "+33 6 ** ** * 15"));
    assert_eq!(browser.done(&ReadSession {}), standing, "a reload resumes");
    let message = browser.wire.sandbox.borrow().outbox()[0].clone();
    assert!(message.text.ends_with("@monespacesante.fr #034567"));
    let standing = browser.done(&confirm("Votre code est 034 567."));
    assert_eq!(Screen::of(&standing), Some(Screen::Space(Space::Home(Some("Inaya".into())))));
    assert_eq!(browser.done(&ReadProfiles {}).0.len(), 2);
    let account = browser.done(&ReadAccount {});
    assert_eq!(account.identifier.as_deref(), Some("inaya.m1988"));
    assert_eq!(browser.done(&EndSession {}), Standing::NOBODY);
    assert_eq!(browser.refused(&ReadAccount {}), Code::SessionEnded);
}

#[test]
fn whatever_is_wrong_is_one_answer_with_tries_told_the_same_way() {
    let told = |act: &SignIn| {
        let browser = Browser::new();
        (0..4)
            .map(|_| match browser.send(act) {
                Err(Failure::Refused(problem)) => {
                    (problem.code, problem.attempts_left, problem.retry_after_s)
                }
                other => panic!("{other:?}"),
            })
            .collect::<Vec<_>>()
    };
    let wrong_password = told(&sign_in("inaya.m1988", "Sante-2023!", Channel::Email));
    assert_eq!(wrong_password[0], (Code::NotRecognised, Some(2), None));
    assert_eq!(wrong_password[2], (Code::Locked, Some(0), Some(900)));
    assert_eq!(told(&sign_in("personne.1234", "Sante-2022!", Channel::Email)), wrong_password);
    assert_eq!(told(&sign_in("moi", "x", Channel::Sms)), wrong_password, "as short as it may be");
}

#[test]
fn a_lock_holds_for_the_right_password_and_comes_back() {
    let browser = Browser::new();
    for _ in 0..3 {
        let _ = browser.send(&sign_in("Inaya.M1988", "x", Channel::Email));
    }
    assert_eq!(browser.refused(&inaya(Channel::Email)), Code::Locked);
    let standing = browser.done(&ReadSession {});
    let At::Locked(locked) = standing.at else { panic!() };
    assert_eq!(locked.what, What::SignIn);
    assert!(matches!(Screen::find(Some(Route::SignIn), &standing).screen, Screen::Locked(..)));
    let open = Screen::find(Some(Route::LostPassword), &standing).screen;
    assert!(!matches!(open, Screen::Locked(..)), "a reset lifts the lock");
}

#[test]
fn three_wrong_codes_lock_an_expired_one_says_so_and_another_is_sent() {
    let browser = Browser::new();
    browser.done(&inaya(Channel::Email));
    assert_eq!(browser.refused(&ResendSignIn { channel: Channel::Email }), Code::TooManyRequests);
    browser.advance(600);
    assert_eq!(browser.refused(&confirm("034567")), Code::OneTimeCodeExpired);
    let standing = browser.done(&ResendSignIn { channel: Channel::Sms });
    let At::SignInCode(sent) = standing.at else { panic!() };
    assert_eq!((sent.channel, sent.expires_in_s), (Channel::Sms, 600));
    for left in [2, 1] {
        let Err(Failure::Refused(problem)) = browser.send(&confirm("111111")) else { panic!() };
        assert_eq!((problem.code, problem.attempts_left), (Code::WrongOneTimeCode, Some(left)));
    }
    assert_eq!(browser.refused(&confirm("111111")), Code::Locked);
    assert_eq!(browser.refused(&inaya(Channel::Email)), Code::Locked, "nor with the password");
}

#[test]
fn where_no_mobile_is_known_the_code_goes_by_email_and_it_is_said() {
    let browser = Browser::new();
    activates(&browser, "Jules", "jules.p1986");
    browser.done(&EndSession {});
    let standing = browser.done(&sign_in("jules.p1986", "Breizh-1970!", Channel::Sms));
    let At::SignInCode(sent) = standing.at else { panic!() };
    assert_eq!(sent.channels, [Channel::Email]);
    let screen = journeys::sign_in::Code::new(sent).wanted(Channel::Sms);
    assert!(screen.is_by_email_instead());
}

fn activates(browser: &Browser, name: &str, identifier: &str) {
    use mon_espace_sante::contract::{ChooseCredentials, ConfirmContact, Consent};
    browser.done(&crate::activation::identify(name));
    browser.done(&Consent { terms_version: "2021-12".into() });
    browser.done(&ConfirmContact {});
    browser.done(&ChooseCredentials {
        identifier: identifier.parse().unwrap(),
        password: Password::parse("Breizh-1970!", 9).unwrap(),
    });
}

#[test]
fn contact_details_change_in_the_account() {
    let browser = signed_in();
    let waiting = browser.done(&ChangeMobile { mobile: "06 98 76 54 32".parse().unwrap() });
    assert_eq!(waiting.at, At::SignedIn);
    let Some(Screen::Change(change @ Change::Waiting(_))) = Screen::of(&waiting) else { panic!() };
    assert_eq!(change.route(), Route::AccountMobileCode);
    let found = Screen::find(Some(Route::Space), &waiting);
    assert!(matches!(found.screen, Screen::Space(Space::Home(_))), "the rest stays open");
    browser.done(&ConfirmChange { one_time_code: "034567".parse().unwrap() });
    assert_eq!(browser.done(&ReadAccount {}).mobile.unwrap().as_str(), "0698765432");
}

#[test]
fn a_space_is_closed_with_the_password_and_may_be_opened_again() {
    let browser = signed_in();
    let close = |password: &str| CloseAccount { password: Password::present(password).unwrap() };
    assert_eq!(browser.refused(&close("x")), Code::NotRecognised);
    let standing = browser.done(&close("Sante-2022!"));
    let Some(Screen::Space(Space::Closed(closed))) = Screen::of(&standing) else { panic!() };
    assert_eq!(closed.on(), "22/11/2026");
    assert!(browser.download("/account/receipt").unwrap().starts_with(b"%PDF-"));
    assert_eq!(browser.refused(&ReadAccount {}), Code::StepNotAllowed);
    browser.done(&EndSession {});
    assert_eq!(browser.refused(&inaya(Channel::Email)), Code::NotRecognised);
    browser.done(&request("Inaya"));
    browser.done(&DeliverCode { channel: Channel::Email });
    let code = browser.wire.sandbox.borrow().outbox()[0].code.clone().unwrap();
    let standing = browser.done(&EnterCode { code: code.parse().unwrap() });
    assert!(matches!(standing.at, At::Decision(_)));
}
