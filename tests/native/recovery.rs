//! Recovery of the identifier and of the password, through the client over the sandbox.

use mon_espace_sante::contract::{
    At, Channel, Code, ConfirmReset, ConfirmSignIn, OpenResetLink, ReadAccount, ReadSession,
    RecoverIdentifier, RecoverPassword, ResendReset, ResetPassword, ResetToken,
};
use mon_espace_sante::fields::{BirthDate, CardKind, CardSerial, Password};
use mon_espace_sante::journeys::{Recovery, Screen};
use mon_espace_sante::sandbox::Message;

use crate::activation::sheet;
use crate::codes::{Step, told};
use crate::in_process::Browser;
use crate::sign_in::{inaya, sign_in};

fn born(name: &str) -> BirthDate {
    sheet(name).born.parse().unwrap()
}

fn identifier(name: &str) -> RecoverIdentifier {
    RecoverIdentifier {
        nir: sheet(name).nir.parse().unwrap(),
        birth_date: born(name),
        channel: None,
    }
}

/// What somebody types on G3.
pub fn password(name: &str) -> RecoverPassword {
    let sheet = sheet(name);
    let kind = if sheet.card == "photo" { CardKind::Photo } else { CardKind::NoPhoto };
    RecoverPassword {
        nir: sheet.nir.parse().unwrap(),
        birth_date: born(name),
        card: CardSerial::parse(sheet.serial, kind).unwrap(),
    }
}

fn newest(browser: &Browser) -> Message {
    browser.wire.sandbox.borrow().outbox()[0].clone()
}

fn confirm(code: &str) -> ConfirmReset {
    ConfirmReset { one_time_code: code.parse().unwrap() }
}

fn reset(to: &str) -> ResetPassword {
    ResetPassword { password: Password::parse(to, 9).unwrap() }
}

fn link(message: &Message) -> OpenResetLink {
    let link = message.link.clone().unwrap();
    let (_, fragment) = link.split_once('#').unwrap();
    OpenResetLink { token: ResetToken::of_fragment(fragment).unwrap() }
}

#[test]
fn inaya_reads_her_identifier_in_the_outbox() {
    let browser = Browser::new();
    let standing = browser.done(&identifier("Inaya"));
    let At::IdentifierSent(sent) = &standing.at else { panic!() };
    assert_eq!((sent.channel, sent.masked.as_str()), (Channel::Email, "i.m*****@mes.fr"));
    assert_eq!(sent.channels, [Channel::Email, Channel::Sms]);
    assert!(newest(&browser).text.contains("inaya.m1988"));
    // Again: after the cool-down by the same way, at once by the other.
    let by = |channel| RecoverIdentifier { channel: Some(channel), ..identifier("Inaya") };
    assert_eq!(browser.refused(&by(Channel::Email)), Code::TooManyRequests);
    browser.done(&by(Channel::Sms));
    assert_eq!(newest(&browser).channel, "sms");
}

#[test]
fn inaya_resets_her_password_by_the_code() {
    let browser = Browser::new();
    let standing = browser.done(&password("Inaya"));
    assert_eq!(standing.person, None);
    assert!(matches!(Screen::of(&standing), Some(Screen::Recovery(Recovery::Code(_)))));
    let standing = browser.done(&confirm(&newest(&browser).code.unwrap()));
    assert_eq!(standing.at, At::ResetPassword { password_min: 9 });
    assert_eq!(browser.done(&ReadSession {}), standing, "a reload resumes");
    let standing = browser.done(&reset("Printemps-2026!"));
    assert_eq!(standing.at, At::PasswordChanged);
    assert_eq!(browser.refused(&inaya(Channel::Email)), Code::NotRecognised);
    browser.done(&sign_in("inaya.m1988", "Printemps-2026!", Channel::Email));
}

