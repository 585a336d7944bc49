//! The client: what it sends, and the three failures.

use mon_espace_sante::api::{Failure, LONGEST_ANSWER, Response, Unreachable};
use mon_espace_sante::contract::{Code, Consent, Oppose, ReadSession, RenewSession};

use crate::activation::{identify, mistaken};
use crate::in_process::{Browser, Fault};

fn answer(status: u16, content_type: &str, body: &str) -> Response {
    Response {
        status,
        content_type: content_type.to_owned(),
        retry_after_s: None,
        body: body.as_bytes().to_vec(),
    }
}

#[test]
fn what_cannot_be_read_is_unreadable() {
    let json = "application/json";
    let at = |step: &str| format!(r#"{{"session":null,"person":null,"pending":null,"at":{step}}}"#);
    let long = at(r#"{"step":"nowhere"}"#) + &" ".repeat(LONGEST_ANSWER);
    let cases = [
        answer(200, json, ""),
        answer(200, json, "{"),
        answer(200, json, "[]"),
        answer(200, json, &at(r#"{"step":"somewhere"}"#)),
        answer(200, json, &at(r#"{"step":"locked"}"#)),
        answer(200, json, &at(r#"{"step":"contact","email":"nobody","mobile":null}"#)),
        answer(200, json, &long),
        answer(200, "text/html", &at(r#"{"step":"nowhere"}"#)),
        answer(204, "", ""),
        answer(302, json, ""),
    ];
    for case in cases {
        let browser = Browser::new();
        let told = format!("{} {:.60}", case.status, String::from_utf8_lossy(&case.body));
        browser.fails_next(Fault::Instead(case));
        assert_eq!(browser.send(&ReadSession {}), Err(Failure::Unreadable), "{told}");
        browser.done(&ReadSession {});
    }
}

#[test]
fn a_refusal_is_read_by_its_code_or_by_its_status() {
    let problem = "application/problem+json";
    let cases = [
        (answer(403, problem, r#"{"status":403,"code":"not_recognised"}"#), Code::NotRecognised),
        (answer(401, problem, r#"{"status":401,"code":"tomorrow"}"#), Code::SessionEnded),
        (answer(503, problem, r#"{"status":503,"code":"maintenance"}"#), Code::Maintenance),
        (answer(502, "text/html", "<h1>Bad gateway</h1>"), Code::Other),
        (answer(503, "text/html", ""), Code::Unavailable),
        (answer(500, problem, "{"), Code::Other),
        (answer(423, "", ""), Code::Locked),
        (answer(429, "", ""), Code::TooManyRequests),
    ];
    for (case, expected) in cases {
        let browser = Browser::new();
        browser.fails_next(Fault::Instead(case));
        assert_eq!(browser.refused(&ReadSession {}), expected);
    }
}

#[test]
fn retry_after_is_taken_from_the_header_too() {
    let browser = Browser::new();
    let case = Response { retry_after_s: Some(90), ..answer(429, "text/plain", "slow down") };
    browser.fails_next(Fault::Instead(case));
    let Err(Failure::Refused(problem)) = browser.send(&ReadSession {}) else { panic!() };
    assert_eq!(problem.retry_after_s, Some(90));
}

#[test]
fn the_key_is_the_same_on_a_retry_and_new_after_an_edit() {
    let browser = Browser::new();
    for _ in 0..3 {
        browser.fails_next(Fault::Unreachable(Unreachable::TimedOut));
    }
    browser.send(&identify("Martine")).unwrap_err();
    browser.send(&identify("Martine")).unwrap_err();
    browser.send(&mistaken("Martine")).unwrap_err();
    browser.send(&identify("Martine")).unwrap();
    browser.send(&Consent { terms_version: "2021-12".into() }).unwrap();
    let keys = browser.keys();
    assert_eq!(keys[0], keys[1], "a retry");
    assert_ne!(keys[1], keys[2], "an edit");
    assert_ne!(keys[2], keys[3], "another edit");
    assert_ne!(keys[3], keys[4], "another act");
    for key in keys {
        let parts: Vec<_> = key.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12], "{key}");
        assert_eq!(key.as_bytes()[14], b'4');
    }
}

#[test]
fn staying_connected_between_an_act_and_its_retry_keeps_the_key() {
    let browser = Browser::new();
    browser.done(&identify("Martine"));
    browser.fails_next(Fault::Lost);
    browser.send(&Oppose {}).unwrap_err();
    browser.fails_next(Fault::Lost);
    browser.send(&RenewSession {}).unwrap_err();
    browser.done(&RenewSession {});
    browser.done(&Oppose {});
    let keys = browser.keys();
    assert_eq!(keys[1], keys[4], "the opposition");
    assert_eq!(keys[2], keys[3], "the renewal");
    assert_ne!(keys[1], keys[2]);
}

#[test]
fn after_a_refusal_the_key_is_new() {
    let browser = Browser::new();
    browser.send(&mistaken("Martine")).unwrap_err();
    browser.send(&mistaken("Martine")).unwrap_err();
    let keys = browser.keys();
    assert_ne!(keys[0], keys[1]);
}

#[test]
fn acts_carry_the_header_that_no_form_can_send_and_reads_do_not() {
    let browser = Browser::new();
    browser.done(&ReadSession {});
    browser.done(&identify("Martine"));
    let sent = browser.wire.sent.borrow();
    let names = |at: usize| sent[at].headers.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    assert_eq!(names(0), ["Accept", "Accept-Language"]);
    assert_eq!(
        names(1),
        ["Accept", "Accept-Language", "Content-Type", "X-Espace-Sante", "Idempotency-Key"]
    );
}

#[test]
fn a_success_that_cannot_be_read_is_retried_with_the_same_key() {
    let browser = Browser::new();
    let case = answer(200, "application/json", r#"{"at":{"step":"somewhere"}}"#);
    browser.fails_next(Fault::Instead(case));
    assert_eq!(browser.send(&identify("Martine")), Err(Failure::Unreadable));
    browser.done(&identify("Martine"));
    let keys = browser.keys();
    assert_eq!(keys[0], keys[1]);
}
