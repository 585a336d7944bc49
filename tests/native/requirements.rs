//! The requirements on a backend, by their numbers in `docs/requirements.md`, held against the sandbox by what an attacker, a
//! proxy or a second tab would send.

mod account;
mod contact;
mod exchanges;
#[cfg(feature = "server")]
mod france_connect;
mod scenes;
mod sendings;
mod session;
mod table;

use mon_espace_sante::sandbox::Sandbox;
use serde_json::{Value, json};

use crate::jar::{
    Answer, Jar, credentials, identification, inaya, martine_at_credentials, next_key,
    one_time_code, person, sandbox, sign_in_body, three_facts,
};

#[test]
fn r1_a_key_gives_nobody_the_session_of_another() {
    let mut sandbox = sandbox();
    let mut inaya = Jar::default();
    inaya.act(&mut sandbox, "/sign-in", &sign_in_body());
    let key = next_key();
    inaya.act_with_key(&mut sandbox, &key, "/sign-in/one-time-code", &one_time_code());
    let thief = || Jar::default();
    for (path, body) in
        [("/session/renewal", Value::Null), ("/sign-in/one-time-code", one_time_code())]
    {
        let answer = thief().act_with_key(&mut sandbox, &key, path, &body);
        assert_eq!((answer.status, answer.sets_cookie), (422, false), "{path}");
        assert_eq!(answer.error(), ["Idempotency-Key", "reused"]);
    }
    // The key of another person's session is refused in one's own, too.
    let mut martine = martine_at_credentials(&mut sandbox);
    let answer = martine.act_with_key(&mut sandbox, &key, "/session/renewal", &Value::Null);
    assert_eq!(answer.error(), ["Idempotency-Key", "reused"]);
    assert_eq!(martine.get(&mut sandbox, "/session").is(), "credentials");
}

#[test]
fn r2_a_key_with_another_body_or_path_is_refused_and_does_nothing() {
    let mut sandbox = sandbox();
    let mut jar = Jar::default();
    let key = next_key();
    let first = identification("Martine", person("Martine").code);
    jar.act_with_key(&mut sandbox, &key, "/activation/identification", &first);
    let messages = sandbox.outbox().len();
    let born = json!({ "nir": "288027511500039", "birth_date": "1988-02-14", "channel": null });
    for (path, body) in [
        ("/activation/identification", identification("Inaya", "AbcdefGhij12")),
        ("/recovery/identifier", born),
        ("/opposition", Value::Null),
    ] {
        let answer = jar.act_with_key(&mut sandbox, &key, path, &body);
        assert_eq!(answer.error(), ["Idempotency-Key", "reused"], "{path}");
    }
    assert_eq!(jar.get(&mut sandbox, "/session").is(), "decision");
    assert_eq!(sandbox.outbox().len(), messages);
}

#[test]
fn r3_a_repeat_is_answered_like_the_first_and_done_once() {
    let mut sandbox = sandbox();
    let mut jar = Jar::default();
    let key = next_key();
    let first = jar.act_with_key(&mut sandbox, &key, "/sign-in", &sign_in_body());
    let messages = sandbox.outbox().len();
    // The first response was lost, cookie included; then only its body.
    let mut without_cookie = Jar::default();
    for jar in [&mut without_cookie, &mut jar] {
        let again = jar.act_with_key(&mut sandbox, &key, "/sign-in", &sign_in_body());
        assert_eq!(again, first);
    }
    assert_eq!(sandbox.outbox().len(), messages);
}

#[test]
fn r4_a_key_ends_with_its_session_and_after_15_minutes() {
    let mut sandbox = sandbox();
    let mut jar = Jar::default();
    jar.act(&mut sandbox, "/sign-in", &sign_in_body());
    let waiting = jar.cookie.clone();
    let key = next_key();
    jar.act_with_key(&mut sandbox, &key, "/sign-in/one-time-code", &one_time_code());
    let end = http::Request::delete("/session")
        .header("X-Espace-Sante", "1")
        .header("Idempotency-Key", next_key());
    assert_eq!(jar.send(&mut sandbox, end, "").is(), "nowhere");
    // A thief who has the key and the old cookie is not signed in.
    let mut thief = Jar { cookie: waiting };
    let answer = thief.act_with_key(&mut sandbox, &key, "/sign-in/one-time-code", &one_time_code());
    assert_eq!((answer.status, answer.sets_cookie), (401, false));

    let mut jar = Jar::default();
    let key = next_key();
    jar.act_with_key(&mut sandbox, &key, "/sign-in", &sign_in_body());
    sandbox.advance(15 * 60);
    let messages = sandbox.outbox().len();
    jar.act_with_key(&mut sandbox, &key, "/sign-in", &sign_in_body());
    assert_eq!(sandbox.outbox().len(), messages + 1, "an old key is a new request");
}

