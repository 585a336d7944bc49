//! What a signed-in person can change, and what they have to prove first.

use mon_espace_sante::sandbox::Sandbox;
use serde_json::{Value, json};

use crate::jar::{
    Answer, Jar, identification, inaya, one_time_code, person, sandbox, sign_in_body, three_facts,
};

/// The proof given at the sign-in is no longer recent after five minutes.
const TOO_OLD: u64 = 301;

fn password() -> Value {
    json!({ "password": "Sante-2022!" })
}

fn changes() -> [(&'static str, Value); 5] {
    [
        ("/contact/email", json!({ "email": "inaya@exemple.fr" })),
        ("/contact/mobile", json!({ "mobile": "0600000000" })),
        ("/account/password", json!({ "password": "Breizh-2026!" })),
        ("/account/identifier", json!({ "identifier": "inaya.martin" })),
        ("/account/closure", json!({ "password": null })),
    ]
}

/// Asks for the change of the identifier, which shows whether the proof is recent.
fn change(jar: &mut Jar, sandbox: &mut Sandbox) -> Answer {
    jar.act(sandbox, "/account/identifier", &json!({ "identifier": "inaya.martin" }))
}

#[test]
fn r20_a_change_of_the_account_needs_a_proof_of_the_last_five_minutes() {
    for (path, body) in changes() {
        let mut sandbox = sandbox();
        let mut jar = inaya(&mut sandbox);
        sandbox.advance(TOO_OLD);
        let messages = sandbox.outbox().len();
        let refused = jar.act(&mut sandbox, path, &body);
        assert_eq!((refused.status, refused.is()), (403, "reauthentication_needed"), "{path}");
        assert_eq!(sandbox.outbox().len(), messages, "{path}");
        let wrong = jar.act(&mut sandbox, "/session/proof", &json!({ "password": "x" }));
        assert_eq!((wrong.is(), &wrong.body["attempts_left"]), ("not_recognised", &json!(2)));
        let refused = jar.act(&mut sandbox, path, &body);
        assert_eq!(refused.is(), "reauthentication_needed", "{path}");
        let old_cookie = jar.cookie.clone();
        assert_eq!(jar.act(&mut sandbox, "/session/proof", &password()).is(), "signed_in");
        let mut thief = Jar { cookie: old_cookie };
        assert_eq!(thief.get(&mut sandbox, "/session").is(), "nowhere", "the old token has ended");
        assert_eq!(jar.act(&mut sandbox, path, &body).status, 200, "{path}");
    }
}

#[test]
fn r20_a_proof_does_not_prolong_a_session_beyond_its_end() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    let ends_in_s = |answer: &Answer| answer.body["session"]["ends_in_s"].as_u64().unwrap();
    sandbox.advance(600);
    let proved = jar.act(&mut sandbox, "/session/proof", &password());
    assert_eq!(ends_in_s(&proved), 12 * 3_600 - 600);
}

#[test]
fn r21_a_new_password_ends_the_other_sessions_and_the_old_password() {
    let mut sandbox = sandbox();
    let (mut jar, mut other) = (inaya(&mut sandbox), inaya(&mut sandbox));
    let weak = jar.act(&mut sandbox, "/account/password", &json!({ "password": "sante" }));
    assert_eq!(weak.error(), ["password", "criteria"]);
    let new = json!({ "password": "Breizh-2026!" });
    assert_eq!(jar.act(&mut sandbox, "/account/password", &new).is(), "signed_in");
    assert_eq!(other.get(&mut sandbox, "/session").is(), "nowhere");
    assert_eq!(
        Jar::default().act(&mut sandbox, "/sign-in", &sign_in_body()).is(),
        "not_recognised"
    );
    assert!(sandbox.outbox()[0].text.contains("Le mot de passe"), "{:?}", sandbox.outbox()[0]);
}

/// A sign-in that was begun with the old password, and an older reset link, are worthless after the change.
#[test]
fn r21_a_sign_in_that_was_begun_ends_with_a_new_password_and_a_closing() {
    for (path, body) in [
        ("/account/password", json!({ "password": "Breizh-2026!" })),
        ("/account/closure", password()),
    ] {
        let mut sandbox = sandbox();
        let mut begun = Jar::default();
        begun.act(&mut sandbox, "/sign-in", &sign_in_body());
        Jar::default().act(&mut sandbox, "/recovery/password", &three_facts("Inaya", "1988-02-14"));
        let link = sandbox.outbox()[0].link.clone().unwrap();
        let token = link.split_once("#jeton=").unwrap().1.to_owned();
        let mut jar = inaya(&mut sandbox);
        assert_eq!(jar.act(&mut sandbox, path, &body).status, 200, "{path}");
        let answer = begun.act(&mut sandbox, "/sign-in/one-time-code", &one_time_code());
        assert_eq!(answer.is(), "session_ended", "{path}");
        let link = json!({ "token": token });
        let opened = Jar::default().act(&mut sandbox, "/recovery/password/link", &link);
        assert_eq!(opened.is(), "link_expired", "{path}");
    }
}

