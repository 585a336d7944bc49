//! HTTP responses of the operations.

use http::header::{self, HeaderValue};
use http::{Response, StatusCode};

use super::cookie::Cookie;
use crate::contract::Standing;

/// A text that appears in every response, and that no production file may contain.
const MARK: &str = "sandbox-mark-7f3a";

const PDF: &str = "application/pdf";

/// The headers of a receipt.
const RECEIPT_HEADERS: [(header::HeaderName, &str); 3] = [
    (header::CONTENT_DISPOSITION, "attachment; filename=\"justificatif.pdf\""),
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// The response of a successful operation.
#[derive(Debug, Clone)]
pub(super) struct Success {
    content_type: &'static str,
    body: Vec<u8>,
    pub(super) cookie: Cookie,
}

impl Success {
    pub(super) fn json(content: &impl serde::Serialize) -> Self {
        let body = serde_json::to_vec(content).unwrap_or_default();
        Self { content_type: "application/json", body, cookie: Cookie::Keep }
    }

    pub(super) fn pdf(body: Vec<u8>) -> Self {
        Self { content_type: PDF, body, cookie: Cookie::Keep }
    }

    /// Changes the body.
    pub(super) fn with_body(self, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Self {
        Self { body: change(self.body), ..self }
    }

    pub(super) fn response(self) -> Response<Vec<u8>> {
        let is_receipt = self.content_type == PDF;
        let mut response = respond(200, self.content_type, self.body, &self.cookie);
        if is_receipt {
            // A receipt is never a page of a tab, whose history would keep it (`docs/requirements.md`, R47).
            let headers = response.headers_mut();
            for (name, value) in RECEIPT_HEADERS {
                headers.insert(name, HeaderValue::from_static(value));
            }
        }
        response
    }
}

impl From<(Standing, Cookie)> for Success {
    fn from((standing, cookie): (Standing, Cookie)) -> Self {
        Self { cookie, ..Self::json(&standing) }
    }
}

/// Builds a response with the headers that all have.
pub(super) fn respond(
    status: u16,
    content_type: &'static str,
    body: Vec<u8>,
    cookie: &Cookie,
) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-backend", HeaderValue::from_static(MARK));
    if let Some(value) = cookie.set_cookie().and_then(|set| HeaderValue::from_str(&set).ok()) {
        headers.insert(header::SET_COOKIE, value);
    }
    response
}
