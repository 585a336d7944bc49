//! Serves the files of the built site, and the page of every address of the application.

use std::path::Path;

use http::{Method, Request, StatusCode, header};

use super::headers::{content_security_policy, is_gallery_path, style_hash};
use super::reply::{Reply, set_header, text, typed};
use super::state::Host;
use crate::route::Route;

/// Answers with a file of the site, with the page of an address, or with 404.
pub(super) fn answer(host: &Host, path: &str, request: &Request<Vec<u8>>) -> Reply {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return text(StatusCode::METHOD_NOT_ALLOWED, "Méthode refusée.");
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    // An address of the application never contains a dot; a file name always does. The pages have no other address.
    if !last.contains('.') || last.ends_with(".html") {
        return page(host, path, request);
    }
    // The file names of the site need no decoding. Other characters and `..` are rejected, so that a
    // path cannot leave the directory.
    let is_unexpected =
        |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_'));
    if path.contains(is_unexpected) || path.split('/').any(|segment| segment == "..") {
        return text(StatusCode::NOT_FOUND, "Inconnu.");
    }
    let file = host.site.join(path.trim_start_matches('/'));
    let Some((body, encoding)) = read(&file, request) else {
        return text(StatusCode::NOT_FOUND, "Inconnu.");
    };
    file_reply(last, body, encoding)
}

/// Returns the file and the status of the page of an address: its own page; for addresses whose screen depends on the
/// person, the page that they share; for others the page that says so.
fn page_file(site: &Path, path: &str) -> (String, StatusCode) {
    if is_gallery_path(path) {
        return ("apercu.html".to_owned(), StatusCode::OK);
    }
    match Route::parse(path) {
        None => ("404.html".to_owned(), StatusCode::NOT_FOUND),
        Some(Route::Welcome) => ("index.html".to_owned(), StatusCode::OK),
        Some(route) => {
            let own = format!("{}.html", route.path().trim_start_matches('/'));
            let shell = || route.page_program().shell_file();
            (if site.join(&own).is_file() { own } else { shell() }, StatusCode::OK)
        }
    }
}

/// Answers with a page, whose policy contains the hash of its inline style.
fn page(host: &Host, path: &str, request: &Request<Vec<u8>>) -> Reply {
    let (name, status) = page_file(&host.site, path);
    let file = host.site.join(name);
    let Ok(html) = std::fs::read_to_string(&file) else {
        return text(StatusCode::SERVICE_UNAVAILABLE, "Le site est en construction.");
    };
    let policy = content_security_policy(path, style_hash(&html).as_deref(), host.api.as_ref());
    let (body, encoding) = if host.watch {
        // Inserted before the page's only script, because the minifier may remove the head tags.
        let reload = "<script src=\"/sandbox/reload.js\" defer></script><script ";
        (html.replacen("<script ", reload, 1).into_bytes(), None)
    } else {
        read(&file, request).unwrap_or((html.into_bytes(), None))
    };
    let mut reply = file_reply("index.html", body, encoding);
    *reply.status_mut() = status;
    set_header(&mut reply, header::CONTENT_SECURITY_POLICY, &policy);
    reply
}

/// Builds the reply with a file: its media type, encoding and caching headers.
fn file_reply(name: &str, body: Vec<u8>, encoding: Option<&'static str>) -> Reply {
    let mut reply = typed(StatusCode::OK, media_type(name), body);
    if let Some(encoding) = encoding {
        set_header(&mut reply, header::CONTENT_ENCODING, encoding);
    }
    set_header(&mut reply, header::VARY, "accept-encoding");
    set_header(&mut reply, header::CACHE_CONTROL, caching(name));
    reply
}

/// Reads a file in the smallest encoding that exists and that the browser accepts.
fn read(file: &Path, request: &Request<Vec<u8>>) -> Option<(Vec<u8>, Option<&'static str>)> {
    let accepted = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let accepts = |name: &str| {
        let mut encodings = accepted.split(',').filter_map(|encoding| encoding.split(';').next());
        encodings.any(|encoding| encoding.trim() == name)
    };
    for (encoding, suffix) in [("br", "br"), ("gzip", "gz")] {
        if accepts(encoding) {
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

/// Returns the `Cache-Control` value; a file whose name contains the hash of its content never changes.
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
