//! The account, and the closure of the space, through the client and the sandbox.

use mon_espace_sante::contract::{
    At, ChangeMobile, Channel, CloseAccount, ConfirmChange, DeliverCode, EndSession, EnterCode,
    ReadAccount, RefusalCode,
};
use mon_espace_sante::fields::Password;
use mon_espace_sante::journeys::{Account, Contact, Screen};
use mon_espace_sante::route::Route;

use crate::codes::request_code;
use crate::sign_in::{inaya_sign_in, signed_in};

#[test]
fn contact_details_can_be_changed_in_the_account() {
    let browser = signed_in();
    let waiting = browser.run(&ChangeMobile { mobile: "06 98 76 54 32".parse().unwrap() });
    assert_eq!(waiting.at, At::SignedIn);
    let Some(Screen::Contact(change @ Contact::Code { .. })) = Screen::first_of_step(&waiting)
    else {
        panic!()
    };
    assert_eq!(Screen::Contact(change).route(), Some(Route::AccountMobileCode));
    let found = Screen::find(Some(Route::Space), &waiting);
    assert!(
        matches!(found.screen, Screen::Account(Account::Home(_))),
        "other screens stay available"
    );
    browser.run(&ConfirmChange { one_time_code: "034567".parse().unwrap() });
    assert_eq!(browser.run(&ReadAccount {}).mobile.unwrap().as_str(), "0698765432");
}

#[test]
fn closing_a_space_needs_the_password_and_a_new_code_leads_to_the_decision() {
    let browser = signed_in();
    let close = |password: &str| CloseAccount { password: Password::parse_existing(password).ok() };
    assert_eq!(browser.refusal(&close("x")), RefusalCode::NotRecognised);
    let standing = browser.run(&close("Sante-2022!"));
    let Some(Screen::Account(Account::Closed(closed))) = Screen::first_of_step(&standing) else {
        panic!()
    };
    assert_eq!(closed.on.in_french(), "22/11/2026");
    assert!(browser.download("/account/receipt").unwrap().starts_with(b"%PDF-"));
    assert_eq!(browser.refusal(&ReadAccount {}), RefusalCode::StepNotAllowed);
    browser.run(&EndSession {});
    assert_eq!(browser.refusal(&inaya_sign_in(Channel::Email)), RefusalCode::SpaceClosed);
    browser.run(&request_code("Inaya"));
    browser.run(&DeliverCode { channel: Channel::Email });
    let code = browser.wire.sandbox.borrow().outbox()[0].code.clone().unwrap();
    let standing = browser.run(&EnterCode { code: code.parse().unwrap() });
    assert!(matches!(standing.at, At::Decision(_)));
}
