//! What is sent, how often, and to whom; and what a sent secret is good for.

use mon_espace_sante::contract::{OPERATIONS, SessionUse};
use mon_espace_sante::sandbox::{Message, Sandbox};
use serde_json::{Value, json};

use crate::jar::{
    Jar, credentials, identification, inaya, martine_at_credentials, one_time_code, person,
    sandbox, sign_in_body, three_facts,
};

const NEW_PASSWORD: &str = "Printemps-2026!";

/// The messages since a request, oldest first.
fn messages_since(sandbox: &Sandbox, before: usize) -> Vec<Message> {
    let mut messages = sandbox.outbox();
    messages.reverse();
    messages.split_off(before)
}

/// The recipients of the messages that tell of a change, and the texts.
fn told(sandbox: &Sandbox, before: usize) -> (Vec<String>, Vec<String>) {
    let messages = messages_since(sandbox, before);
    let notices =
        messages.into_iter().filter(|message| message.text.contains("Si ce n’est pas vous"));
    notices
        .map(|message| {
            assert_eq!((message.link, message.code), (None, None), "{}", message.text);
            assert!(message.text.contains("34 22"), "{}", message.text);
            (message.to, message.text)
        })
        .unzip()
}

#[test]
fn r23_a_change_is_told_to_every_address_known_before_it() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    let before = sandbox.outbox().len();
    jar.act(&mut sandbox, "/contact/email", &json!({ "email": "nouvelle@exemple.fr" }));
    assert_eq!(told(&sandbox, before).0, Vec::<String>::new(), "nothing has changed yet");
    jar.act(&mut sandbox, "/contact/confirmation", &one_time_code());
    let (to, texts) = told(&sandbox, before);
    assert_eq!(to, ["i.martin@mes.fr", "06\u{a0}12\u{a0}34\u{a0}56\u{a0}15"]);
    assert!(
        texts[0].contains("L’adresse e-mail de Mon espace santé a été modifiée le "),
        "{texts:?}"
    );
    let before = sandbox.outbox().len();
    jar.act(&mut sandbox, "/account/closure", &json!({ "password": "Sante-2022!" }));
    let (to, texts) = told(&sandbox, before);
    assert_eq!(to, ["nouvelle@exemple.fr", "06\u{a0}12\u{a0}34\u{a0}56\u{a0}15"]);
    assert!(texts[1].contains("a été fermé"), "{texts:?}");
}

#[test]
fn r23_an_activation_a_refusal_and_a_decision_for_a_child_are_told_once() {
    let mut sandbox = sandbox();
    let mut jar = martine_at_credentials(&mut sandbox);
    let before = sandbox.outbox().len();
    jar.act(&mut sandbox, "/activation/credentials", &credentials());
    assert!(told(&sandbox, before).1[0].contains("Mon espace santé a été activé"));
    let before = sandbox.outbox().len();
    for _ in 0..2 {
        jar.act(&mut sandbox, "/profiles/p-7a2/opposition", &Value::Null);
    }
    let (to, texts) = told(&sandbox, before);
    assert_eq!(to.len(), 2, "{to:?}");
    assert!(texts[0].contains("L’opposition à la création de l’espace santé de "), "{texts:?}");
    // A refusal, by another person.
    let mut jar = Jar::default();
    jar.act(
        &mut sandbox,
        "/activation/identification",
        &identification("Jules", person("Jules").code),
    );
    let before = sandbox.outbox().len();
    for _ in 0..2 {
        jar.act(&mut sandbox, "/opposition", &Value::Null);
    }
    let (to, texts) = told(&sandbox, before);
    assert!(!to.is_empty() && to.len() <= 2, "{to:?}");
    assert!(texts[0].contains("L’opposition à la création de Mon espace santé"), "{texts:?}");
}

#[test]
fn r23_a_new_password_is_told() {
    let mut sandbox = sandbox();
    let mut jar = Jar::default();
    jar.act(&mut sandbox, "/recovery/password", &three_facts("Inaya", "1988-02-14"));
    jar.act(&mut sandbox, "/recovery/password/one-time-code", &one_time_code());
    let before = sandbox.outbox().len();
    let new = json!({ "password": NEW_PASSWORD });
    assert_eq!(jar.act(&mut sandbox, "/recovery/password/new", &new).is(), "password_changed");
    assert!(told(&sandbox, before).1[0].contains("Le mot de passe"));
}

