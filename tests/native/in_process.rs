//! A transport that calls the sandbox in the same process, with the cookie jar of one browser.

use std::cell::{Cell, RefCell};
use std::future::{Future, ready};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use mon_espace_sante::api::{
    Client, Failure, Request, Response, ResponseFuture, Transport, Unreachable,
};
use mon_espace_sante::contract::{Operation, Profile, RefusalCode, Standing};
use mon_espace_sante::journeys::{Move, Screen};
use mon_espace_sante::sandbox::host::{self, Truncation};
use mon_espace_sante::sandbox::{Limits, Sandbox};

/// 22 November 2026, 10:00 UTC.
pub const NOW: u64 = 1_795_341_600;

/// A simulated browser: a client with its own sandbox and session cookie.
pub struct Browser {
    pub wire: Rc<TransportState>,
    pub client: Client,
}

/// The connection between the client and the sandbox.
pub struct TransportState {
    pub sandbox: RefCell<Sandbox>,
    cookie: RefCell<Option<String>>,
    /// Every request, in order.
    pub sent: RefCell<Vec<Request>>,
    /// Faults for the next requests, in order.
    pub faults: RefCell<Vec<TransportFault>>,
    /// Number of idempotency keys so far, from which the next key is made.
    key_count: Cell<u8>,
}

/// A fault of one request.
pub enum TransportFault {
    /// The sandbox handles the request; its response is lost.
    Lost,
    /// The request does not reach the sandbox.
    Unreachable(Unreachable),
    /// This response is returned, and the request does not reach the sandbox.
    Replaced(Response),
    /// A fault of the sandbox's HTTP server.
    Host(host::Fault),
}

impl Browser {
    pub fn new() -> Self {
        Self::with_limits(Limits::default())
    }

    pub fn with_limits(limits: Limits) -> Self {
        let wire = Rc::new(TransportState {
            sandbox: RefCell::new(Sandbox::with_stopped_clock(limits, NOW)),
            cookie: RefCell::new(None),
            sent: RefCell::new(Vec::new()),
            faults: RefCell::new(Vec::new()),
            key_count: Cell::new(0),
        });
        let client = Client::new(Rc::new(InProcessTransport(wire.clone())), "fr");
        Self { wire, client }
    }

    /// A new browser whose sandbox has received these requests, each after the resend delay.
    pub fn replayed(requests: &[Request]) -> Self {
        let browser = Self::new();
        for request in requests {
            browser.advance(Limits::DEFAULT.resend_after_s.into());
            browser.wire.exchange(request.clone()).unwrap();
        }
        // Idempotency keys must not repeat: the sandbox answers a repeated key with its earlier response.
        browser.wire.key_count.set(u8::try_from(requests.len()).unwrap());
        browser.advance(Limits::DEFAULT.resend_after_s.into());
        browser
    }

    pub fn send<O: Operation>(&self, operation: &O) -> Result<O::Answer, Failure> {
        resolve(self.client.send(operation))
    }

    /// Sends an operation that must succeed.
    pub fn run<O: Operation>(&self, operation: &O) -> O::Answer {
        self.send(operation).unwrap_or_else(|failure| panic!("{}: {failure:?}", O::ID))
    }

    /// Sends an operation that must be refused, and returns the refusal's code.
    pub fn refusal<O: Operation>(&self, operation: &O) -> RefusalCode {
        match self.send(operation) {
            Err(Failure::Refused(problem)) => problem.code,
            Err(failure) => panic!("{}: {failure:?}", O::ID),
            Ok(_) => panic!("{} was not refused", O::ID),
        }
    }

    /// Makes a move at a standing: sends its request and finds its destination, as a form does. Returns the new standing
    /// and the screen that follows.
    pub fn perform(&self, step: Move, standing: &Standing) -> Result<(Standing, Screen), Failure> {
        let standing = match step.request {
            None => standing.clone(),
            Some(request) => match resolve(self.client.send_prepared(request))?.downcast() {
                Ok(standing) => *standing,
                // A decision for a child does not change the standing.
                Err(answer) => {
                    assert!(answer.is::<Profile>());
                    standing.clone()
                }
            },
        };
        let screen = step.destination.find(&standing).screen;
        Ok((standing, screen))
    }

    pub fn download(&self, path: &str) -> Result<Vec<u8>, Failure> {
        resolve(self.client.download(path.to_owned()))
    }

    pub fn inject(&self, fault: TransportFault) {
        self.wire.faults.borrow_mut().push(fault);
    }