#[test]
fn a_link_opens_once_and_in_time() {
    let browser = Browser::new();
    browser.done(&password("Inaya"));
    let by_link = link(&newest(&browser));
    let standing = browser.done(&by_link);
    assert_eq!(standing.at, At::ResetPassword { password_min: 9 });
    let token = |token: &str| OpenResetLink { token: ResetToken::new(token).unwrap() };
    assert_eq!(browser.refused(&by_link), Code::LinkExpired, "used twice");
    assert_eq!(browser.refused(&token("abc")), Code::LinkExpired, "mangled");
    browser.done(&reset("Printemps-2026!"));
    browser.done(&password("Inaya"));
    let late = link(&newest(&browser));
    browser.advance(3_600);
    assert_eq!(browser.refused(&late), Code::LinkExpired, "expired");
}

#[test]
fn a_reset_lifts_the_lock_of_sign_in_and_signs_out_elsewhere() {
    let browser = Browser::new();
    browser.done(&inaya(Channel::Email));
    browser.done(&ConfirmSignIn { one_time_code: "034567".parse().unwrap() });
    let elsewhere = browser.cookie();
    browser.forgets_cookie();
    for _ in 0..3 {
        let _ = browser.send(&sign_in("inaya.m1988", "x", Channel::Email));
    }
    assert_eq!(browser.refused(&inaya(Channel::Email)), Code::Locked);
    browser.done(&password("Inaya"));
    browser.done(&confirm("034567"));
    browser.done(&reset("Printemps-2026!"));
    browser.done(&sign_in("inaya.m1988", "Printemps-2026!", Channel::Email));
    browser.has_cookie(elsewhere);
    assert_eq!(browser.refused(&ReadAccount {}), Code::SessionEnded);
}

#[test]
fn nobody_is_revealed() {
    let one_time_code = |b: &Browser| b.send(&confirm("111111"));
    let again = |b: &Browser| {
        b.advance(30);
        b.send(&ResendReset { channel: Channel::Sms })
    };
    let by_password = |asked: RecoverPassword| {
        let begun = move |b: &Browser| b.send(&asked);
        let steps: [Step<'_>; 5] = [&begun, &one_time_code, &again, &one_time_code, &one_time_code];
        told(&Browser::new(), &steps)
    };
    let known = by_password(password("Inaya"));
    let other_card = CardSerial::parse("03100012346", CardKind::Photo).unwrap();
    let nobody = "2 55 08 14 168 025 38".parse().unwrap();
    for stranger in [
        RecoverPassword { birth_date: born("Martine"), ..password("Inaya") },
        RecoverPassword { card: other_card, ..password("Inaya") },
        RecoverPassword { nir: nobody, ..password("Inaya") },
        // Known, with nothing to recover.
        password("Martine"),
    ] {
        assert_eq!(by_password(stranger), known);
    }
    let by_identifier = |asked: RecoverIdentifier| {
        let begun = move |b: &Browser| b.send(&asked);
        told(&Browser::new(), &[&begun])
    };
    let known = by_identifier(identifier("Inaya"));
    for stranger in [
        RecoverIdentifier { birth_date: born("Martine"), ..identifier("Inaya") },
        identifier("Martine"),
        identifier("Odile"),
    ] {
        assert_eq!(by_identifier(stranger), known);
    }
}

#[test]
fn whoever_has_no_space_is_told_by_a_message_alone() {
    let browser = Browser::new();
    browser.done(&password("Martine"));
    let message = newest(&browser);
    assert_eq!((message.code, message.link.as_deref()), (None, Some("/activer")));
    assert_eq!(browser.refused(&confirm("034567")), Code::WrongOneTimeCode);
}

#[test]
fn a_token_is_what_a_fragment_can_hold_and_never_shown() {
    assert!(ResetToken::of_fragment("#jeton=abc-DEF_1.2~3").is_some());
    for mangled in ["", "#jeton=", "#jeton=a b", "#jeton=é", "#autre=abc", "#jeton=a/b"] {
        assert_eq!(ResetToken::of_fragment(mangled), None, "{mangled}");
    }
    assert_eq!(ResetToken::new(&"a".repeat(513)), None);
    assert_eq!(format!("{:?}", ResetToken::new("abc")), "Some(ResetToken(…))");
}
