//! Recovery of the identifier and of the password, through the client and the sandbox.

use mon_espace_sante::contract::{
    At, Channel, ConfirmReset, ConfirmSignIn, OpenResetLink, ReadAccount, ReadSession,
    RecoverIdentifier, RecoverPassword, RefusalCode, ResendReset, ResetPassword, ResetToken,
};
use mon_espace_sante::fields::{BirthDate, CardKind, CardSerial, Password};
use mon_espace_sante::journeys::{Recovery, Screen};
use mon_espace_sante::sandbox::Message;

use crate::activation::test_person;
use crate::codes::{RequestFn, transcript};
use crate::in_process::Browser;
use crate::sign_in::{inaya_sign_in, sign_in};

fn birth_date(name: &str) -> BirthDate {
    test_person(name).born.parse().unwrap()
}

/// Builds the request of `/identifiant-oublie` with the data of a test person.
fn recover_identifier(name: &str) -> RecoverIdentifier {
    RecoverIdentifier {
        nir: test_person(name).nir.parse().unwrap(),
        birth_date: birth_date(name),
        channel: None,
    }
}

/// Builds the request of `/mot-de-passe-oublie` with the data of a test person.
pub fn recover_password(name: &str) -> RecoverPassword {
    let person = test_person(name);
    let kind = if person.card == "photo" { CardKind::Photo } else { CardKind::NoPhoto };
    RecoverPassword {
        nir: person.nir.parse().unwrap(),
        birth_date: birth_date(name),
        card: CardSerial::parse(person.serial, kind).unwrap(),
    }
}

fn latest_message(browser: &Browser) -> Message {
    browser.wire.sandbox.borrow().outbox()[0].clone()
}

fn confirm(code: &str) -> ConfirmReset {
    ConfirmReset { one_time_code: code.parse().unwrap() }
}

fn reset_password(new: &str) -> ResetPassword {
    ResetPassword { password: Password::parse(new, 9).unwrap() }
}

fn open_link(message: &Message) -> OpenResetLink {
    let link = message.link.clone().unwrap();
    let (_, fragment) = link.split_once('#').unwrap();
    OpenResetLink { token: ResetToken::from_fragment(fragment).unwrap() }
}

#[test]
fn inaya_receives_her_identifier_by_email_then_by_sms() {
    let browser = Browser::new();
    let standing = browser.run(&recover_identifier("Inaya"));
    let At::IdentifierSent(sent) = &standing.at else { panic!() };
    assert_eq!((sent.channel, sent.masked.as_str()), (Channel::Email, "i.m*****@mes.fr"));
    assert_eq!(sent.channels, [Channel::Email, Channel::Sms]);
    assert!(latest_message(&browser).text.contains("inaya.m1988"));
    // Only the same channel has to wait for the resend delay.
    let by = |channel| RecoverIdentifier { channel: Some(channel), ..recover_identifier("Inaya") };
    assert_eq!(browser.refusal(&by(Channel::Email)), RefusalCode::TooManyRequests);
    browser.run(&by(Channel::Sms));
    assert_eq!(latest_message(&browser).channel, "sms");
}

#[test]
fn inaya_resets_her_password_with_the_code() {
    let browser = Browser::new();
    let standing = browser.run(&recover_password("Inaya"));
    assert_eq!(standing.person, None);
    assert!(matches!(Screen::first_of_step(&standing), Some(Screen::Recovery(Recovery::Code(_)))));
    let standing = browser.run(&confirm(&latest_message(&browser).code.unwrap()));
    assert!(matches!(standing.at, At::ResetPassword { password_min: Some(9), .. }));
    assert_eq!(browser.run(&ReadSession {}), standing, "a reload resumes");
    let standing = browser.run(&reset_password("Printemps-2026!"));
    assert_eq!(standing.at, At::PasswordChanged);
    assert_eq!(browser.refusal(&inaya_sign_in(Channel::Email)), RefusalCode::NotRecognised);
    browser.run(&sign_in("inaya.m1988", "Printemps-2026!", Channel::Email));
}

