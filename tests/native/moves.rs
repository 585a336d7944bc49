//! Moves: the screen that follows each operation, its entry in the browser's history, and the scope of its locks.
//! `walk.rs` makes every move of every screen through the sandbox; here are the destinations that depend on more than
//! the step.

use mon_espace_sante::contract::{
    At, Channel, CloseAccount, ConfirmReset, ConfirmSignIn, DeliverCode, EndSession, EnterCode,
    OPERATIONS, OneTimeCodeSent, Operation, ReadSession, RefusalCode, Standing,
};
use mon_espace_sante::fields::Password;
use mon_espace_sante::journeys::account::Updated;
use mon_espace_sante::journeys::codes::CodePurpose;
use mon_espace_sante::journeys::contact::ContactOrigin;
use mon_espace_sante::journeys::{
    Account, Activation, Codes, Contact, Destination, History, Move, Recovery, Screen, SignIn,
    moves,
};
use mon_espace_sante::route::Route;

use crate::activation::{identify_with_wrong_code, test_person};
use crate::in_process::Browser;
use crate::recovery::recover_password;
use crate::sign_in::{inaya_sign_in, sign_in, signed_in};

/// Makes a move that must succeed.
fn perform(browser: &Browser, step: Move, standing: &Standing) -> (Standing, Screen) {
    browser.perform(step, standing).unwrap_or_else(|failure| panic!("{failure:?}"))
}

fn request_code(browser: &Browser, purpose: CodePurpose) -> (Standing, Screen) {
    let martine = test_person("Martine");
    let step = moves::request_code(
        martine.nir.parse().unwrap(),
        martine.born.parse().unwrap(),
        crate::acts::card(martine),
        purpose,
    );
    perform(browser, step, &Standing::ANONYMOUS)
}

#[test]
fn a_code_leads_to_the_journey_where_it_was_requested() {
    for purpose in [CodePurpose::Activation, CodePurpose::NewCode] {
        let browser = Browser::new();
        let (standing, screen) = request_code(&browser, purpose);
        let Screen::Codes(Codes::Channel(choice)) = screen else { panic!("{screen:?}") };
        assert_eq!(choice.purpose, purpose);
        let step = moves::deliver_code(&choice, Channel::Sms, &standing);
        assert!(step.request.is_some());
        let (standing, screen) = perform(&browser, step, &standing);
        let At::CodeSent(sent) = &standing.at else { panic!("{standing:?}") };
        let expected = match purpose {
            CodePurpose::Activation => Screen::Activation(Activation::Code(sent.clone())),
            CodePurpose::NewCode => Screen::Codes(Codes::Sent(sent.clone())),
        };
        assert_eq!(screen, expected);
        // The person comes back and presses again: nothing is sent, and the same screen follows.
        let again = moves::deliver_code(&choice, Channel::Sms, &standing);
        assert!(again.request.is_none());
        assert_eq!(perform(&browser, again, &standing).1, expected);
        assert!(moves::deliver_code(&choice, Channel::Email, &standing).request.is_some());
        // Sent again by the same channel the screen stays; by the other one it is replaced.
        browser.advance(30);
        let step = moves::resend_code(sent, Channel::Email, purpose);
        assert_eq!(step.history, History::Replace);
        let (standing, screen) = perform(&browser, step, &standing);
        let At::CodeSent(sent) = &standing.at else { panic!("{standing:?}") };
        assert_eq!(sent.channel, Channel::Email);
        assert_eq!(screen.route(), expected.route());
        assert_eq!(moves::resend_code(sent, Channel::Email, purpose).history, History::Stay);
    }
}

#[test]
fn a_confirmed_change_returns_to_the_screen_where_it_was_started() {
    let browser = signed_in();
    let standing = browser.run(&ReadSession {});
    let step = moves::change_mobile("06 98 76 54 32".parse().unwrap());
    let (standing, screen) = perform(&browser, step, &standing);
    let Screen::Contact(Contact::Code { origin, .. }) = screen else { panic!("{screen:?}") };
    assert_eq!(origin, ContactOrigin::Account);
    let confirm = moves::confirm_change(origin, "034567".parse().unwrap());
    let (standing, screen) = perform(&browser, confirm, &standing);
    assert_eq!(screen, Screen::Account(Account::Details { updated: Some(Updated::Contact) }));
    // Cancelled, the account is shown without the notice of a change.
    let step = moves::change_mobile("06 98 76 54 33".parse().unwrap());
    let (standing, _) = perform(&browser, step, &standing);
    let (_, screen) = perform(&browser, moves::cancel_change(origin), &standing);
    assert_eq!(screen, Screen::Account(Account::Details { updated: None }));
    for (origin, route) in [
        (ContactOrigin::Activation, Route::Contact),
        (ContactOrigin::NewCode, Route::NewCodeChannel),
        (ContactOrigin::Account, Route::Account),
    ] {
        let cancel = moves::cancel_change(origin);
        assert_eq!(cancel.destination, Destination::Address(route));
    }
}

