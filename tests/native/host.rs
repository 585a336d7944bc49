//! The sandbox's HTTP server, called over TCP as a browser would.
#![cfg(feature = "server")]
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::{
    Fault, Host, HostError, Origin, Running, content_security_policy, serve, style_hash,
};
use mon_espace_sante::sandbox::presets::Preset;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const PAGE: &str = "<!doctype html><style>p{margin:0}</style><script src=\"/boot.js\"></script>";

/// Writes a site of a few files to a directory of its own.
fn site(name: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&directory).unwrap();
    for (file, content) in [
        ("index.html", PAGE),
        ("activer.html", PAGE),
        ("shell-activation.html", PAGE),
        ("shell-space.html", PAGE),
        ("apercu.html", PAGE),
        ("404.html", PAGE),
        ("boot.js", "1"),
        ("config.json", "{}"),
        ("icon.svg", "<svg/>"),
        ("main-c9ec20c13e2b18a4.css", "p{}"),
        ("app-all-89da8a75ce78539f.wasm", "plain"),
        ("app-all-89da8a75ce78539f.wasm.br", "small"),
    ] {
        std::fs::write(directory.join(file), content).unwrap();
    }
    directory
}

pub fn host(name: &str) -> Host {
    Host::on_loopback(site(name), Limits::default())
}

