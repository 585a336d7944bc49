//! The options of the host, and the state that its requests share.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use http::Method;

use super::cors::Origin;
use super::faults::Faults;
use crate::sandbox::{Limits, Sandbox};

/// The options of the host: what to serve, and on which address.
#[derive(Debug, Clone)]
pub struct Host {
    /// The address to listen on: loopback, unless other computers need access.
    pub ip: IpAddr,
    /// The port; 0 for any free port.
    pub port: u16,
    /// Names of this host that pages may use, beside `localhost` and IP addresses.
    pub names: Vec<String>,
    /// The directory of the site that trunk built.
    pub site: PathBuf,
    /// Whether open pages reload when the site is rebuilt.
    pub watch: bool,
    /// The limits of the sandbox.
    pub limits: Limits,
    /// Another origin whose pages may call this API.
    pub cors: Option<Origin>,
    /// The origin of the API that this site's pages call, if it differs from the site's.
    pub api: Option<Origin>,
}

impl Host {
    /// Serves a site on any free port of this computer, with the API on the same origin.
    pub fn on_loopback(site: PathBuf, limits: Limits) -> Self {
        Self {
            ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            names: Vec::new(),
            site,
            watch: false,
            limits,
            cors: None,
            api: None,
        }
    }
}

/// A request that the API received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiCall {
    /// The HTTP method.
    pub method: Method,
    /// The path relative to the API's base: `/activation/identification`.
    pub path: String,
    /// The `Idempotency-Key` header.
    pub idempotency_key: Option<String>,
    /// The `Referer` header, which the pages' referrer policy should suppress.
    pub referer: Option<String>,
    /// The body, as text.
    pub body: String,
}

/// The state that all requests share.
pub(super) struct HostState {
    pub(super) host: Host,
    pub(super) sandbox: Mutex<Sandbox>,
    pub(super) calls: Mutex<Vec<ApiCall>>,
    pub(super) pages: Mutex<Vec<String>>,
    pub(super) faults: Mutex<Faults>,
}

/// Locks a mutex, even one poisoned by a panic: the data that it guards stays usable.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