/// A recovery goes to the details from before a change, for three days; also after a second change.
#[test]
fn r18_new_details_serve_for_no_recovery_during_three_days() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    for email in ["thief@exemple.fr", "other@exemple.fr"] {
        jar.act(&mut sandbox, "/contact/email", &json!({ "email": email }));
        jar.act(&mut sandbox, "/contact/confirmation", &one_time_code());
    }
    let recover = |sandbox: &mut Sandbox| {
        let facts = three_facts("Inaya", "1988-02-14");
        let answer = Jar::default().act(sandbox, "/recovery/password", &facts);
        (answer.body["at"]["masked"].clone(), sandbox.outbox()[0].to.clone())
    };
    assert_eq!(recover(&mut sandbox), (json!("i.m*****@mes.fr"), "i.martin@mes.fr".to_owned()));
    // A sign-in needs the password, and uses the new address.
    let code = Jar::default().act(&mut sandbox, "/sign-in", &sign_in_body());
    assert_eq!(code.body["at"]["masked"], "oth*****@exemple.fr");
    sandbox.advance(3 * 86_400);
    assert_eq!(
        recover(&mut sandbox),
        (json!("oth*****@exemple.fr"), "other@exemple.fr".to_owned())
    );
}

#[test]
fn r25_frequent_passwords_and_those_with_the_name_are_refused_with_a_code_of_their_own() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    for (password, code) in [
        ("sante", "criteria"),
        ("Azerty123!", "too_common"),
        ("aaaaaaaaaaaaaaaaaaaaaa", "too_common"),
        ("Chez-Martin-1", "contains_identity"),
        ("le chat de inaya.m1988 dort", "contains_identity"),
        ("Sante-2022!", "already_used"),
    ] {
        let body = json!({ "password": password });
        let refused = jar.act(&mut sandbox, "/account/password", &body);
        assert_eq!((refused.status, refused.error()), (422, ["password", code]), "{password}");
    }
    // A phrase needs neither capital letters nor digits.
    let phrase = json!({ "password": "cinq chaises et un chat" });
    assert_eq!(jar.act(&mut sandbox, "/account/password", &phrase).is(), "signed_in");
}

#[test]
fn r21_a_new_identifier_is_free_and_is_announced() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    let short = jar.act(&mut sandbox, "/account/identifier", &json!({ "identifier": "ina" }));
    assert_eq!(short.error(), ["identifier", "short"]);
    assert_eq!(change(&mut jar, &mut sandbox).is(), "signed_in");
    assert_eq!(jar.get(&mut sandbox, "/account").body["identifier"], "inaya.martin");
    assert!(sandbox.outbox()[0].text.contains("L’identifiant"), "{:?}", sandbox.outbox()[0]);
}

/// Paul’s space was created without him: his own code closes it, without a password, once.
#[test]
fn r61_a_space_created_without_the_person_is_closed_in_the_session_of_an_identification() {
    let mut sandbox = sandbox();
    let expired = identification("Paul", "PaulRenaud00");
    let refused = Jar::default().act(&mut sandbox, "/activation/identification", &expired);
    assert_eq!(refused.is(), "code_expired");
    let code = identification("Paul", person("Paul").code);
    let mut jar = Jar::default();
    let decision = jar.act(&mut sandbox, "/activation/identification", &code);
    assert_eq!(decision.body["at"]["state"], "created");
    assert_eq!(decision.body["at"]["created_on"], "2023-11-04");
    assert_eq!(jar.act(&mut sandbox, "/opposition", &Value::Null).is(), "step_not_allowed");
    let mut older = Jar::default();
    older.act(&mut sandbox, "/activation/identification", &code);
    assert_eq!(jar.act(&mut sandbox, "/closure", &Value::Null).is(), "closed");
    assert_eq!(older.get(&mut sandbox, "/session").is(), "nowhere");
    assert_eq!(jar.get(&mut sandbox, "/account/receipt").status, 200);
    assert!(sandbox.outbox()[0].text.contains("a été fermé"), "{:?}", sandbox.outbox()[0]);
    // A space that is not created yet, or that is active, is not closed in that way.
    let mut martine = Jar::default();
    let code = identification("Martine", person("Martine").code);
    martine.act(&mut sandbox, "/activation/identification", &code);
    assert_eq!(martine.act(&mut sandbox, "/closure", &Value::Null).is(), "step_not_allowed");
    let mut inaya = inaya(&mut sandbox);
    assert_eq!(inaya.act(&mut sandbox, "/closure", &Value::Null).is(), "step_not_allowed");
}

