//! Building the replies of this host.

use http::header::{self, HeaderValue};
use http::{Response, StatusCode};

/// A response of this host, before it is sent.
pub(super) type Reply = Response<Vec<u8>>;

/// Builds a reply with a content type.
pub(super) fn typed(
    status: StatusCode,
    content_type: &'static str,
    body: impl Into<Vec<u8>>,
) -> Reply {
    let mut reply = Response::new(body.into());
    *reply.status_mut() = status;
    set_header(&mut reply, header::CONTENT_TYPE, content_type);
    reply
}

/// Builds a reply of plain text.
pub(super) fn text(status: StatusCode, content: &'static str) -> Reply {
    typed(status, "text/plain; charset=utf-8", content)
}

pub(super) fn json(value: &impl serde::Serialize) -> Reply {
    match serde_json::to_vec(value) {
        Ok(body) => typed(StatusCode::OK, "application/json", body),
        Err(_) => text(StatusCode::INTERNAL_SERVER_ERROR, "Illisible."),
    }
}

pub(super) fn redirect(status: StatusCode, location: &str) -> Reply {
    let mut reply = text(status, "");
    set_header(&mut reply, header::LOCATION, location);
    reply
}

/// Sets a header; does nothing if `value` is not a valid header value.
pub(super) fn set_header(reply: &mut Reply, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        reply.headers_mut().insert(name, value);
    }
}

/// Builds a page of the sandbox; `content` follows the title.
pub(super) fn page(title: &str, content: &str) -> Reply {
    let html = format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"/icon.svg\">\n\
         <link rel=\"stylesheet\" href=\"/sandbox/style.css\">\n\
         </head>\n<body>\n<main>\n<h1>{title}</h1>\n{content}</main></body></html>"
    );
    typed(StatusCode::OK, "text/html; charset=utf-8", html)
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