#[test]
fn a_reset_link_opens_in_one_browser_and_within_an_hour() {
    let browser = Browser::new();
    browser.run(&recover_password("Inaya"));
    let by_link = open_link(&latest_message(&browser));
    let standing = browser.run(&by_link);
    assert!(matches!(standing.at, At::ResetPassword { password_min: Some(9), .. }));
    let token = |token: &str| OpenResetLink { token: ResetToken::new(token).unwrap() };
    assert_eq!(browser.run(&by_link).at, standing.at, "after a reload");
    let mine = browser.session_cookie();
    browser.clear_session_cookie();
    assert_eq!(browser.refusal(&by_link), RefusalCode::LinkExpired, "in another browser");
    browser.set_session_cookie(mine);
    assert_eq!(browser.refusal(&token("abc")), RefusalCode::LinkExpired, "unknown token");
    browser.run(&reset_password("Printemps-2026!"));
    assert_eq!(browser.refusal(&by_link), RefusalCode::LinkExpired, "used");
    browser.run(&recover_password("Inaya"));
    let late = open_link(&latest_message(&browser));
    browser.advance(3_600);
    assert_eq!(browser.refusal(&late), RefusalCode::LinkExpired, "expired");
}

#[test]
fn a_reset_lifts_the_sign_in_lock_and_ends_other_sessions() {
    let browser = Browser::new();
    browser.run(&inaya_sign_in(Channel::Email));
    browser.run(&ConfirmSignIn { one_time_code: "034567".parse().unwrap() });
    let other_session = browser.session_cookie();
    browser.clear_session_cookie();
    for _ in 0..3 {
        let _ = browser.send(&sign_in("inaya.m1988", "x", Channel::Email));
    }
    assert_eq!(browser.refusal(&inaya_sign_in(Channel::Email)), RefusalCode::Locked);
    browser.run(&recover_password("Inaya"));
    browser.run(&confirm("034567"));
    browser.run(&reset_password("Printemps-2026!"));
    browser.run(&sign_in("inaya.m1988", "Printemps-2026!", Channel::Email));
    browser.set_session_cookie(other_session);
    assert_eq!(browser.refusal(&ReadAccount {}), RefusalCode::SessionEnded);
}

#[test]
fn recovery_does_not_reveal_who_has_a_space() {
    let wrong_code = |b: &Browser| b.send(&confirm("111111"));
    let resend = |b: &Browser| {
        b.advance(30);
        b.send(&ResendReset { channel: Channel::Sms })
    };
    let by_password = |form: RecoverPassword| {
        let first_request = move |b: &Browser| b.send(&form);
        let requests: [RequestFn<'_>; 5] =
            [&first_request, &wrong_code, &resend, &wrong_code, &wrong_code];
        transcript(&Browser::new(), &requests)
    };
    let known = by_password(recover_password("Inaya"));
    let wrong_card = CardSerial::parse("03100012346", CardKind::Photo).unwrap();
    let unknown_nir = "2 55 08 14 168 000 63".parse().unwrap();
    for other in [
        RecoverPassword { birth_date: birth_date("Martine"), ..recover_password("Inaya") },
        RecoverPassword { card: wrong_card, ..recover_password("Inaya") },
        RecoverPassword { nir: unknown_nir, ..recover_password("Inaya") },
        // A known person without a space.
        recover_password("Martine"),
    ] {
        assert_eq!(by_password(other), known);
    }
    let by_identifier = |form: RecoverIdentifier| {
        let first_request = move |b: &Browser| b.send(&form);
        transcript(&Browser::new(), &[&first_request])
    };
    let known = by_identifier(recover_identifier("Inaya"));
    for other in [
        RecoverIdentifier { birth_date: birth_date("Martine"), ..recover_identifier("Inaya") },
        recover_identifier("Martine"),
        recover_identifier("Odile"),
    ] {
        assert_eq!(by_identifier(other), known);
    }
}

#[test]
fn a_person_without_a_space_is_informed_by_message_only() {
    let browser = Browser::new();
    browser.run(&recover_password("Martine"));
    let message = latest_message(&browser);
    assert_eq!((message.code, message.link.as_deref()), (None, Some("/activer")));
    assert_eq!(browser.refusal(&confirm("034567")), RefusalCode::WrongOneTimeCode);
}

#[test]
fn a_reset_token_is_validated_and_hidden_in_debug_output() {
    assert!(ResetToken::from_fragment("#jeton=abc-DEF_1.2~3").is_some());
    for invalid in ["", "#jeton=", "#jeton=a b", "#jeton=é", "#autre=abc", "#jeton=a/b"] {
        assert_eq!(ResetToken::from_fragment(invalid), None, "{invalid}");
    }
    assert_eq!(ResetToken::new(&"a".repeat(513)), None);
    assert_eq!(format!("{:?}", ResetToken::new("abc")), "Some(ResetToken(…))");
}