/// Without a cookie, as an attacker who throws each session away.
#[test]
fn r32_messages_are_limited_by_person_whoever_asks() {
    let requests = [
        ("/recovery/password", three_facts("Inaya", "1988-02-14")),
        (
            "/recovery/identifier",
            json!({ "nir": "288027511500039", "birth_date": "1988-02-14", "channel": null }),
        ),
        ("/sign-in", sign_in_body()),
    ];
    for (path, body) in requests {
        let mut sandbox = sandbox();
        let before = sandbox.outbox().len();
        let answers: Vec<_> =
            (0..51).map(|_| Jar::default().act(&mut sandbox, path, &body)).collect();
        assert!(answers[..5].iter().all(|answer| answer.status == 200), "{path}");
        for answer in &answers[5..] {
            assert_eq!((answer.status, answer.is()), (429, "too_many_requests"), "{path}");
            assert_eq!(answer.body["retry_after_s"], 3_600, "{path}");
        }
        assert_eq!(messages_since(&sandbox, before).len(), 5, "{path}");
        // After an hour five more, then no more that day.
        for (hours, expected) in [(1, 200), (1, 429), (20, 429), (3, 200)] {
            sandbox.advance(hours * 3_600);
            for _ in 0..4 {
                Jar::default().act(&mut sandbox, path, &body);
            }
            let last = Jar::default().act(&mut sandbox, path, &body);
            assert_eq!(last.status, expected, "{path}, {hours} h later");
        }
    }
}

#[test]
fn r32_a_stranger_is_limited_like_anybody() {
    let mut sandbox = sandbox();
    let mut stranger = three_facts("Inaya", "1988-02-14");
    stranger["nir"] = json!("288027511600009");
    let statuses: Vec<_> = (0..7)
        .map(|_| Jar::default().act(&mut sandbox, "/recovery/password", &stranger).status)
        .collect();
    assert_eq!(statuses, [200, 200, 200, 200, 200, 429, 429]);
}

/// A number tells the year and the month of birth: 31 requests would find the day.
#[test]
fn r14_starts_are_counted_like_failures() {
    for path in ["/codes", "/recovery/identifier"] {
        let mut sandbox = sandbox();
        let answered = (1..29).filter(|day| {
            let mut body = three_facts("Inaya", &format!("1988-02-{day:02}"));
            if path == "/recovery/identifier" {
                let fields = body.as_object_mut().unwrap();
                fields.remove("card");
                fields.insert("channel".to_owned(), Value::Null);
            }
            Jar::default().act(&mut sandbox, path, &body).status == 200
        });
        assert_eq!(answered.count(), 5, "{path}");
    }
}

#[test]
fn r32_a_new_number_counts_like_a_message_sent_again() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    let statuses: Vec<_> = (0..6)
        .map(|index| {
            let mobile = json!({ "mobile": format!("06000000{index:02}") });
            jar.act(&mut sandbox, "/contact/mobile", &mobile).status
        })
        .collect();
    assert_eq!(statuses, [200, 200, 200, 200, 200, 429]);
}

/// Anybody who knows a card can ask for a new code: that must not make the code of the letter worthless.
#[test]
fn r33_the_code_of_the_letter_stays_valid_until_the_new_one_is_used() {
    let ask = |sandbox: &mut Sandbox| {
        let mut jar = Jar::default();
        jar.act(sandbox, "/codes", &three_facts("Martine", "1970-03-07"));
        jar.act(sandbox, "/codes/delivery", &json!({ "channel": "email" }));
        sandbox.outbox()[0].code.clone().unwrap()
    };
    let identify = |sandbox: &mut Sandbox, code: &str| {
        let body = identification("Martine", code);
        Jar::default().act(sandbox, "/activation/identification", &body).is().to_owned()
    };
    let mut sandbox = sandbox();
    let letter = person("Martine").code;
    let new = ask(&mut sandbox);
    assert_eq!(identify(&mut sandbox, letter), "decision");
    assert_eq!(identify(&mut sandbox, &new), "decision");
    // A stranger asks again and again.
    let newest = (0..3).map(|_| ask(&mut sandbox)).last().unwrap();
    for code in [letter, &new, &newest] {
        assert_eq!(identify(&mut sandbox, code), "decision");
    }
    // Used: all have ended.
    let mut jar = Jar::default();
    jar.act(&mut sandbox, "/activation/identification", &identification("Martine", &newest));
    jar.act(&mut sandbox, "/activation/consent", &json!({ "terms_version": "2021-12" }));
    jar.act(&mut sandbox, "/activation/contact", &Value::Null);
    jar.act(&mut sandbox, "/activation/credentials", &credentials());
    for code in [new, newest] {
        assert_eq!(identify(&mut sandbox, &code), "already_active");
    }
}