#[test]
fn r6_keys_are_uuids() {
    let mut sandbox = sandbox();
    for key in [
        "",
        "1",
        "un",
        "9b1e0000-7d2b-4a1c-8000-00000000000",
        "9b1e0000-7d2b-4a1c-8000-00000000000z",
    ] {
        let answer = Jar::default().act_with_key(&mut sandbox, key, "/sign-in", &sign_in_body());
        assert_eq!(answer.error(), ["Idempotency-Key", "invalid"], "{key}");
    }
}

#[test]
fn r7_an_act_without_the_exact_header_is_refused_before_it_is_read() {
    let mut sandbox = sandbox();
    for value in [None, Some(""), Some("x"), Some("1, 1"), Some("true")] {
        let mut request = http::Request::post("/sign-in")
            .header("Content-Type", "text/plain")
            .header("Idempotency-Key", next_key());
        if let Some(value) = value {
            request = request.header("X-Espace-Sante", value);
        }
        let answer = Jar::default().send(&mut sandbox, request, "not JSON");
        assert_eq!(answer.error(), ["X-Espace-Sante", "missing"], "{value:?}");
    }
}

#[test]
fn r9_other_methods_and_other_types_are_refused() {
    let mut sandbox = sandbox();
    let mut martine = martine_at_credentials(&mut sandbox);
    for (method, path, allow) in [
        ("PUT", "/opposition", "POST"),
        ("HEAD", "/opposition", "POST"),
        ("PATCH", "/opposition", "POST"),
        ("GET", "/opposition", "POST"),
        ("POST", "/session", "GET, DELETE"),
    ] {
        let request = http::Request::builder()
            .method(method)
            .uri(path)
            .header("X-Espace-Sante", "1")
            .header("Idempotency-Key", next_key());
        let answer = martine.send(&mut sandbox, request, "");
        assert_eq!((answer.status, answer.allow.as_deref()), (405, Some(allow)), "{method} {path}");
    }
    assert_eq!(martine.get(&mut sandbox, "/session").is(), "credentials", "nothing was done");
    assert_eq!(martine.get(&mut sandbox, "/nothing").status, 404);
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"] {
        let request = http::Request::post("/sign-in")
            .header("X-Espace-Sante", "1")
            .header("Content-Type", kind)
            .header("Idempotency-Key", next_key());
        let answer = Jar::default().send(&mut sandbox, request, &sign_in_body().to_string());
        assert_eq!(answer.status, 415, "{kind}");
    }
    let request = http::Request::post("/sign-in")
        .header("X-Espace-Sante", "1")
        .header("Content-Type", "application/json; charset=utf-8")
        .header("Idempotency-Key", next_key());
    let answer = Jar::default().send(&mut sandbox, request, &sign_in_body().to_string());
    assert_eq!(answer.is(), "sign_in_code");
}

#[test]
fn r41_the_cookie_changes_when_somebody_is_signed_in() {
    let mut sandbox = sandbox();
    let mut jar = Jar::default();
    let mut old = Vec::new();
    jar.act(
        &mut sandbox,
        "/activation/identification",
        &identification("Martine", person("Martine").code),
    );
    old.push(jar.cookie.clone());
    jar.act(&mut sandbox, "/activation/consent", &json!({ "terms_version": "2021-12" }));
    jar.act(&mut sandbox, "/activation/contact", &Value::Null);
    assert_eq!(jar.act(&mut sandbox, "/activation/credentials", &credentials()).is(), "activated");
    assert!(!old.contains(&jar.cookie));
    let mut inaya = Jar::default();
    inaya.act(&mut sandbox, "/sign-in", &sign_in_body());
    old.push(inaya.cookie.clone());
    inaya.act(&mut sandbox, "/sign-in/one-time-code", &one_time_code());
    assert!(!old.contains(&inaya.cookie));
    for cookie in old {
        assert_eq!(Jar { cookie }.get(&mut sandbox, "/session").is(), "nowhere");
    }
}

#[test]
fn r44_reading_the_session_does_not_prolong_it() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    let before = jar.get(&mut sandbox, "/session").body["session"]["expires_in_s"].clone();
    sandbox.advance(60);
    let after = jar.get(&mut sandbox, "/session").body["session"]["expires_in_s"].clone();
    assert_eq!(after.as_u64().unwrap(), before.as_u64().unwrap() - 60);
}

#[test]
fn r45_a_session_is_renewed_at_every_step() {
    let mut sandbox = sandbox();
    let starts: [(&str, Value, &str); 4] = [
        ("/sign-in", sign_in_body(), "sign_in_code"),
        ("/codes", three_facts("Martine", "1970-03-07"), "channels"),
        ("/recovery/password", three_facts("Inaya", "1988-02-14"), "reset_code"),
        (
            "/activation/identification",
            identification("Martine", person("Martine").code),
            "decision",
        ),
    ];
    for (path, body, step) in starts {
        let mut jar = Jar::default();
        let first = jar.act(&mut sandbox, path, &body);
        assert_eq!(first.is(), step);
        sandbox.advance(100);
        let renewed = jar.act(&mut sandbox, "/session/renewal", &Value::Null);
        let left = |answer: &Answer| answer.body["session"]["expires_in_s"].clone();
        assert_eq!((renewed.is(), left(&renewed)), (step, left(&first)));
    }
}

