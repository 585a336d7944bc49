//! The browser's transport, `fetch`.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, RequestCache, RequestCredentials, RequestInit, RequestRedirect,
    Window,
};

use super::{
    MAX_RESPONSE_BYTES, Request, Response, ResponseFuture, TIMEOUT_MS, Transport, Unreachable,
};

/// A request that was sent before the program started, and what aborts it.
pub struct EarlyRequest {
    /// The response of `fetch`.
    pub response: Promise,
    /// Aborts the request.
    pub controller: AbortController,
}

/// A transport that sends requests to a base address, with the session's cookie.
pub struct Fetch {
    base: String,
    /// `GET /session`, which `boot.js` sends while the program loads. Used once.
    early_session: Cell<Option<EarlyRequest>>,
}

impl Fetch {
    /// Creates a transport. `base` is a path such as `/api/v1`, or an address of another origin, without a slash at its end.
    pub fn new(base: &str) -> Self {
        Self { base: base.to_owned(), early_session: Cell::new(None) }
    }

    /// Uses this request for the first `GET /session`.
    pub fn with_early_session(self, request: Option<EarlyRequest>) -> Self {
        self.early_session.set(request);
        self
    }
}

impl Transport for Fetch {
    fn send(&self, request: Request) -> ResponseFuture {
        let url = [self.base.as_str(), request.path.as_str()].concat();
        let is_session = request.method == "GET" && request.path == "/session";
        let early = if is_session { self.early_session.take() } else { None };
        Box::pin(fetch_with_timeout(url, request, early))
    }

    fn random_bytes(&self) -> Option<[u8; 16]> {
        let mut bytes = [0; 16];
        let crypto = web_sys::window()?.crypto().ok()?;
        crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// Downloads a file of the site as text, whatever its `Content-Type`.
///
/// # Errors
/// See [`Unreachable`]; a status other than 200, or a text that is not UTF-8, is [`Unreachable::ConnectionFailed`].
pub async fn read_text(path: &str) -> Result<String, Unreachable> {
    let request = Request { method: "GET", path: String::new(), headers: Vec::new(), body: None };
    let response = fetch_with_timeout(path.to_owned(), request, None).await?;
    let text = String::from_utf8(response.body).map_err(|_| Unreachable::ConnectionFailed)?;
    if response.status == 200 { Ok(text) } else { Err(Unreachable::ConnectionFailed) }
}

async fn fetch_with_timeout(
    url: String,
    request: Request,
    early: Option<EarlyRequest>,
) -> Result<Response, Unreachable> {
    let window = web_sys::window().ok_or(Unreachable::ConnectionFailed)?;
    let early = match early {
        Some(early) => early,
        None => begin(&window, &url, request).ok_or(Unreachable::ConnectionFailed)?,
    };
    let EarlyRequest { response, controller } = early;
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
    let response = read_response(response).await;
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

/// Sends a request.
fn begin(window: &Window, url: &str, request: Request) -> Option<EarlyRequest> {
    let controller = AbortController::new().ok()?;
    let headers = Headers::new().ok()?;
    for (name, value) in &request.headers {
        headers.set(name, value).ok()?;
    }
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_headers(&headers);
    init.set_credentials(RequestCredentials::Include);
    init.set_cache(RequestCache::NoStore);
    // The contract has no redirect; a body with a number or a password must not follow one.
    init.set_redirect(RequestRedirect::Error);
    init.set_signal(Some(&controller.signal()));
    if let Some(body) = request.body {
        init.set_body(&body.into());
    }
    Some(EarlyRequest { response: window.fetch_with_str_and_init(url, &init), controller })
}

async fn read_response(response: Promise) -> Option<Response> {
    let response: web_sys::Response = JsFuture::from(response).await.ok()?.unchecked_into();
    let header = |name| response.headers().get(name).ok().flatten();
    let length = header("content-length").and_then(|length| length.parse::<usize>().ok());
    let body = if length.is_some_and(|length| length > MAX_RESPONSE_BYTES) {
        // Too long for an answer of the contract. Instead of downloading the body, return one of zeros that is just too
        // long, so that `Client` reports `Failure::Unreadable`.
        vec![0; MAX_RESPONSE_BYTES + 1]
    } else {
        let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
        Uint8Array::new(&bytes).to_vec()
    };
    Some(Response {
        status: response.status(),
        content_type: header("content-type").unwrap_or_default(),
        retry_after_s: header("retry-after").and_then(|seconds| seconds.parse().ok()),
        body,
    })
}
