//! The return from FranceConnect, which the sandbox simulates over HTTP.

use crate::host::{host, send};
use mon_espace_sante::sandbox::host::{Running, serve};

/// The value of a header in a response, or an empty text.
fn header<'a>(response: &'a str, name: &str) -> &'a str {
    let value = response.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
    value.unwrap_or_default()
}

async fn post(running: &Running, path: &str, cookie: &str, kind: &str, body: &str) -> String {
    let length = body.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    send(running, &head).await
}

async fn session(running: &Running, cookie: &str) -> String {
    let head = "GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    send(running, &format!("{head}Cookie: {cookie}\r\n\r\n")).await
}

#[tokio::test]
async fn r52_r53_r55_a_return_from_france_connect_says_why_it_failed_and_ends_the_session_before() {
    let running = serve(host("provider")).await.unwrap();
    // Martine, who has no space; a person who cancels; a provider that is down.
    for (chosen, reason) in [("0", "no_space"), ("personne", "refused"), ("panne", "unavailable")] {
        let preset = r#"{ "preset": "inaya-signed-in" }"#;
        let reset = post(&running, "/sandbox/reset", "", "application/json", preset).await;
        let inaya = header(&reset, "set-cookie").split(';').next().unwrap().to_owned();
        assert!(session(&running, &inaya).await.contains("signed_in"));
        let form = "application/x-www-form-urlencoded";
        let body = format!("who={chosen}");
        let back = post(&running, "/sandbox/france-connect", &inaya, form, &body).await;
        assert!(back.starts_with("HTTP/1.1 303"), "{back}");
        assert_eq!(header(&back, "location"), "/connexion/retour");
        let cookie = header(&back, "set-cookie").split(';').next().unwrap();
        let standing = session(&running, cookie).await;
        assert!(standing.contains(&format!("\"france_connect\":\"{reason}\"")), "{standing}");
        assert!(!session(&running, &inaya).await.contains("signed_in"), "{chosen}");
    }
}

#[tokio::test]
async fn r56_signing_out_after_france_connect_says_where_the_provider_ends_its_session() {
    let running = serve(host("provider-sign-out")).await.unwrap();
    let form = "application/x-www-form-urlencoded";
    let back = post(&running, "/sandbox/france-connect", "", form, "who=2").await;
    let cookie = header(&back, "set-cookie").split(';').next().unwrap().to_owned();
    let sign_out = format!(
        "DELETE /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         X-Espace-Sante: 1\r\nIdempotency-Key: {}\r\nCookie: {cookie}\r\n\r\n",
        crate::jar::next_key()
    );
    let signed_out = send(&running, &sign_out).await;
    assert!(signed_out.contains("\"leave_at\":\"https://fournisseur.exemple.fr/"), "{signed_out}");
}
