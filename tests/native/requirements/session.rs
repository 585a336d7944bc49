//! What a session, its cookie and its secrets are good for.

use mon_espace_sante::sandbox::{Limits, Sandbox};
use serde_json::{Value, json};

use crate::jar::{
    Jar, credentials, identification, inaya, martine_at_credentials, one_time_code, person,
    sandbox, sign_in_body, three_facts,
};

#[test]
fn r10_a_stranger_is_answered_with_the_same_keys_and_the_same_values_but_the_mask() {
    let mut sandbox = sandbox();
    let mut stranger = three_facts("Inaya", "1988-02-14");
    stranger["nir"] = json!("288027511600009");
    for path in ["/codes", "/recovery/password"] {
        let mut answers = [three_facts("Inaya", "1988-02-14"), stranger.clone()]
            .map(|body| Jar::default().act(&mut sandbox, path, &body));
        for answer in &mut answers {
            let at = answer.body["at"].as_object_mut().unwrap();
            at.remove("masked");
            for channel in at["channels"].as_array_mut().unwrap() {
                if let Some(channel) = channel.as_object_mut() {
                    channel.remove("masked");
                }
            }
        }
        assert_eq!(answers[0], answers[1], "{path}");
    }
}

/// The mask of a stranger is the same for a day, and another one tomorrow and with another secret.
#[test]
fn r11_masks_of_strangers_come_from_a_secret_and_stay_for_a_day() {
    let masked = |sandbox: &mut Sandbox| {
        let mut stranger = three_facts("Inaya", "1988-02-14");
        stranger["nir"] = json!("288027511600009");
        let answer = Jar::default().act(sandbox, "/codes", &stranger);
        answer.body["at"]["channels"].clone()
    };
    let with_secret = |secret| {
        let limits = Limits { secret, ..Limits::default() };
        Sandbox::with_stopped_clock(limits, 1_700_000_000)
    };
    let mut sandbox = with_secret(0);
    let today = masked(&mut sandbox);
    sandbox.advance(3_600);
    assert_eq!(masked(&mut sandbox), today);
    sandbox.advance(86_400);
    assert_ne!(masked(&mut sandbox), today);
    assert_ne!(masked(&mut with_secret(1)), today);
    assert_eq!(masked(&mut with_secret(0)), today);
}

#[test]
fn r15_a_person_is_told_ten_times_an_hour_that_an_identifier_is_taken() {
    let mut sandbox = sandbox();
    let mut jar = martine_at_credentials(&mut sandbox);
    let taken = json!({ "identifier": "inaya.m1988", "password": "Sante-2022!" });
    for _ in 0..10 {
        let answer = jar.act(&mut sandbox, "/activation/credentials", &taken);
        assert_eq!((answer.status, answer.is()), (409, "identifier_taken"));
    }
    let answer = jar.act(&mut sandbox, "/activation/credentials", &taken);
    assert_eq!((answer.status, answer.is()), (429, "too_many_requests"));
    assert_eq!(answer.body["retry_after_s"], 3_600);
    let answer = jar.act(&mut sandbox, "/activation/credentials", &credentials());
    assert_eq!(answer.is(), "activated");
}

#[test]
fn r19_a_one_time_code_is_good_for_its_purpose_and_once() {
    let mut sandbox = sandbox();
    let mut jar = Jar::default();
    jar.act(&mut sandbox, "/sign-in", &sign_in_body());
    for other in ["/recovery/password/one-time-code", "/contact/confirmation"] {
        let answer = jar.act(&mut sandbox, other, &one_time_code());
        assert_eq!(answer.is(), "step_not_allowed", "{other}");
    }
    let path = "/sign-in/one-time-code";
    assert_eq!(jar.act(&mut sandbox, path, &one_time_code()).is(), "signed_in");
    let again = jar.act(&mut sandbox, path, &one_time_code());
    assert_eq!(again.is(), "step_not_allowed");
    jar.act(&mut sandbox, "/contact/mobile", &json!({ "mobile": "0600000000" }));
    assert_eq!(jar.act(&mut sandbox, path, &one_time_code()).is(), "step_not_allowed");
}

#[test]
fn r42_a_cookie_that_the_server_did_not_make_is_not_adopted() {
    let mut sandbox = sandbox();
    let mut jar = Jar { cookie: Some("__Host-session=0123456789abcdef".into()) };
    assert_eq!(jar.get(&mut sandbox, "/session").is(), "nowhere");
    jar.act(
        &mut sandbox,
        "/activation/identification",
        &identification("Martine", person("Martine").code),
    );
    let mut planted = Jar { cookie: Some("__Host-session=0123456789abcdef".into()) };
    assert_ne!(jar.cookie, planted.cookie);
    assert_eq!(planted.get(&mut sandbox, "/session").is(), "nowhere");
}

#[test]
fn r43_a_session_ends_after_15_minutes_and_after_12_hours_in_all() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    let times = |answer: &crate::jar::Answer| {
        ["expires_in_s", "ends_in_s"].map(|key| answer.body["session"][key].as_u64().unwrap())
    };
    assert_eq!(times(&jar.get(&mut sandbox, "/session")), [900, 43_200]);
    for minutes in (10..=710).step_by(10) {
        sandbox.advance(600);
        let answer = jar.act(&mut sandbox, "/session/renewal", &Value::Null);
        let left = 43_200 - minutes * 60;
        assert_eq!(times(&answer), [left.min(900), left], "{minutes} minutes");
    }
    sandbox.advance(600);
    assert_eq!(jar.act(&mut sandbox, "/session/renewal", &Value::Null).is(), "session_ended");
    let mut jar = inaya(&mut sandbox);
    sandbox.advance(900);
    assert_eq!(jar.get(&mut sandbox, "/account").is(), "session_ended");
}

#[test]
fn r46_the_end_of_a_session_ends_its_token() {
    let mut sandbox = sandbox();
    let mut jar = inaya(&mut sandbox);
    let mut copied = Jar { cookie: jar.cookie.clone() };
    let request = http::Request::delete("/session")
        .header("X-Espace-Sante", "1")
        .header("Idempotency-Key", crate::jar::next_key());
    assert_eq!(jar.send(&mut sandbox, request, "").is(), "nowhere");
    assert_eq!(copied.get(&mut sandbox, "/session").is(), "nowhere");
    assert_eq!(copied.get(&mut sandbox, "/account").is(), "session_ended");
}

#[test]
fn r65_a_reference_does_not_count_the_incidents() {
    let mut sandbox = sandbox();
    let mut reference = || {
        let answer = Jar::default().act(&mut sandbox, "/opposition", &Value::Null);
        let reference = answer.body["reference"].as_str().unwrap().to_owned();
        reference.strip_prefix("MES-").unwrap().parse::<i64>().unwrap()
    };
    let [first, second, third] = [reference(), reference(), reference()];
    let steps = [(second - first).abs(), (third - second).abs()];
    assert!(steps.iter().all(|step| *step > 1_000), "{first} {second} {third}");
}
