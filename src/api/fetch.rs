//! The browser's transport, `fetch`. This is the only file that uses gloo-net.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::RequestBuilder;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AbortController, RequestCredentials};

use super::{
    MAX_RESPONSE_BYTES, Request, Response, ResponseFuture, TIMEOUT_MS, Transport, Unreachable,
};

/// A transport that sends requests to a base address, with the session's cookie.
pub struct Fetch {
    base: String,
}

impl Fetch {
    /// Creates a transport. `base` is a path such as `/api/v1`, or an address of another origin; a slash at its end is
    /// removed.
    pub fn new(base: &str) -> Self {
        Self { base: base.trim_end_matches('/').to_owned() }
    }
}

impl Transport for Fetch {
    fn send(&self, request: Request) -> ResponseFuture {
        let url = [self.base.as_str(), request.path.as_str()].concat();
        Box::pin(fetch_with_timeout(url, request))
    }

    fn random_bytes(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
            // Every browser that runs WebAssembly has `crypto`. Without it all bytes would be zero, every request would
            // have the same idempotency key, and the backend could take a new request for a retry.
            let _ = crypto.get_random_values_with_u8_array(&mut bytes);
        }
        bytes
    }
}

/// Downloads a file of the site as text, whatever its `Content-Type`.
///
/// # Errors
/// See [`Unreachable`]; a status other than 200, or a text that is not UTF-8, is [`Unreachable::ConnectionFailed`].
pub async fn read_text(path: &str) -> Result<String, Unreachable> {
    let request = Request { method: "GET", path: String::new(), headers: Vec::new(), body: None };
    let response = fetch_with_timeout(path.to_owned(), request).await?;
    let text = String::from_utf8(response.body).map_err(|_| Unreachable::ConnectionFailed)?;
    if response.status == 200 { Ok(text) } else { Err(Unreachable::ConnectionFailed) }
}

async fn fetch_with_timeout(url: String, request: Request) -> Result<Response, Unreachable> {
    let window = web_sys::window().ok_or(Unreachable::ConnectionFailed)?;
    let controller = AbortController::new().map_err(|_| Unreachable::ConnectionFailed)?;
    let signal = controller.signal();
    let timed_out = Rc::new(Cell::new(false));
    let on_timeout = {
        let timed_out = timed_out.clone();
        Closure::once_into_js(move || {
            timed_out.set(true);
            controller.abort();
        })
    };
    let delay = i32::try_from(TIMEOUT_MS).unwrap_or(i32::MAX);
    let timer = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(on_timeout.unchecked_ref(), delay)
        .map_err(|_| Unreachable::ConnectionFailed)?;
    let response = fetch(&url, request, &signal).await;
    window.clear_timeout_with_handle(timer);
    response.ok_or_else(|| {
        if timed_out.get() {
            Unreachable::TimedOut
        } else if !window.navigator().on_line() {
            Unreachable::Offline
        } else {
            Unreachable::ConnectionFailed
        }
    })
}

async fn fetch(url: &str, request: Request, signal: &web_sys::AbortSignal) -> Option<Response> {
    let method = match request.method {
        "POST" => gloo_net::http::Method::POST,
        "DELETE" => gloo_net::http::Method::DELETE,
        _ => gloo_net::http::Method::GET,
    };
    let mut builder = RequestBuilder::new(url)
        .method(method)
        .credentials(RequestCredentials::Include)
        .cache(web_sys::RequestCache::NoStore)
        .abort_signal(Some(signal));
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let request = match request.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let response = request.ok()?.send().await.ok()?;
    let header = |name| response.headers().get(name);
    let length = header("content-length").and_then(|length| length.parse::<usize>().ok());
    let body = if length.is_some_and(|length| length > MAX_RESPONSE_BYTES) {
        // Too long for an answer of the contract. Instead of downloading the body, return one of zeros that is just too
        // long, so that `Client` reports `Failure::Unreadable`.
        vec![0; MAX_RESPONSE_BYTES + 1]
    } else {
        response.binary().await.ok()?
    };
    Some(Response {
        status: response.status(),
        content_type: header("content-type").unwrap_or_default(),
        retry_after_s: header("retry-after").and_then(|seconds| seconds.parse().ok()),
        body,
    })
}