    pub fn advance(&self, seconds: u64) {
        self.wire.sandbox.borrow_mut().advance(seconds);
    }

    pub fn session_cookie(&self) -> Option<String> {
        self.wire.cookie.borrow().clone()
    }

    /// Continues as another browser, without a session.
    pub fn clear_session_cookie(&self) {
        self.set_session_cookie(None);
    }

    /// Continues as the browser that has this session.
    pub fn set_session_cookie(&self, cookie: Option<String>) {
        *self.wire.cookie.borrow_mut() = cookie;
    }

    /// The idempotency keys sent, in order.
    pub fn idempotency_keys(&self) -> Vec<String> {
        let sent = self.wire.sent.borrow();
        let key = |request: &Request| {
            request
                .headers
                .iter()
                .find(|(name, _)| *name == "Idempotency-Key")
                .map(|(_, key)| key.clone())
        };
        sent.iter().filter_map(key).collect()
    }
}

/// Returns a transport to the sandbox of a browser, with its session.
pub fn transport(browser: &Browser) -> Rc<dyn Transport> {
    Rc::new(InProcessTransport(browser.wire.clone()))
}

struct InProcessTransport(Rc<TransportState>);

impl Transport for InProcessTransport {
    fn send(&self, request: Request) -> ResponseFuture {
        Box::pin(ready(self.0.exchange(request)))
    }

    fn random_bytes(&self) -> Option<[u8; 16]> {
        self.0.key_count.set(self.0.key_count.get() + 1);
        Some([self.0.key_count.get(); 16])
    }
}

impl TransportState {
    fn exchange(&self, request: Request) -> Result<Response, Unreachable> {
        self.sent.borrow_mut().push(request.clone());
        let fault = if self.faults.borrow().is_empty() {
            None
        } else {
            Some(self.faults.borrow_mut().remove(0))
        };
        match fault {
            None => Ok(self.call(request)),
            Some(TransportFault::Lost) => {
                // The cookie of a lost response is lost with it.
                let cookie_before = self.cookie.borrow().clone();
                self.call(request);
                *self.cookie.borrow_mut() = cookie_before;
                Err(Unreachable::ConnectionFailed)
            }
            Some(TransportFault::Unreachable(unreachable)) => Err(unreachable),
            Some(TransportFault::Replaced(response)) => Ok(response),
            // Without real delays: a request that hangs times out, a slow one succeeds.
            Some(TransportFault::Host(host::Fault::Hang)) => Err(Unreachable::TimedOut),
            Some(TransportFault::Host(host::Fault::Slow(_))) => Ok(self.call(request)),
            Some(TransportFault::Host(fault)) => {
                let cookie_before = self.cookie.borrow().clone();
                let reply = resolve(fault.apply(async || self.handle(request)));
                let whole = reply.filter(|reply| reply.extensions().get::<Truncation>().is_none());
                if whole.is_none() {
                    *self.cookie.borrow_mut() = cookie_before;
                }
                whole.map(convert_response).ok_or(Unreachable::ConnectionFailed)
            }
        }
    }

    fn call(&self, request: Request) -> Response {
        convert_response(self.handle(request))
    }

    fn handle(&self, request: Request) -> http::Response<Vec<u8>> {
        let mut http_request = http::Request::builder().method(request.method).uri(&request.path);
        for (name, value) in &request.headers {
            http_request = http_request.header(*name, value);
        }
        if let Some(cookie) = &*self.cookie.borrow() {
            http_request = http_request.header("Cookie", cookie);
        }
        let http_request =
            http_request.body(request.body.unwrap_or_default().into_bytes()).unwrap();
        let response = self.sandbox.borrow_mut().handle(&http_request).response;
        if let Some(set_cookie) = response.headers().get("set-cookie") {
            let set_cookie = set_cookie.to_str().unwrap();
            let pair = set_cookie.split(';').next().unwrap().to_owned();
            *self.cookie.borrow_mut() = (!set_cookie.contains("Max-Age=0")).then_some(pair);
        }
        response
    }
}

fn convert_response(response: http::Response<Vec<u8>>) -> Response {
    let header =
        |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    Response {
        status: response.status().as_u16(),
        content_type: header("content-type").unwrap_or_default(),
        retry_after_s: header("retry-after").and_then(|seconds| seconds.parse().ok()),
        body: response.into_body(),
    }
}

/// Returns the value of a future that is ready when first polled, as all futures of these transports are.
pub fn resolve<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("not ready"),
    }
}