fn nadia(password: &str) -> Value {
    json!({ "identifier": "nadia.ferrand", "password": password, "channel": "email" })
}

#[test]
fn r62_terms_that_have_changed_are_accepted_before_the_space_opens() {
    let mut sandbox = sandbox();
    let mut jar = Jar::default();
    jar.act(&mut sandbox, "/sign-in", &nadia("Sante-2022!"));
    let terms = jar.act(&mut sandbox, "/sign-in/one-time-code", &one_time_code());
    assert_eq!((terms.is(), &terms.body["at"]["changed_on"]), ("terms", &json!("2021-12-01")));
    assert_eq!(jar.get(&mut sandbox, "/account").is(), "step_not_allowed");
    let old = jar.act(&mut sandbox, "/terms", &json!({ "terms_version": "2019" }));
    assert_eq!(old.is(), "terms_outdated");
    let version = &terms.body["at"]["terms_version"];
    let accepted = jar.act(&mut sandbox, "/terms", &json!({ "terms_version": version }));
    assert_eq!(accepted.is(), "signed_in");
    let mut again = Jar::default();
    again.act(&mut sandbox, "/sign-in", &nadia("Sante-2022!"));
    let opened = again.act(&mut sandbox, "/sign-in/one-time-code", &one_time_code());
    assert_eq!(opened.is(), "signed_in");
}

/// Nothing is said of a closed space before the password is right.
#[test]
fn r10_only_the_right_password_tells_that_a_space_is_closed() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    jar.act(&mut sandbox, "/account/closure", &password());
    let mut wrong = sign_in_body();
    wrong["password"] = json!("x");
    assert_eq!(Jar::default().act(&mut sandbox, "/sign-in", &wrong).is(), "not_recognised");
    let closed = Jar::default().act(&mut sandbox, "/sign-in", &sign_in_body());
    assert_eq!((closed.status, closed.is()), (409, "space_closed"));
    assert_eq!(closed.body["on"], "2023-11-14");
}

#[test]
fn r22_a_person_ends_their_other_sessions() {
    let mut sandbox = sandbox();
    let (mut jar, mut other) = (inaya(&mut sandbox), inaya(&mut sandbox));
    assert_eq!(other.get(&mut sandbox, "/session").is(), "signed_in");
    assert_eq!(jar.delete(&mut sandbox, "/sessions/others").is(), "signed_in");
    assert_eq!(other.get(&mut sandbox, "/session").is(), "nowhere");
    assert_eq!(jar.get(&mut sandbox, "/session").is(), "signed_in");
    assert_eq!(Jar::default().delete(&mut sandbox, "/sessions/others").is(), "session_ended");
}

#[test]
fn r24_a_person_without_a_password_confirms_a_closing_with_a_code() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    sandbox.advance(TOO_OLD);
    let unasked = jar.act(&mut sandbox, "/session/proof/confirmation", &one_time_code());
    assert_eq!(unasked.is(), "step_not_allowed");
    let sent = jar.act(&mut sandbox, "/session/proof/code", &json!({ "channel": "sms" }));
    assert_eq!(sent.body["proof"]["masked"], "+33 6 ** ** * 15");
    let again = jar.act(&mut sandbox, "/session/proof/code", &json!({ "channel": "sms" }));
    assert_eq!(again.is(), "too_many_requests");
    let wrong = json!({ "one_time_code": "111111" });
    let wrong = jar.act(&mut sandbox, "/session/proof/confirmation", &wrong);
    assert_eq!(wrong.is(), "wrong_one_time_code");
    let proved = jar.act(&mut sandbox, "/session/proof/confirmation", &one_time_code());
    assert_eq!((proved.is(), &proved.body["proof"]), ("signed_in", &Value::Null));
    let closed = jar.act(&mut sandbox, "/account/closure", &json!({ "password": null }));
    assert_eq!(closed.is(), "closed");
}
