//! The sandbox's HTTP host: the site's files, the API answered by [`Sandbox`], and pages of its own.
//!
//! It is a library so that a browser test runs it in its own process, reads the outbox and moves the
//! clock by a function call. It is not a web server for production: it holds invented people.
//!
//! It stands on hyper, without a framework, because a test must be able to cut a connection in the
//! middle of an answer, which frameworks take care to make impossible.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use http::{Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use super::{Limits, Sandbox};
use crate::contract::FranceConnect;

mod control;
mod cors;
mod cut;
mod fault;
mod faults;
mod france_connect;
mod headers;
mod page;
mod policy;
mod site;

pub use cors::Origin;
use cut::{Cut, Sent, bytes, sent};
pub use fault::{CutShort, Fault};
use faults::{Faults, Wanted};
pub use faults::{KINDS, Kind, Operation, Waiting, operations};
pub use headers::{content_security_policy, style_hash};

/// Where the API stands.
pub const API_BASE: &str = "/api/v1";

/// No body of the contract comes near this.
const BODY_LIMIT: usize = 64 * 1024;

/// What is served, and where.
#[derive(Debug, Clone)]
pub struct Host {
    /// The address to listen on: loopback, unless somebody else on the network must see it.
    pub ip: IpAddr,
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// The directory that trunk filled.
    pub site: PathBuf,
    /// Pages load themselves again when the site was rebuilt.
    pub watch: bool,
    /// The sandbox's limits.
    pub limits: Limits,
    /// Where pages stand that may ask this API from another origin.
    pub cors: Option<Origin>,
    /// Where the API stands that this site's pages ask, when it is on another origin.
    pub api: Option<Origin>,
}

/// Why the host did not start.
#[derive(Debug)]
pub enum HostError {
    /// There is no built site in this directory.
    NoSite(PathBuf),
    /// Another program listens on the port.
    PortInUse(u16),
    /// The system refused.
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
                "Port {port} is in use: stop what listens there, or choose another port with \
                 --port {}.",
                port.saturating_add(1)
            ),
            Self::Io(error) => write!(f, "The host could not start: {error}."),
        }
    }
}

impl std::error::Error for HostError {}

/// One request that came to the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The method.
    pub method: Method,
    /// Below the API's base: `/activation/identification`.
    pub path: String,
    /// What makes a repeat recognisable.
    pub idempotency_key: Option<String>,
    /// `Referer`, which the policy of the pages leaves out.
    pub referer: Option<String>,
    /// The body, as text.
    pub body: String,
}

/// What requests share.
struct Shared {
    host: Host,
    sandbox: Mutex<Sandbox>,
    calls: Mutex<Vec<Call>>,
    pages: Mutex<Vec<String>>,
    faults: Mutex<Faults>,
}

/// A panic elsewhere while the lock was held does not make what it guards worse.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A host that serves, until it is shut down or dropped.
pub struct Running {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

impl Running {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What to open in a browser.
    pub fn url(&self) -> String {
        let name = if self.address.ip().is_loopback() || self.address.ip().is_unspecified() {
            "localhost".to_owned()
        } else {
            self.address.ip().to_string()
        };
        format!("http://{name}:{}", self.address.port())
    }

    /// The sandbox itself. Requests wait as long as this is held.
    pub fn sandbox(&self) -> MutexGuard<'_, Sandbox> {
        lock(&self.shared.sandbox)
    }

    /// Every request that came to the API, oldest first.
    pub fn calls(&self) -> Vec<Call> {
        lock(&self.shared.calls).clone()
    }

    /// Every page and file of the site that was asked for (`GET /activer`), oldest first.
    pub fn pages(&self) -> Vec<String> {
        lock(&self.shared.pages).clone()
    }

    /// Spoils the next request to this path (below the API's base, or of a file of the site), once.
    /// Several for the same path wait in a queue.
    pub fn fault(&self, path: &str, fault: Fault) {
        lock(&self.shared.faults).push(path, fault);
    }

    /// Spoils the next requests of an operation by a fault, both by their stable names; whether there
    /// are such.
    pub fn spoils(&self, operation: &str, fault: &str, times: u32) -> bool {
        let (operation, fault) = (operation.to_owned(), fault.to_owned());
        lock(&self.shared.faults).ask(Wanted { operation, fault, times }).is_ok()
    }

    /// Forgets every fault that still waits.
    pub fn forgives(&self) {
        lock(&self.shared.faults).clear();
    }

    /// Stops serving and cuts every connection.
    pub async fn shutdown(mut self) {
        self.task.abort();
        let _ = (&mut self.task).await;
    }

