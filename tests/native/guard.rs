//! What a page of another site may not do to a sandbox on this computer.

use mon_espace_sante::sandbox::host::{Host, Running, serve};

use crate::host::{host, send};

/// Sends a request with these headers, one per line, and returns the status.
async fn status(running: &Running, start: &str, headers: &[&str], body: &str) -> u16 {
    let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
    let length = body.len();
    let request = format!(
        "{start} HTTP/1.1\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    );
    let answer = send(running, &request).await;
    answer.split(' ').nth(1).unwrap_or_default().parse().unwrap_or_default()
}

#[tokio::test]
async fn only_names_of_this_computer_are_answered() {
    let named = Host { names: vec!["essai.exemple.fr".to_owned()], ..host("names") };
    let running = serve(named).await.unwrap();
    for (name, expected) in [
        ("localhost", 200),
        ("LOCALHOST:8080", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8080", 200),
        ("essai.exemple.fr", 200),
        ("evil.example", 421),
        ("localhost.evil.example:80", 421),
        ("127.0.0.1.evil.example", 421),
        ("", 421),
    ] {
        for path in ["/sandbox/outbox.json", "/api/v1/session", "/activer"] {
            let host = format!("Host: {name}");
            assert_eq!(
                status(&running, &format!("GET {path}"), &[&host], "").await,
                expected,
                "{name} {path}"
            );
        }
    }
}

#[tokio::test]
async fn only_pages_of_this_host_and_of_the_allowed_origin_act() {
    let allowed = "http://localhost:3000";
    let running =
        serve(Host { cors: Some(allowed.parse().unwrap()), ..host("origins") }).await.unwrap();
    let own = "Host: localhost:8080";
    let json = "Content-Type: application/json";
    let cases: [(&[&str], bool); 10] = [
        (&[], true),
        (&["Origin: http://localhost:8080"], true),
        (&["Origin: http://localhost:3000", "Sec-Fetch-Site: same-site"], true),
        // A form of the sandbox’s own page, whose referrer policy hides the origin.
        (&["Origin: null", "Sec-Fetch-Site: same-origin"], true),
        (&["Sec-Fetch-Site: none"], true),
        (&["Origin: null"], false),
        (&["Origin: https://evil.example"], false),
        (&["Origin: http://localhost:8081"], false),
        (&["Origin: https://evil.example", "Sec-Fetch-Site: cross-site"], false),
        (&["Sec-Fetch-Site: cross-site"], false),
    ];
    for (headers, may_act) in cases {
        let headers = [&[own, json], headers].concat();
        let clock = status(&running, "POST /sandbox/clock", &headers, "{\"advance_s\":1}").await;
        assert_eq!(clock, if may_act { 204 } else { 403 }, "{headers:?}");
        // The API refuses for want of its own header: 422, not 403.
        let act = status(&running, "POST /api/v1/opposition", &headers, "").await;
        assert_eq!(act, if may_act { 422 } else { 403 }, "{headers:?}");
        let read = status(&running, "GET /api/v1/session", &headers, "").await;
        assert_eq!(read, 200, "{headers:?}");
    }
}