/// Sends a request and returns the whole response as text (status line, headers, body); empty when the
/// connection was closed before the response.
pub async fn send(running: &Running, request: &str) -> String {
    let mut stream = TcpStream::connect(running.address()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = Vec::new();
    let _ = stream.read_to_end(&mut response).await;
    String::from_utf8_lossy(&response).into_owned()
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
fn the_content_security_policy_has_the_hash_of_the_inline_style() {
    // Computed with: printf 'p{margin:0}' | openssl dgst -sha256 -binary | base64
    let hash = style_hash(PAGE).unwrap();
    assert_eq!(hash, "'sha256-QRQPRLGyxt3RJiKpYNjpkgHcmHU2PywsfL2e8oI0LQA='");
    let policy = content_security_policy("/activer", Some(&hash), None);
    assert!(policy.contains(&format!("style-src 'self' {hash};")));
    assert!(policy.contains("frame-ancestors 'none'"));
    assert!(!policy.contains("unsafe-inline"));
    let preview = content_security_policy("/apercu/b1", None, None);
    assert!(preview.contains("frame-ancestors 'self'"));
    assert!(content_security_policy("/apercus", None, None).contains("frame-ancestors 'none'"));
}

#[tokio::test]
async fn every_address_has_a_page_and_unknown_ones_have_status_404() {
    let running = serve(host("addresses")).await.unwrap();
    for (path, status) in [
        ("/", 200),
        ("/activer", 200),
        ("/activer/", 200),
        ("/profils/2/decision", 200),
        ("/apercu/activation/code/vide", 200),
        ("/inconnue?x=1", 404),
        ("/index.html", 404),
        ("/shell-activation.html", 404),
    ] {
        let response = get(&running, path).await;
        assert!(response.starts_with(&format!("HTTP/1.1 {status}")), "{path}: {response}");
        assert!(response.contains("content-type: text/html; charset=utf-8"), "{path}");
        assert!(response.contains("cache-control: no-cache"), "{path}");
        assert!(response.contains("'sha256-"), "{path}");
        assert!(response.ends_with(PAGE), "{path}");
    }
}

#[tokio::test]
async fn files_have_a_content_type_and_a_cache_lifetime() {
    let running = serve(host("files")).await.unwrap();
    let year = "public, max-age=31536000, immutable";
    for (path, content_type, caching) in [
        ("/boot.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/config.json", "application/json", "no-cache"),
        ("/icon.svg", "image/svg+xml; charset=utf-8", "no-cache"),
        ("/main-c9ec20c13e2b18a4.css", "text/css; charset=utf-8", year),
        ("/app-all-89da8a75ce78539f.wasm", "application/wasm", year),
    ] {
        let response = get(&running, path).await;
        assert!(response.contains(&format!("content-type: {content_type}\r\n")), "{response}");
        assert!(response.contains(&format!("cache-control: {caching}\r\n")), "{response}");
    }
    let compressed = get(&running, "/app-all-89da8a75ce78539f.wasm").await;
    assert!(compressed.contains("content-encoding: br\r\n") && compressed.ends_with("small"));
}

#[tokio::test]
async fn unknown_paths_return_404() {
    let running = serve(host("unknown")).await.unwrap();
    for path in [
        "/app-0000000000000000.wasm",
        "/../native/host.rs",
        "/%2e%2e/x.rs",
        "/api/v2/session",
        "/sandbox/x",
    ] {
        let response = get(&running, path).await;
        assert!(response.starts_with("HTTP/1.1 404"), "{path}: {response}");
    }
}

#[tokio::test]
async fn every_response_has_the_security_headers() {
    let running = serve(host("headers")).await.unwrap();
    for path in ["/", "/boot.js", "/x.js", "/api/v1/session", "/sandbox", "/apercu"] {
        let response = get(&running, path).await;
        for header in [
            "content-security-policy: default-src 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-opener-policy: same-origin",
            "cross-origin-embedder-policy: require-corp",
            "cross-origin-resource-policy: same-origin",
            "permissions-policy: ",
        ] {
            assert!(response.contains(header), "{path} has no {header}");
        }
        assert!(!response.contains("strict-transport-security"), "{path}: HSTS over plain HTTP");
    }
    assert!(get(&running, "/api/v1/session").await.contains("cache-control: no-store"));
}

#[tokio::test]
async fn the_server_listens_on_loopback_and_reports_startup_errors() {
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
async fn each_fault_applies_to_one_recorded_call() {
    let running = serve(host("faults")).await.unwrap();
    running.inject_fault("/session", Fault::Lost);
    running.inject_fault("/session", Fault::bad_gateway().with_header("retry-after", "7"));
    running.inject_fault("/session", Fault::Truncated);
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
async fn a_body_over_64_kib_returns_413() {
    let running = serve(host("limit")).await.unwrap();
    let body = "x".repeat(64 * 1024 + 1);
    let response = post(&running, "/api/v1/codes", "application/json", &body).await;
    assert!(response.starts_with("HTTP/1.1 413"), "{response}");
    assert!(running.calls().is_empty());
}

#[tokio::test]
async fn the_sandbox_page_accepts_forms_and_json() {
    let running = serve(host("people")).await.unwrap();
    let page = get(&running, "/sandbox").await;
    assert!(page.contains("Boîte d’envoi") && page.contains("no-store"));
    assert!(get(&running, "/sandbox/outbox.json").await.contains("application/json"));
    let form = "application/x-www-form-urlencoded";
    let clock = post(&running, "/sandbox/clock", form, "advance_s=30").await;
    assert!(clock.starts_with("HTTP/1.1 303"), "{clock}");
    let clock = post(&running, "/sandbox/clock", "application/json", "{\"advance_s\":30}").await;
    assert!(clock.starts_with("HTTP/1.1 204"), "{clock}");
    for wrong in [
        "{}",
        "{\"advance_s\":-1}",
        "{\"advance_s\":1.5}",
        "{\"advance_s\":\"900\"}",
        "{\"advance_s\":315576001}",
        "{\"advance_s\":99999999999999999999}",
        "{\"advance_s\":1,\"back\":true}",
    ] {
        let clock = post(&running, "/sandbox/clock", "application/json", wrong).await;
        assert!(clock.starts_with("HTTP/1.1 422"), "{wrong}: {clock}");
        assert!(clock.contains("application/json") && clock.contains("\"accepted\":["), "{clock}");
    }
    assert!(post(&running, "/sandbox/reset", form, "").await.starts_with("HTTP/1.1 303"));
    assert!(get(&running, "/sandbox/reset").await.starts_with("HTTP/1.1 405"));
}

const JSON: &str = "application/json";

#[tokio::test]
async fn faults_are_set_by_name_listed_and_cleared() {
    let running = serve(host("named")).await.unwrap();
    let set_fault = async |body: &str| post(&running, "/sandbox/faults", JSON, body).await;
    let by_name = "{\"operation\":\"ReadSession\",\"fault\":\"503\",\"times\":2}";
    assert!(set_fault(by_name).await.starts_with("HTTP/1.1 204"));
    let by_path = "{\"operation\":\"GET /session\",\"fault\":\"429_retry_after\"}";
    assert!(set_fault(by_path).await.starts_with("HTTP/1.1 204"));
    let listed = get(&running, "/sandbox/faults.json").await;
    assert!(
        listed.contains("{\"operation\":\"ReadSession\",\"fault\":\"503\",\"times\":2}"),
        "{listed}"
    );
    assert!(listed.contains("\"no_step\"") && listed.contains("\"RecoverPassword\""));
    assert!(get(&running, "/sandbox").await.contains("ReadSession : 503, 2 fois"));
    for expected in ["503", "503", "429", "200"] {
        let response = get(&running, "/api/v1/session").await;
        assert!(response.starts_with(&format!("HTTP/1.1 {expected}")), "{response}");
        assert_eq!(response.contains("retry-after: 90"), expected == "429", "{response}");
    }
    // A fault for another method of the same path does not apply.
    set_fault("{\"operation\":\"EndSession\",\"fault\":\"reset\"}").await;
    assert!(get(&running, "/api/v1/session").await.starts_with("HTTP/1.1 200"));
    let clear = "DELETE /sandbox/faults HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert!(send(&running, clear).await.starts_with("HTTP/1.1 204"));
    assert!(get(&running, "/sandbox/faults.json").await.contains("\"pending\":[]"));
    let form = "application/x-www-form-urlencoded";
    let page =
        post(&running, "/sandbox/faults", form, "operation=Identify&fault=401&times=1").await;
    assert!(page.starts_with("HTTP/1.1 303"), "{page}");
    assert!(get(&running, "/sandbox").await.contains("Identify : 401, 1 fois"));
    assert!(post(&running, "/sandbox/faults", form, "clear=1").await.starts_with("HTTP/1.1 303"));
    assert!(get(&running, "/sandbox/faults.json").await.contains("\"pending\":[]"));
    for (wrong, expected) in [
        ("{\"operation\":\"Nothing\",\"fault\":\"503\"}", "\"Identify\""),
        ("{\"operation\":\"Identify\",\"fault\":\"boom\"}", "\"no_step\""),
        ("{\"operation\":\"Identify\",\"fault\":\"offline\"}", "browser's own"),
        ("{\"operation\":\"Identify\",\"fault\":\"503\",\"times\":0}", "between 1 and"),
        ("{\"operation\":\"Identify\"}", "missing field `fault`"),
        ("{\"operation\":\"Identify\",\"fault\":\"503\",\"time\":1}", "unknown field `time`"),
        ("[", "EOF"),
    ] {
        let response = set_fault(wrong).await;
        assert!(response.starts_with("HTTP/1.1 422"), "{wrong}: {response}");
        assert!(response.contains(JSON) && response.contains(expected), "{wrong}: {response}");
    }
}

#[tokio::test]
async fn a_reset_with_a_preset_gives_that_state() {
    let running = serve(host("presets")).await.unwrap();
    let reset = async |body: &str| post(&running, "/sandbox/reset", JSON, body).await;
    let read = async |cookie: &str| {
        let request = format!(
            "GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Cookie: {cookie}\r\n\r\n"
        );
        send(&running, &request).await
    };
    for preset in Preset::ALL {
        let response = reset(&format!("{{\"preset\":\"{}\"}}", preset.name)).await;
        assert!(response.starts_with("HTTP/1.1 204"), "{}: {response}", preset.name);
        let cookie = response
            .split_once("set-cookie: ")
            .map(|(_, rest)| rest.split_once(';').unwrap().0.to_owned());
        let standing = match cookie {
            Some(cookie) => read(&cookie).await,
            None => String::new(),
        };
        let step = match preset.name {
            "martine-decided" => "\"step\":\"contact\"",
            "inaya-signed-in" => "\"step\":\"signed_in\"",
            _ => "",
        };
        assert!(standing.contains(step) && standing.is_empty() == step.is_empty(), "{standing}");
    }
    assert!(reset("{\"preset\":\"karim-new-code\"}").await.starts_with("HTTP/1.1 204"));
    assert!(get(&running, "/sandbox/outbox.json").await.contains("karim.benali@exemple.fr"));
    running.inject_fault("/session", Fault::Reset);
    assert!(reset("").await.starts_with("HTTP/1.1 204"), "a reset also clears pending faults");
    assert!(get(&running, "/api/v1/session").await.starts_with("HTTP/1.1 200"));
    let unknown = reset("{\"preset\":\"inaya\"}").await;
    assert!(
        unknown.starts_with("HTTP/1.1 422") && unknown.contains("\"inaya-locked\""),
        "{unknown}"
    );
    let form = "application/x-www-form-urlencoded";
    let page = post(&running, "/sandbox/reset", form, "preset=inaya-signed-in").await;
    assert!(page.starts_with("HTTP/1.1 303") && page.contains("set-cookie: session="), "{page}");
}

#[tokio::test]
async fn a_preset_forbidden_by_the_limits_names_the_refused_operation() {
    let limits = Limits { password_min: 40, ..Limits::default() };
    let running = serve(Host { limits, ..host("forbidden") }).await.unwrap();
    let body = "{\"preset\":\"martine-activated\"}";
    let response = post(&running, "/sandbox/reset", JSON, body).await;
    assert!(
        response.starts_with("HTTP/1.1 422") && response.contains("ChooseCredentials"),
        "{response}"
    );
}

#[tokio::test]
async fn cors_allows_only_the_configured_origin_and_only_the_api() {
    let front_end: Origin = "http://localhost:3000".parse().unwrap();
    let with_cors = serve(Host { cors: Some(front_end.clone()), ..host("cors") }).await.unwrap();
    let without_cors = serve(host("no-cors")).await.unwrap();
    let request = |method: &str, path: &str, origin: &str, headers: &str| {
        format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Origin: {origin}\r\n{headers}\r\n"
        )
    };
    let preflight = "Access-Control-Request-Method: POST\r\n\
        Access-Control-Request-Headers: content-type,idempotency-key,x-espace-sante\r\n";
    let identify = "/api/v1/activation/identification";
    let allowed = "http://localhost:3000";
    let response = send(&with_cors, &request("OPTIONS", identify, allowed, preflight)).await;
    assert!(response.starts_with("HTTP/1.1 204"), "{response}");
    for header in [
        "access-control-allow-origin: http://localhost:3000\r\n",
        "access-control-allow-credentials: true",
        "access-control-allow-methods: GET, POST, DELETE",
        "access-control-allow-headers: Content-Type, Accept-Language, Idempotency-Key, X-Espace-Sante",
        "vary: Origin",
    ] {
        assert!(response.contains(header), "{header}: {response}");
    }
    // A preflight request does not use up a fault, and the fault response has the CORS headers.
    with_cors
        .inject_fault("/session", Fault::problem_with_retry_after(429, "too_many_requests", 90));
    send(&with_cors, &request("OPTIONS", "/api/v1/session", allowed, preflight)).await;
    let response = send(&with_cors, &request("GET", "/api/v1/session", allowed, "")).await;
    assert!(response.starts_with("HTTP/1.1 429"), "{response}");
    assert!(response.contains("access-control-allow-origin: http://localhost:3000"), "{response}");
    assert!(response.contains("access-control-expose-headers: Retry-After"), "{response}");
    for (running, origin) in
        [(&with_cors, "http://localhost:3001"), (&with_cors, "null"), (&without_cors, allowed)]
    {
        for (method, headers) in [("OPTIONS", preflight), ("GET", "")] {
            let response =
                send(running, &request(method, "/api/v1/session", origin, headers)).await;
            assert!(!response.contains("access-control-"), "{origin}: {response}");
        }
    }
    // Pages and the sandbox's control addresses have no CORS headers.
    for path in ["/", "/sandbox/outbox.json"] {
        let response = send(&with_cors, &request("GET", path, allowed, "")).await;
        assert!(!response.contains("access-control-"), "{path}: {response}");
    }
    for wrong in ["*", "localhost:3000", "http://localhost/", "http://", "http://a b", "ftp://a"] {
        assert!(wrong.parse::<Origin>().is_err(), "{wrong}");
    }
    let site = serve(Host { api: Some(front_end), ..host("other-api") }).await.unwrap();
    let page = get(&site, "/").await;
    assert!(page.contains("connect-src 'self' http://localhost:3000;"), "{page}");
}
