//! The client: the headers and keys that it sends, and the three kinds of failure.

use mon_espace_sante::api::{Failure, MAX_RESPONSE_BYTES, Response, Unreachable};
use mon_espace_sante::contract::{Consent, Oppose, ReadSession, RefusalCode, RenewSession};

use crate::activation::{identify, identify_with_wrong_code};
use crate::in_process::{Browser, TransportFault};

fn response(status: u16, content_type: &str, body: &str) -> Response {
    Response {
        status,
        content_type: content_type.to_owned(),
        retry_after_s: None,
        body: body.as_bytes().to_vec(),
    }
}

#[test]
fn a_response_that_does_not_parse_is_unreadable() {
    let json = "application/json";
    let standing =
        |step: &str| format!(r#"{{"session":null,"person":null,"pending":null,"at":{step}}}"#);
    let long = standing(r#"{"step":"nowhere"}"#) + &" ".repeat(MAX_RESPONSE_BYTES);
    let cases = [
        response(200, json, ""),
        response(200, json, "{"),
        response(200, json, "[]"),
        response(200, json, &standing(r#"{"stage":"nowhere"}"#)),
        response(200, json, &standing(r#"{"step":"locked"}"#)),
        response(200, json, &standing(r#"{"step":"contact","email":"nobody","mobile":null}"#)),
        response(200, json, &long),
        response(200, "text/html", &standing(r#"{"step":"nowhere"}"#)),
        response(204, "", ""),
        response(302, json, ""),
    ];
    for case in cases {
        let browser = Browser::new();
        let label = format!("{} {:.60}", case.status, String::from_utf8_lossy(&case.body));
        browser.inject(TransportFault::Replaced(case));
        assert_eq!(browser.send(&ReadSession {}), Err(Failure::Unreadable), "{label}");
        browser.run(&ReadSession {});
    }
}

#[test]
fn a_refusal_is_identified_by_its_code_or_else_by_its_status() {
    let problem = "application/problem+json";
    let cases = [
        (
            response(403, problem, r#"{"status":403,"code":"not_recognised"}"#),
            RefusalCode::NotRecognised,
        ),
        (response(401, problem, r#"{"status":401,"code":"tomorrow"}"#), RefusalCode::SessionEnded),
        (
            response(503, problem, r#"{"status":503,"code":"maintenance"}"#),
            RefusalCode::Maintenance,
        ),
        (response(502, "text/html", "<h1>Bad gateway</h1>"), RefusalCode::Other),
        (response(503, "text/html", ""), RefusalCode::Unavailable),
        (response(500, problem, "{"), RefusalCode::Other),
        (response(423, "", ""), RefusalCode::Locked),
        (response(429, "", ""), RefusalCode::TooManyRequests),
    ];
    for (case, expected) in cases {
        let browser = Browser::new();
        browser.inject(TransportFault::Replaced(case));
        assert_eq!(browser.refusal(&ReadSession {}), expected);
    }
}

#[test]
fn retry_after_is_also_read_from_the_header() {
    let browser = Browser::new();
    let case = Response { retry_after_s: Some(90), ..response(429, "text/plain", "slow down") };
    browser.inject(TransportFault::Replaced(case));
    let Err(Failure::Refused(problem)) = browser.send(&ReadSession {}) else { panic!() };
    assert_eq!(problem.retry_after_s, Some(90));
}

#[test]
fn a_retry_keeps_the_idempotency_key_and_an_edit_changes_it() {
    let browser = Browser::new();
    for _ in 0..3 {
        browser.inject(TransportFault::Unreachable(Unreachable::TimedOut));
    }
    browser.send(&identify("Martine")).unwrap_err();
    browser.send(&identify("Martine")).unwrap_err();
    browser.send(&identify_with_wrong_code("Martine")).unwrap_err();
    browser.send(&identify("Martine")).unwrap();
    browser.send(&Consent { terms_version: "2021-12".into() }).unwrap();
    let keys = browser.idempotency_keys();
    assert_eq!(keys[0], keys[1], "a retry");
    assert_ne!(keys[1], keys[2], "an edit");
    assert_ne!(keys[2], keys[3], "another edit");
    assert_ne!(keys[3], keys[4], "another operation");
    for key in keys {
        let parts: Vec<_> = key.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12], "{key}");
        assert_eq!(key.as_bytes()[14], b'4');
    }
}

#[test]
fn renewing_the_session_before_a_retry_keeps_the_idempotency_key() {
    let browser = Browser::new();
    browser.run(&identify("Martine"));
    browser.inject(TransportFault::Lost);
    browser.send(&Oppose {}).unwrap_err();
    browser.inject(TransportFault::Lost);
    browser.send(&RenewSession {}).unwrap_err();
    browser.run(&RenewSession {});
    browser.run(&Oppose {});
    let keys = browser.idempotency_keys();
    assert_eq!(keys[1], keys[4], "the opposition");
    assert_eq!(keys[2], keys[3], "the renewal");
    assert_ne!(keys[1], keys[2]);
}

/// The next person at the same computer presses the same button.
#[test]
fn a_request_of_an_earlier_session_is_never_retried() {
    let browser = Browser::new();
    browser.run(&identify("Martine"));
    browser.inject(TransportFault::Lost);
    browser.send(&RenewSession {}).unwrap_err();
    browser.client.forget_uncertain();
    browser.run(&RenewSession {});
    let keys = browser.idempotency_keys();
    assert_ne!(keys[1], keys[2]);
}

#[test]
fn a_refusal_changes_the_idempotency_key() {
    let browser = Browser::new();
    browser.send(&identify_with_wrong_code("Martine")).unwrap_err();
    browser.send(&identify_with_wrong_code("Martine")).unwrap_err();
    let keys = browser.idempotency_keys();
    assert_ne!(keys[0], keys[1]);
}

#[test]
fn only_write_requests_send_the_csrf_header_and_an_idempotency_key() {
    let browser = Browser::new();
    browser.run(&ReadSession {});
    browser.run(&identify("Martine"));
    let sent = browser.wire.sent.borrow();
    let names =
        |index: usize| sent[index].headers.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    assert_eq!(names(0), ["Accept", "Accept-Language"]);
    assert_eq!(
        names(1),
        ["Accept", "Accept-Language", "Content-Type", "X-Espace-Sante", "Idempotency-Key"]
    );
}

#[test]
fn an_unreadable_success_is_retried_with_the_same_idempotency_key() {
    let browser = Browser::new();
    let case = response(200, "application/json", r#"{"at":{"stage":"somewhere"}}"#);
    browser.inject(TransportFault::Replaced(case));
    assert_eq!(browser.send(&identify("Martine")), Err(Failure::Unreadable));
    browser.run(&identify("Martine"));
    let keys = browser.idempotency_keys();
    assert_eq!(keys[0], keys[1]);
}