    /// Waits as long as it serves.
    pub async fn served(mut self) {
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
/// When there is no site, or no port to be had.
pub async fn serve(host: Host) -> Result<Running, HostError> {
    if !host.site.join("index.html").is_file() {
        return Err(HostError::NoSite(host.site));
    }
    let listener = listen(host.ip, host.port).await?;
    let address = listener.local_addr().map_err(HostError::Io)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let shared = Arc::new(Shared {
        sandbox: Mutex::new(Sandbox::new(host.limits, now)),
        calls: Mutex::default(),
        pages: Mutex::default(),
        faults: Mutex::default(),
        host,
    });
    let task = tokio::spawn(accept(listener, Arc::clone(&shared)));
    Ok(Running { address, shared, task })
}

/// Takes the port, if it is free.
///
/// # Errors
///
/// When it is not.
pub async fn listen(ip: IpAddr, port: u16) -> Result<TcpListener, HostError> {
    TcpListener::bind((ip, port)).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => HostError::PortInUse(port),
        _ => HostError::Io(error),
    })
}

/// Connections live in a set of this task, so that stopping it cuts them all.
async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    connections.spawn(connection(stream, Arc::clone(&shared)));
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    let service = service_fn(move |request| {
        let shared = Arc::clone(&shared);
        async move { answer(&shared, request).await }
    });
    // An error here is a browser that left, or a fault that was asked for.
    let _ = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// What every room of this host answers with.
type Reply = Response<Vec<u8>>;

async fn answer(shared: &Shared, request: Request<Incoming>) -> Result<Response<Sent>, Cut> {
    let (parts, body) = request.into_parts();
    let body = match Limited::new(body, BODY_LIMIT).collect().await {
        Ok(body) => body.to_bytes().to_vec(),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => {
            return Ok(text(StatusCode::PAYLOAD_TOO_LARGE, "Trop long.").map(bytes));
        }
        Err(_) => return Err(Cut),
    };
    let request = Request::from_parts(parts, body);
    let path = request.uri().path().to_owned();
    let below = path.strip_prefix(API_BASE).filter(|below| below.starts_with('/'));
    let cors = shared.host.cors.as_ref().filter(|_| below.is_some());
    let mut reply = if let Some(reply) = cors.and_then(|pages| cors::preflight(pages, &request)) {
        reply
    } else if let Some(below) = below {
        api(shared, below, request.clone()).await?
    } else if path == "/api/openapi.json" {
        typed(StatusCode::OK, "application/json", include_str!("../../openapi.json"))
    } else if path.starts_with("/api/") {
        text(StatusCode::NOT_FOUND, "Inconnu.")
    } else if path == "/sandbox" || path.starts_with("/sandbox/") {
        page::answer(shared, &path, &request)
    } else {
        lock(&shared.pages).push(format!("{} {path}", request.method()));
        // No address of the application holds a dot: only a file of the site can be spoiled.
        let fault = path.contains('.').then(|| lock(&shared.faults).take(request.method(), &path));
        match fault.flatten() {
            None => site::answer(&shared.host, &path, &request),
            Some(fault) => {
                let handle = async || site::answer(&shared.host, &path, &request);
                fault.spoil(handle).await.ok_or(Cut)?
            }
        }
    };
    let https = request.headers().get("x-forwarded-proto").is_some_and(|proto| proto == "https");
    headers::secure(&path, https, &mut reply);
    if let Some(pages) = cors {
        cors::allow(pages, cors::is_from(pages, &request), &mut reply);
    }
    Ok(sent(reply))
}

/// Answers an operation of the contract, spoiled if a test asked for that.
async fn api(shared: &Shared, below: &str, request: Request<Vec<u8>>) -> Result<Reply, Cut> {
    let header = |name: &str| {
        let value = request.headers().get(name).and_then(|value| value.to_str().ok());
        value.map(str::to_owned)
    };
    lock(&shared.calls).push(Call {
        method: request.method().clone(),
        path: below.to_owned(),
        idempotency_key: header("idempotency-key"),
        referer: header("referer"),
        body: String::from_utf8_lossy(request.body()).into_owned(),
    });
    let fault = lock(&shared.faults).take(request.method(), below);
    let handle = async move || {
        // A navigation of the browser, to the identity provider that this host plays.
        if below == FranceConnect::PATH {
            return france_connect::begin();
        }
        let mut request = request;
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        if let Ok(uri) = format!("{below}{query}").parse() {
            *request.uri_mut() = uri;
        }
        let answer = lock(&shared.sandbox).handle(&request);
        tokio::time::sleep(answer.delay).await;
        answer.response
    };
    let mut reply = match fault {
        None => handle().await,
        Some(fault) => fault.spoil(handle).await.ok_or(Cut)?,
    };
    // Answers about a person are kept nowhere, whatever the sandbox forgot to say.
    reply
        .headers_mut()
        .entry(header::CACHE_CONTROL)
        .or_insert(header::HeaderValue::from_static("no-store"));
    Ok(reply)
}

/// An answer of one type.
fn typed(status: StatusCode, content_type: &'static str, body: impl Into<Vec<u8>>) -> Reply {
    let mut reply = Response::new(body.into());
    *reply.status_mut() = status;
    reply
        .headers_mut()
        .insert(header::CONTENT_TYPE, header::HeaderValue::from_static(content_type));
    reply
}

/// A few words.
fn text(status: StatusCode, words: &'static str) -> Reply {
    typed(status, "text/plain; charset=utf-8", words)
}
