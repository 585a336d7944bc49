//! The sandbox's HTTP host: serves the site's files, the API (by [`Sandbox`]), and the `/sandbox`
//! pages.
//!
//! It is a library, so that a browser test can run it in its own process, read the outbox and advance
//! the clock by function calls. It is not a web server for production: its people are invented.
//!
//! It uses hyper without a framework, because a test must be able to cut a connection in the middle
//! of a response, which frameworks prevent.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use super::Sandbox;
use crate::contract::FranceConnect;

mod control;
mod cors;
mod cut;
mod fault;
mod faults;
mod france_connect;
mod guard;
mod headers;
mod operations;
mod page;
mod policy;
mod reply;
mod site;
mod state;

pub use cors::Origin;
use cut::{ConnectionCut, ReplyBody, to_response, whole_body};
pub use fault::{Fault, Truncation};
use faults::FaultRequest;
pub use faults::{FaultKind, KINDS, PendingFault};
pub use headers::{content_security_policy, style_hash};
pub use operations::API_BASE;
use reply::{Reply, text, typed};
pub use state::{ApiCall, Host};
use state::{HostState, lock};

/// The maximum size of a request body, in bytes; the contract's bodies are far smaller.
const BODY_LIMIT: usize = 64 * 1024;
/// The most time that a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(10);

/// The error of a host that could not start.
#[derive(Debug)]
pub enum HostError {
    /// The directory contains no built site.
    NoSite(PathBuf),
    /// Another program listens on the port.
    PortInUse(u16),
    /// Another error of the operating system.
    Io(std::io::Error),
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSite(path) => write!(
                f,
                "There is no site in {}: build it first with `cargo xtask serve`, or name another \
                 directory with --site.",
                path.display()
            ),
            Self::PortInUse(port) => write!(
                f,
                "Port {port} is in use: stop the program that uses it, or choose another port with \
                 --port {}.",
                port.saturating_add(1)
            ),
            Self::Io(error) => write!(f, "The host could not start: {error}."),
        }
    }
}

impl std::error::Error for HostError {}

/// A host that serves until it is shut down or dropped.
pub struct Running {
    address: SocketAddr,
    state: Arc<HostState>,
    task: JoinHandle<()>,
}

impl Running {
    /// Returns the address on which it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the URL to open in a browser.
    pub fn url(&self) -> String {
        let name = if self.address.ip().is_loopback() || self.address.ip().is_unspecified() {
            "localhost".to_owned()
        } else {
            self.address.ip().to_string()
        };
        format!("http://{name}:{}", self.address.port())
    }

    /// Locks the sandbox. Requests wait as long as the guard is held.
    pub fn sandbox(&self) -> MutexGuard<'_, Sandbox> {
        lock(&self.state.sandbox)
    }

    /// Returns every request that the API received, oldest first.
    pub fn calls(&self) -> Vec<ApiCall> {
        lock(&self.state.calls).clone()
    }

    /// Returns every request for a page or file of the site (`GET /activer`), oldest first.
    pub fn pages(&self) -> Vec<String> {
        lock(&self.state.pages).clone()
    }

    /// Injects a fault into the next request to this path (relative to the API's base, or of a file of
    /// the site), once. Several faults for the same path are queued.
    pub fn inject_fault(&self, path: &str, fault: Fault) {
        lock(&self.state.faults).push(path, fault);
    }

    /// Injects a fault into the next `times` requests of an operation, both given by name. Returns
    /// whether the names exist.
    pub fn inject_named_fault(&self, operation: &str, fault: &str, times: u32) -> bool {
        let (operation, fault) = (operation.to_owned(), fault.to_owned());
        lock(&self.state.faults).queue_named(FaultRequest { operation, fault, times }).is_ok()
    }

    /// Removes all pending faults.
    pub fn clear_faults(&self) {
        lock(&self.state.faults).clear();
    }

    /// Stops serving and cuts every connection.
    pub async fn shutdown(mut self) {
        self.task.abort();
        let _ = (&mut self.task).await;
    }

    /// Waits until the host stops serving.
    pub async fn wait_until_stopped(mut self) {
        let _ = (&mut self.task).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl fmt::Debug for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running").field("address", &self.address).finish_non_exhaustive()
    }
}

/// Starts serving.
///
/// # Errors
///
/// When the directory contains no site, or the port is not available.
pub async fn serve(host: Host) -> Result<Running, HostError> {
    if !host.site.join("index.html").is_file() {
        return Err(HostError::NoSite(host.site));
    }
    let listener = listen(host.ip, host.port).await?;
    let address = listener.local_addr().map_err(HostError::Io)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let state = Arc::new(HostState {
        sandbox: Mutex::new(Sandbox::new(host.limits, now)),
        calls: Mutex::default(),
        pages: Mutex::default(),
        faults: Mutex::default(),
        host,
    });
    let task = tokio::spawn(accept(listener, Arc::clone(&state)));
    Ok(Running { address, state, task })
}

