//! The sandbox's HTTP host, asked as a browser would.
#![cfg(feature = "server")]
#![allow(clippy::unwrap_used)]

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::{
    Fault, Host, HostError, Running, content_security_policy, serve, style_hash,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const PAGE: &str = "<!doctype html><style>p{margin:0}</style><script src=\"/boot.js\"></script>";

/// A site of a few files, in a directory of its own.
fn site(name: &str) -> PathBuf {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&place).unwrap();
    for (file, content) in [
        ("index.html", PAGE),
        ("boot.js", "1"),
        ("config.json", "{}"),
        ("icon.svg", "<svg/>"),
        ("main-c9ec20c13e2b18a4.css", "p{}"),
        ("app-89da8a75ce78539f.wasm", "plain"),
        ("app-89da8a75ce78539f.wasm.br", "small"),
    ] {
        std::fs::write(place.join(file), content).unwrap();
    }
    place
}

fn host(name: &str) -> Host {
    Host {
        ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port: 0,
        site: site(name),
        watch: false,
        limits: Limits::default(),
    }
}

/// The whole answer as text: status line, headers, body. Empty when the connection was cut first.
async fn send(running: &Running, request: &str) -> String {
    let mut stream = TcpStream::connect(running.address()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

async fn get(running: &Running, path: &str) -> String {
    let close = "Host: localhost\r\nConnection: close\r\nAccept-Encoding: gzip, br\r\n\r\n";
    send(running, &format!("GET {path} HTTP/1.1\r\n{close}")).await
}

async fn post(running: &Running, path: &str, content_type: &str, body: &str) -> String {
    let length = body.len();
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         Content-Type: {content_type}\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    send(running, &request).await
}

#[test]
fn the_policy_names_the_hash_of_the_inline_style() {
    // printf 'p{margin:0}' | openssl dgst -sha256 -binary | base64
    let hash = style_hash(PAGE).unwrap();
    assert_eq!(hash, "'sha256-QRQPRLGyxt3RJiKpYNjpkgHcmHU2PywsfL2e8oI0LQA='");
    let policy = content_security_policy("/activer", Some(&hash));
    assert!(policy.contains(&format!("style-src 'self' {hash};")));
    assert!(policy.contains("frame-ancestors 'none'"));
    assert!(!policy.contains("unsafe-inline"));
    let preview = content_security_policy("/apercu/b1", None);
    assert!(preview.contains("frame-ancestors 'self'"));
    assert!(content_security_policy("/apercus", None).contains("frame-ancestors 'none'"));
}

#[tokio::test]
async fn any_address_of_the_application_is_its_page() {
    let running = serve(host("addresses")).await.unwrap();
    for path in ["/", "/index.html", "/activer", "/profils/2/decision", "/inconnue?x=1"] {
        let answer = get(&running, path).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        assert!(answer.contains("content-type: text/html; charset=utf-8"), "{path}");
        assert!(answer.contains("cache-control: no-cache"), "{path}");
        assert!(answer.contains("'sha256-"), "{path}");
        assert!(answer.ends_with(PAGE), "{path}");
    }
}

#[tokio::test]
async fn a_file_has_its_type_and_its_life() {
    let running = serve(host("files")).await.unwrap();
    let year = "public, max-age=31536000, immutable";
    for (path, kind, life) in [
        ("/boot.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/config.json", "application/json", "no-cache"),
        ("/icon.svg", "image/svg+xml; charset=utf-8", "no-cache"),
        ("/main-c9ec20c13e2b18a4.css", "text/css; charset=utf-8", year),
        ("/app-89da8a75ce78539f.wasm", "application/wasm", year),
    ] {
        let answer = get(&running, path).await;
        assert!(answer.contains(&format!("content-type: {kind}\r\n")), "{answer}");
        assert!(answer.contains(&format!("cache-control: {life}\r\n")), "{answer}");
    }
    let packed = get(&running, "/app-89da8a75ce78539f.wasm").await;
    assert!(packed.contains("content-encoding: br\r\n") && packed.ends_with("small"));
}

#[tokio::test]
async fn what_is_not_there_is_404() {
    let running = serve(host("unknown")).await.unwrap();
    for path in [
        "/app-0000000000000000.wasm",
        "/../native/host.rs",
        "/%2e%2e/x.rs",
        "/api/v2/session",
        "/sandbox/x",
    ] {
        let answer = get(&running, path).await;
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let running = serve(host("headers")).await.unwrap();
    for path in ["/", "/boot.js", "/x.js", "/api/v1/session", "/sandbox", "/apercu"] {
        let answer = get(&running, path).await;
        for header in [
            "content-security-policy: default-src 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-opener-policy: same-origin",
            "cross-origin-embedder-policy: require-corp",
            "cross-origin-resource-policy: same-origin",
            "permissions-policy: ",
        ] {
            assert!(answer.contains(header), "{path} lacks {header}");
        }
        assert!(!answer.contains("strict-transport-security"), "{path}: this is http");
    }
    assert!(get(&running, "/api/v1/session").await.contains("cache-control: no-store"));
}

#[tokio::test]
async fn it_listens_on_this_computer_alone_and_on_a_free_port() {
    let running = serve(host("port")).await.unwrap();
    assert!(running.address().ip().is_loopback());
    let taken = Host { port: running.address().port(), ..host("port") };
    let error = serve(taken).await.unwrap_err();
    assert!(matches!(error, HostError::PortInUse(port) if port == running.address().port()));
    assert!(error.to_string().contains("--port"));
    let missing = Host { site: PathBuf::from("nowhere"), ..host("port") };
    assert!(matches!(serve(missing).await, Err(HostError::NoSite(_))));
}

#[tokio::test]
async fn calls_are_told_and_spoiled_once() {
    let running = serve(host("faults")).await.unwrap();
    running.fault("/session", Fault::Lost);
    running.fault("/session", Fault::bad_gateway().with_header("retry-after", "7"));
    running.fault("/session", Fault::Truncated);
    assert_eq!(get(&running, "/api/v1/session").await, "");
    let gateway = get(&running, "/api/v1/session").await;
    assert!(gateway.starts_with("HTTP/1.1 502") && gateway.contains("retry-after: 7"));
    let cut = get(&running, "/api/v1/session").await;
    assert!(!cut.ends_with('}'), "{cut}");
    assert!(get(&running, "/api/v1/session").await.starts_with("HTTP/1.1 200"));
    let calls = running.calls();
    assert_eq!(calls.len(), 4);
    assert_eq!(calls[0].path, "/session");
}

#[tokio::test]
async fn a_body_has_a_limit() {
    let running = serve(host("limit")).await.unwrap();
    let body = "x".repeat(64 * 1024 + 1);
    let answer = post(&running, "/api/v1/codes", "application/json", &body).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(running.calls().is_empty());
}

#[tokio::test]
async fn the_page_for_people_acts() {
    let running = serve(host("people")).await.unwrap();
    let page = get(&running, "/sandbox").await;
    assert!(page.contains("Boîte d’envoi") && page.contains("no-store"));
    assert!(get(&running, "/sandbox/outbox.json").await.contains("application/json"));
    let form = "application/x-www-form-urlencoded";
    let clock = post(&running, "/sandbox/clock", form, "advance_s=30").await;
    assert!(clock.starts_with("HTTP/1.1 303"), "{clock}");
    let clock = post(&running, "/sandbox/clock", "application/json", "{\"advance_s\":30}").await;
    assert!(clock.starts_with("HTTP/1.1 204"), "{clock}");
    let clock = post(&running, "/sandbox/clock", "application/json", "{}").await;
    assert!(clock.starts_with("HTTP/1.1 422"), "{clock}");
    assert!(post(&running, "/sandbox/reset", form, "").await.starts_with("HTTP/1.1 303"));
    assert!(get(&running, "/sandbox/reset").await.starts_with("HTTP/1.1 405"));
}