#[test]
fn the_values_of_a_request_follow_to_the_next_screen() {
    let browser = signed_in();
    browser.run(&EndSession {});
    let inaya = test_person("Inaya");
    let (nir, born) = (inaya.nir.parse().unwrap(), inaya.born.parse().unwrap());
    let step = moves::recover_identifier(nir, born);
    let (standing, screen) = perform(&browser, step, &Standing::ANONYMOUS);
    let Screen::Recovery(Recovery::IdentifierSent(sent)) = screen else { panic!("{screen:?}") };
    browser.advance(30);
    let again = moves::resend_identifier(&sent, Channel::Sms).unwrap();
    assert_eq!(again.history, History::Replace);
    let (_, screen) = perform(&browser, again, &standing);
    let Screen::Recovery(Recovery::IdentifierSent(again)) = screen else { panic!("{screen:?}") };
    assert_eq!((again.request, again.sent.channel), (sent.request, Channel::Sms));
    // A reload loses the values: there is nothing to send again.
    let reloaded = Screen::first_of_step(&standing);
    let Some(Screen::Recovery(Recovery::IdentifierSent(reloaded))) = reloaded else { panic!() };
    assert!(moves::resend_identifier(&reloaded, Channel::Sms).is_none());
}

#[test]
fn the_requested_channel_follows_a_sign_in() {
    let sent = OneTimeCodeSent {
        channel: Channel::Email,
        masked: "m***@exemple.fr".into(),
        channels: vec![Channel::Email],
        expires_in_s: 600,
        resend_after_s: 30,
    };
    let at = At::SignInCode(sent);
    let standing = Standing { at, ..Standing::ANONYMOUS };
    for (channel, fell_back) in [(Channel::Sms, true), (Channel::Email, false)] {
        let password = Password::parse_existing("Sante-2022!").unwrap();
        let step = moves::sign_in("inaya.m1988".parse().unwrap(), password, channel);
        let Screen::SignIn(SignIn::Code(screen)) = step.destination.find(&standing).screen else {
            panic!()
        };
        assert_eq!(screen.fell_back_to_email(), fell_back);
    }
}

#[test]
fn an_answer_with_another_step_leads_to_the_first_screen_of_that_step() {
    let standing = Standing { at: At::SignedIn, ..Standing::ANONYMOUS };
    for destination in [
        Destination::CodeSent(CodePurpose::Activation),
        Destination::ChannelChoice(CodePurpose::NewCode),
        Destination::SignInCode(Channel::Sms),
        Destination::FirstOfStep,
    ] {
        let found = destination.clone().find(&standing);
        assert_eq!(found.screen, Screen::Account(Account::Home(None)), "{destination:?}");
        assert!(!found.redirected);
    }
    assert_eq!(Destination::FirstOfStep.find(&Standing::ANONYMOUS).screen, Screen::Welcome);
}

#[test]
fn a_reset_link_leaves_no_entry_in_the_history() {
    let token = mon_espace_sante::contract::ResetToken::new("0a1b2c").unwrap();
    assert_eq!(moves::open_reset_link(token).history, History::Replace);
}

/// Repeats an operation until the sandbox locks, and compares the scope of the lock in the standing with that of the
/// operation, from which the page says what is locked and where to start again.
fn assert_lock_scope<O: Operation>(browser: &Browser, operation: &O) {
    let refusals: Vec<_> = (0..3).map(|_| browser.refusal(operation)).collect();
    assert_eq!(refusals.last(), Some(&RefusalCode::Locked), "{}", O::ID);
    let At::Locked(locked) = browser.run(&ReadSession {}).at else { panic!("{}", O::ID) };
    assert_eq!(locked.what, O::LOCK_SCOPE, "{}", O::ID);
}

#[test]
fn a_lock_has_the_scope_of_the_refused_operation() {
    assert_lock_scope(&Browser::new(), &identify_with_wrong_code("Martine"));

    let browser = Browser::new();
    request_code(&browser, CodePurpose::Activation);
    browser.run(&DeliverCode { channel: Channel::Email });
    assert_lock_scope(&browser, &EnterCode { code: "AbcdefGhij12".parse().unwrap() });

    let one_time_code = || "111111".parse().unwrap();
    let browser = signed_in();
    assert_lock_scope(&browser, &CloseAccount { password: Password::parse_existing("wrong").ok() });
    let browser = signed_in();
    browser.run(&EndSession {});
    assert_lock_scope(&browser, &sign_in("inaya.m1988", "wrong", Channel::Email));
    let browser = signed_in();
    browser.run(&EndSession {});
    browser.run(&inaya_sign_in(Channel::Email));
    assert_lock_scope(&browser, &ConfirmSignIn { one_time_code: one_time_code() });

    let browser = signed_in();
    browser.run(&EndSession {});
    browser.run(&recover_password("Inaya"));
    assert_lock_scope(&browser, &ConfirmReset { one_time_code: one_time_code() });
}

#[test]
fn the_list_of_operations_has_no_duplicates_and_finds_each_path() {
    for operation in OPERATIONS {
        let path = operation.path.replace("{id}", "p-7a2");
        let (found, id) = mon_espace_sante::contract::find_operation(operation.method, &path)
            .unwrap_or_else(|| panic!("{}", operation.id));
        assert_eq!(found, *operation);
        assert_eq!(id, if operation.path.contains("{id}") { "p-7a2" } else { "" });
    }
    for path in ["/profiles//activation", "/profiles/a/b/activation", "/unknown"] {
        let method = mon_espace_sante::contract::Method::Post;
        assert_eq!(mon_espace_sante::contract::find_operation(method, path), None, "{path}");
    }
}
