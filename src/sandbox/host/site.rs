//! The files that trunk built, and `index.html` for every address of the application.

use std::path::Path;

use http::header::{self, HeaderValue};
use http::{Method, Request, StatusCode};

use super::headers::{content_security_policy, style_hash};
use super::{Host, Reply, text, typed};

/// A file of the site, the application, or 404.
pub(super) fn answer(host: &Host, path: &str, request: &Request<Vec<u8>>) -> Reply {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return text(StatusCode::METHOD_NOT_ALLOWED, "Méthode refusée.");
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    // An address of the application never holds a dot; a file's name always does.
    if !last.contains('.') || path == "/index.html" {
        return index(host, path, request);
    }
    // The site's names need no decoding; what looks like a way out of the directory is not one.
    let strange = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_'));
    if path.contains(strange) || path.split('/').any(|segment| segment == "..") {
        return text(StatusCode::NOT_FOUND, "Inconnu.");
    }
    let file = host.site.join(path.trim_start_matches('/'));
    let Some((body, encoding)) = read(&file, request) else {
        return text(StatusCode::NOT_FOUND, "Inconnu.");
    };
    sent(last, body, encoding)
}

/// The application's page, with the policy that knows its inline style.
fn index(host: &Host, path: &str, request: &Request<Vec<u8>>) -> Reply {
    let file = host.site.join("index.html");
    let Ok(html) = std::fs::read_to_string(&file) else {
        return text(StatusCode::SERVICE_UNAVAILABLE, "Le site est en construction.");
    };
    let policy = content_security_policy(path, style_hash(&html).as_deref(), host.api.as_ref());
    let (body, encoding) = if host.watch {
        // Before the one script of the page: what the minifier leaves of the head is not sure.
        let reload = "<script src=\"/sandbox/reload.js\" defer></script><script ";
        (html.replacen("<script ", reload, 1).into_bytes(), None)
    } else {
        read(&file, request).unwrap_or((html.into_bytes(), None))
    };
    let mut reply = sent("index.html", body, encoding);
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        reply.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    reply
}

/// A file as it leaves: its type, how it is packed, how long it may be kept.
fn sent(name: &str, body: Vec<u8>, encoding: Option<&'static str>) -> Reply {
    let mut reply = typed(StatusCode::OK, media_type(name), body);
    let headers = reply.headers_mut();
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching(name)));
    reply
}

/// The file, in the smallest form that is there and that the browser takes.
fn read(file: &Path, request: &Request<Vec<u8>>) -> Option<(Vec<u8>, Option<&'static str>)> {
    let accepted = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let takes = |name: &str| {
        accepted.split(',').any(|one| one.split(';').next().is_some_and(|one| one.trim() == name))
    };
    for (encoding, suffix) in [("br", "br"), ("gzip", "gz")] {
        if takes(encoding) {
            let mut name = file.as_os_str().to_owned();
            name.push(".");
            name.push(suffix);
            if let Ok(body) = std::fs::read(&name) {
                return Some((body, Some(encoding)));
            }
        }
    }
    Some((std::fs::read(file).ok()?, None))
}

/// A file whose name holds the hash of its content never changes.
fn caching(name: &str) -> &'static str {
    if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.']).any(|part| {
        part.len() >= 12 && part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "pdf" => "application/pdf",
        "png" => "image/png",
        "svg" => "image/svg+xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}