/// Listens on a port.
///
/// # Errors
///
/// When the port is in use, or the operating system refuses it.
pub async fn listen(ip: IpAddr, port: u16) -> Result<TcpListener, HostError> {
    TcpListener::bind((ip, port)).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => HostError::PortInUse(port),
        _ => HostError::Io(error),
    })
}

/// Accepts connections. This task owns them all, so that stopping it cuts them.
async fn accept(listener: TcpListener, state: Arc<HostState>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    connections.spawn(connection(stream, Arc::clone(&state)));
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, state: Arc<HostState>) {
    let service = service_fn(move |request| {
        let state = Arc::clone(&state);
        async move { answer(&state, request).await }
    });
    // An error here means that the browser closed the connection, or that a fault was injected.
    let _ = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn answer(
    state: &HostState,
    request: Request<Incoming>,
) -> Result<Response<ReplyBody>, ConnectionCut> {
    let (parts, body) = request.into_parts();
    if let Some(refusal) = guard::refuse(&parts, &state.host.names, state.host.cors.as_ref()) {
        return Ok(refusal.map(whole_body));
    }
    let whole = Limited::new(body, BODY_LIMIT).collect();
    let Ok(whole) = tokio::time::timeout(BODY_TIME, whole).await else {
        return Ok(text(StatusCode::REQUEST_TIMEOUT, "Trop lent.").map(whole_body));
    };
    let body = match whole {
        Ok(body) => body.to_bytes().to_vec(),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => {
            return Ok(text(StatusCode::PAYLOAD_TOO_LARGE, "Trop long.").map(whole_body));
        }
        Err(_) => return Err(ConnectionCut),
    };
    let request = Request::from_parts(parts, body);
    let path = request.uri().path().to_owned();
    let api_path = path.strip_prefix(API_BASE).filter(|api_path| api_path.starts_with('/'));
    let cors = state.host.cors.as_ref().filter(|_| api_path.is_some());
    let mut reply = if let Some(reply) = cors.and_then(|origin| cors::preflight(origin, &request)) {
        reply
    } else if let Some(api_path) = api_path {
        api(state, api_path, request.clone()).await?
    } else if path == "/api/openapi.json" {
        typed(StatusCode::OK, "application/json", include_str!("../../openapi.json"))
    } else if path.starts_with("/api/") {
        text(StatusCode::NOT_FOUND, "Inconnu.")
    } else if path == "/sandbox" || path.starts_with("/sandbox/") {
        page::answer(state, &path, &request)
    } else {
        record(&state.pages, format!("{} {path}", request.method()));
        // No address of the application contains a dot, so faults apply only to files of the site.
        let fault = path.contains('.').then(|| lock(&state.faults).take(request.method(), &path));
        match fault.flatten() {
            None => site::answer(&state.host, &path, &request),
            Some(fault) => {
                let handle = async || site::answer(&state.host, &path, &request);
                fault.apply(handle).await.ok_or(ConnectionCut)?
            }
        }
    };
    let https = request.headers().get("x-forwarded-proto").is_some_and(|proto| proto == "https");
    headers::add_security_headers(&path, https, &mut reply);
    if let Some(origin) = cors {
        cors::allow(origin, cors::is_from(origin, &request), &mut reply);
    }
    Ok(to_response(reply))
}

/// The most requests of each kind that are remembered.
const RECORD_LIMIT: usize = 10_000;

/// Remembers a request; forgets the older half when there are too many.
fn record<T>(requests: &Mutex<Vec<T>>, request: T) {
    let mut requests = lock(requests);
    if requests.len() >= RECORD_LIMIT {
        requests.drain(..RECORD_LIMIT / 2);
    }
    requests.push(request);
}

/// Handles an operation of the contract, with the pending fault if there is one.
async fn api(
    state: &HostState,
    api_path: &str,
    request: Request<Vec<u8>>,
) -> Result<Reply, ConnectionCut> {
    let header = |name: &str| {
        let value = request.headers().get(name).and_then(|value| value.to_str().ok());
        value.map(str::to_owned)
    };
    record(
        &state.calls,
        ApiCall {
            method: request.method().clone(),
            path: api_path.to_owned(),
            idempotency_key: header("idempotency-key"),
            referer: header("referer"),
            body: String::from_utf8_lossy(request.body()).into_owned(),
        },
    );
    let fault = lock(&state.faults).take(request.method(), api_path);
    let handle = async move || {
        // A navigation of the browser, to the identity provider that this host simulates.
        if api_path == FranceConnect::PATH {
            return france_connect::begin();
        }
        let mut request = request;
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        if let Ok(uri) = format!("{api_path}{query}").parse() {
            *request.uri_mut() = uri;
        }
        let answer = lock(&state.sandbox).handle(&request);
        tokio::time::sleep(answer.delay).await;
        answer.response
    };
    let mut reply = match fault {
        None => handle().await,
        Some(fault) => fault.apply(handle).await.ok_or(ConnectionCut)?,
    };
    // Responses about a person must not be cached, even if the sandbox sets no header.
    reply
        .headers_mut()
        .entry(header::CACHE_CONTROL)
        .or_insert(header::HeaderValue::from_static("no-store"));
    Ok(reply)
}