fn ask_for_link(sandbox: &mut Sandbox) -> Value {
    Jar::default().act(sandbox, "/recovery/password", &three_facts("Inaya", "1988-02-14"));
    let link = sandbox.outbox()[0].link.clone().unwrap();
    json!({ "token": link.split_once("jeton=").unwrap().1 })
}

#[test]
fn r36_a_newer_link_ends_the_older_one() {
    let mut sandbox = sandbox();
    let (first, second) = (ask_for_link(&mut sandbox), ask_for_link(&mut sandbox));
    let open = |sandbox: &mut Sandbox, link| {
        let mut jar = Jar::default();
        jar.act(sandbox, "/recovery/password/link", link).is().to_owned()
    };
    assert_eq!(open(&mut sandbox, &first), "link_expired");
    assert_eq!(open(&mut sandbox, &second), "reset_password");
}

#[test]
fn r37_opening_a_link_again_spends_nothing_in_the_browser_that_opened_it() {
    let mut sandbox = sandbox();
    let link = ask_for_link(&mut sandbox);
    let (path, new) = ("/recovery/password/link", json!({ "password": NEW_PASSWORD }));
    let mut jar = Jar::default();
    for _ in 0..3 {
        assert_eq!(jar.act(&mut sandbox, path, &link).is(), "reset_password");
    }
    assert_eq!(Jar::default().act(&mut sandbox, path, &link).is(), "link_expired");
    assert_eq!(jar.act(&mut sandbox, "/recovery/password/new", &new).is(), "password_changed");
    assert_eq!(jar.act(&mut sandbox, path, &link).is(), "link_expired");
}

/// A body that the operation can read.
fn body(id: &str) -> Value {
    let channel = json!({ "channel": "email" });
    match id {
        "Identify" => identification("Martine", person("Martine").code),
        "RequestCode" | "RecoverPassword" => three_facts("Inaya", "1988-02-14"),
        "DeliverCode" | "ResendSignIn" | "ResendReset" | "SendProofCode" | "ProveContact" => {
            channel
        }
        "EnterCode" => json!({ "code": "HuqZF3KXCz8k" }),
        "Consent" | "ActivateProfile" | "AcceptTerms" => json!({ "terms_version": "2021-12" }),
        "ChooseCredentials" => credentials(),
        "ChangeEmail" => json!({ "email": "nouvelle@exemple.fr" }),
        "ChangeMobile" => json!({ "mobile": "0600000000" }),
        "ConfirmChange"
        | "ConfirmSignIn"
        | "ConfirmReset"
        | "ConfirmProof"
        | "ConfirmContactProof" => one_time_code(),
        "SignIn" => sign_in_body(),
        "RecoverIdentifier" => {
            json!({ "nir": "288027511500039", "birth_date": "1988-02-14", "channel": null })
        }
        "OpenResetLink" => json!({ "token": "0000" }),
        "ChangeIdentifier" => json!({ "identifier": "inaya.martin" }),
        "ResetPassword" | "CloseAccount" | "ChangePassword" | "ProveSession" => {
            json!({ "password": NEW_PASSWORD })
        }
        _ => Value::Null,
    }
}

/// `openapi.json` says of each operation whether it needs a session; a client generated from it relies on that.
#[test]
fn r45_operations_that_need_a_session_refuse_without_one_and_no_others() {
    for operation in OPERATIONS.iter().filter(|operation| operation.id != "FranceConnect") {
        let mut sandbox = sandbox();
        let path = operation.path.replace("{id}", "p-7a2");
        let (mut jar, id) = (Jar::default(), operation.id);
        let request = http::Request::builder()
            .method(operation.method.name())
            .uri(&path)
            .header("X-Espace-Sante", "1")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", crate::jar::next_key());
        let body = body(id);
        let text = if body.is_null() { String::new() } else { body.to_string() };
        let answer = jar.send(&mut sandbox, request, &text);
        let needs_session = operation.session == SessionUse::Required;
        assert_eq!(answer.status == 401, needs_session, "{id}: {}", answer.body);
    }
}
