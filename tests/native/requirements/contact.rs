//! Contact details, and what has to be proved before they change.

use mon_espace_sante::sandbox::Sandbox;
use serde_json::json;

use crate::jar::{Jar, credentials, martine_at_credentials, one_time_code, sandbox, three_facts};

#[test]
fn r16_contact_details_do_not_change_before_a_proof() {
    // The card, the number and the birth date of Inaya, whose space is active, of Martine, and of an unknown person.
    for (name, born) in
        [("Inaya", "1988-02-14"), ("Martine", "1970-03-07"), ("Martine", "1970-03-08")]
    {
        let mut thief = Jar::default();
        let mut sandbox = crate::jar::sandbox();
        let answer = thief.act(&mut sandbox, "/codes", &three_facts(name, born));
        assert_eq!(answer.is(), "channels");
        assert_eq!(answer.body["at"]["contact_change"], "with_proof");
        let messages = sandbox.outbox().len();
        let change = |thief: &mut Jar, sandbox: &mut Sandbox| {
            for (path, body) in [
                ("/contact/email", json!({ "email": "voleur@exemple.fr" })),
                ("/contact/mobile", json!({ "mobile": "0698765432" })),
                ("/contact/confirmation", one_time_code()),
            ] {
                let answer = thief.act(sandbox, path, &body);
                assert_eq!((answer.status, answer.is()), (409, "step_not_allowed"), "{path}");
            }
        };
        change(&mut thief, &mut sandbox);
        assert_eq!(sandbox.outbox().len(), messages);
        // The thief does not read the message, and no answer says whether there is one.
        let sent = thief.act(&mut sandbox, "/contact/proof", &json!({ "channel": "email" }));
        assert_eq!(sent.is(), "channels");
        let wrong = json!({ "one_time_code": "111111" });
        for left in [2, 1] {
            let answer = thief.act(&mut sandbox, "/contact/proof/confirmation", &wrong);
            let told = (answer.is(), &answer.body["attempts_left"]);
            assert_eq!(told, ("wrong_one_time_code", &json!(left)));
        }
        change(&mut thief, &mut sandbox);
        let answer = thief.act(&mut sandbox, "/contact/proof/confirmation", &wrong);
        assert_eq!(answer.is(), "locked");
    }
}

/// The right code of a known channel does not open the way to the details of a space that is active.
#[test]
fn r17_an_active_space_changes_its_details_only_when_its_holder_is_signed_in() {
    let mut sandbox = sandbox();
    let mut jar = Jar::default();
    jar.act(&mut sandbox, "/codes", &three_facts("Inaya", "1988-02-14"));
    let messages = sandbox.outbox().len();
    jar.act(&mut sandbox, "/contact/proof", &json!({ "channel": "email" }));
    assert_eq!(sandbox.outbox().len(), messages, "no code is sent");
    let answer = jar.act(&mut sandbox, "/contact/proof/confirmation", &one_time_code());
    assert_eq!(answer.is(), "wrong_one_time_code");
    // Martine proves her address, begins a change, and activates the space in another browser: the change is void.
    let mut sandbox = crate::jar::sandbox();
    let mut older = Jar::default();
    older.act(&mut sandbox, "/codes", &three_facts("Martine", "1970-03-07"));
    older.act(&mut sandbox, "/contact/proof", &json!({ "channel": "email" }));
    let before = older.cookie.clone();
    let proved = older.act(&mut sandbox, "/contact/proof/confirmation", &one_time_code());
    assert_eq!(proved.body["at"]["contact_change"], "allowed");
    assert_eq!(Jar { cookie: before }.get(&mut sandbox, "/session").is(), "nowhere");
    let changing = older.act(&mut sandbox, "/contact/mobile", &json!({ "mobile": "0698765432" }));
    assert_eq!(changing.body["pending"]["channel"], "sms");
    let mut martine = martine_at_credentials(&mut sandbox);
    martine.act(&mut sandbox, "/activation/credentials", &credentials());
    for path in ["/contact/confirmation", "/contact/proof/confirmation"] {
        assert_eq!(older.act(&mut sandbox, path, &one_time_code()).is(), "session_ended", "{path}");
    }
    assert_eq!(martine.get(&mut sandbox, "/account").body["mobile"], "0611121314");
}

/// A proof by a known channel is good for five minutes.
#[test]
fn r16_a_proof_by_a_known_channel_is_good_for_five_minutes() {
    let mut sandbox = sandbox();
    let mut jar = Jar::default();
    jar.act(&mut sandbox, "/codes", &three_facts("Martine", "1970-03-07"));
    jar.act(&mut sandbox, "/contact/proof", &json!({ "channel": "email" }));
    jar.act(&mut sandbox, "/contact/proof/confirmation", &one_time_code());
    sandbox.advance(301);
    let standing = jar.get(&mut sandbox, "/session");
    assert_eq!(standing.body["at"]["contact_change"], "with_proof");
    let change = json!({ "mobile": "0698765432" });
    assert_eq!(jar.act(&mut sandbox, "/contact/mobile", &change).is(), "step_not_allowed");
}