#[test]
fn r47_a_receipt_is_a_download_of_the_session_that_earned_it() {
    let mut sandbox = sandbox();
    let mut jar = martine_at_credentials(&mut sandbox);
    jar.act(&mut sandbox, "/opposition", &Value::Null);
    let request = http::Request::get("/opposition/receipt").header("Cookie", jar.cookie.unwrap());
    let response = sandbox.handle(&request.body(Vec::new()).unwrap()).response;
    assert!(response.body().starts_with(b"%PDF-"));
    for (name, value) in [
        ("content-disposition", "attachment; filename=\"justificatif.pdf\""),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(response.headers()[name], value);
    }
    let stranger = Jar::default().get(&mut sandbox, "/opposition/receipt");
    assert_eq!(stranger.is(), "session_ended");
}

/// The ids of the profiles that a session sees.
fn profiles(jar: &mut Jar, sandbox: &mut Sandbox) -> Vec<String> {
    let body = jar.get(sandbox, "/profiles").body;
    let profiles = body.as_array().unwrap();
    profiles.iter().map(|profile| profile["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn r58_a_childs_code_gives_that_child_and_closes_nothing() {
    let mut sandbox = sandbox();
    let mut jar = Jar::default();
    let answer = jar.act(
        &mut sandbox,
        "/activation/identification",
        &identification("Martine", "JeanJacques1"),
    );
    let own = answer.body["at"]["id"].as_str().unwrap().to_owned();
    assert_eq!(profiles(&mut jar, &mut sandbox), std::slice::from_ref(&own));
    let all = all_children();
    let terms = json!({ "terms_version": "2021-12" });
    for other in all.iter().filter(|id| **id != own).map(String::as_str).chain(["p-nobody"]) {
        for (action, body) in [("opposition", Value::Null), ("activation", terms.clone())] {
            let answer = jar.act(&mut sandbox, &format!("/profiles/{other}/{action}"), &body);
            assert_eq!(answer.is(), "unknown", "{other} {action}");
        }
        assert_eq!(jar.get(&mut sandbox, &format!("/profiles/{other}/receipt")).is(), "unknown");
    }
    let decided = jar.act(&mut sandbox, &format!("/profiles/{own}/activation"), &terms);
    assert_eq!(decided.body["status"]["kind"], "active", "{decided:?}");
    let closed = jar.act(&mut sandbox, &format!("/profiles/{own}/closure"), &Value::Null);
    assert_eq!(closed.is(), "step_not_allowed");
}

/// The ids of all children of Martine. She sees them once she has decided for herself.
fn all_children() -> Vec<String> {
    let mut sandbox = sandbox();
    let mut jar = martine_at_credentials(&mut sandbox);
    assert_eq!(jar.act(&mut sandbox, "/opposition", &Value::Null).is(), "opposed");
    let all = profiles(&mut jar, &mut sandbox);
    assert!(all.len() > 2, "{all:?}");
    all
}

#[test]
fn r60_provisional_codes_end_with_the_activation() {
    let mut sandbox = sandbox();
    let identify = |sandbox: &mut Sandbox, code: &str| {
        let mut jar = Jar::default();
        let answer =
            jar.act(sandbox, "/activation/identification", &identification("Martine", code));
        (jar, answer)
    };
    let (mut jar, answer) = identify(&mut sandbox, "JeanJacques1");
    let id = answer.body["at"]["id"].as_str().unwrap().to_owned();
    jar.act(&mut sandbox, &format!("/profiles/{id}/opposition"), &Value::Null);
    // After an opposition the code still serves to come back on it.
    let (mut jar, answer) = identify(&mut sandbox, "JeanJacques1");
    assert_eq!(answer.is(), "profile_decision");
    let terms = json!({ "terms_version": "2021-12" });
    jar.act(&mut sandbox, &format!("/profiles/{id}/activation"), &terms);
    assert_eq!(identify(&mut sandbox, "JeanJacques1").1.is(), "code_used");

    let mut jar = martine_at_credentials(&mut sandbox);
    jar.act(&mut sandbox, "/activation/credentials", &credentials());
    let (_, answer) = identify(&mut sandbox, person("Martine").code);
    assert_eq!((answer.status, answer.is()), (409, "already_active"));
}

#[test]
fn r61_an_older_session_undoes_nothing() {
    for decision in ["/activation/credentials", "/opposition"] {
        let mut sandbox = sandbox();
        let [mut first, mut older] = [(); 2].map(|()| martine_at_credentials(&mut sandbox));
        let body = if decision == "/opposition" { Value::Null } else { credentials() };
        assert_eq!(first.act(&mut sandbox, decision, &body).status, 200);
        let other = json!({ "identifier": "autre.nom", "password": "Sante-2023!" });
        for (path, body) in [("/opposition", Value::Null), ("/activation/credentials", other)] {
            let answer = older.act(&mut sandbox, path, &body);
            assert_eq!((answer.status, answer.is()), (401, "session_ended"), "{decision} {path}");
        }
    }
}
