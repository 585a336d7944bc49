//! A transport that calls the sandbox, with the cookie jar of one browser.

use std::cell::{Cell, RefCell};
use std::future::{Future, ready};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use mon_espace_sante::api::{Client, Failure, Request, Response, Sending, Transport, Unreachable};
use mon_espace_sante::contract::{Code, Operation};
use mon_espace_sante::sandbox::host::{self, CutShort};
use mon_espace_sante::sandbox::{Limits, Sandbox};

/// 22 November 2026, 10:00 UTC.
pub const NOW: u64 = 1_795_341_600;

/// One browser, in front of its own sandbox.
pub struct Browser {
    pub wire: Rc<Wire>,
    pub client: Client,
}

/// What lies between the two.
pub struct Wire {
    pub sandbox: RefCell<Sandbox>,
    cookie: RefCell<Option<String>>,
    /// Every request, in order.
    pub sent: RefCell<Vec<Request>>,
    /// What happens to the next answers, first first.
    pub faults: RefCell<Vec<Fault>>,
    serial: Cell<u8>,
}

/// What can happen to an answer.
pub enum Fault {
    /// The backend acts; its answer never arrives.
    Lost,
    /// Nothing arrives at the backend.
    Unreachable(Unreachable),
    /// Something else is answered, and the backend is not asked.
    Instead(Response),
    /// As the sandbox's host spoils an answer.
    Spoiled(host::Fault),
}

impl Browser {
    pub fn new() -> Self {
        Self::with(Limits::default())
    }

    pub fn with(limits: Limits) -> Self {
        let wire = Rc::new(Wire {
            sandbox: RefCell::new(Sandbox::stopped(limits, NOW)),
            cookie: RefCell::new(None),
            sent: RefCell::new(Vec::new()),
            faults: RefCell::new(Vec::new()),
            serial: Cell::new(0),
        });
        let client = Client::new(Rc::new(Shared(wire.clone())), "fr");
        Self { wire, client }
    }

    /// Another browser in front of a sandbox of its own, where the same was asked, a cool-down apart.
    pub fn replayed(requests: &[Request]) -> Self {
        let browser = Self::new();
        for request in requests {
            browser.advance(Limits::DEFAULT.resend_after_s.into());
            browser.wire.exchange(request.clone()).unwrap();
        }
        // No key twice: an act that is repeated would be answered as before.
        browser.wire.serial.set(u8::try_from(requests.len()).unwrap());
        browser.advance(Limits::DEFAULT.resend_after_s.into());
        browser
    }

    pub fn send<O: Operation>(&self, operation: &O) -> Result<O::Answer, Failure> {
        now(self.client.send(operation))
    }

    /// The standing, or a panic that names the failure.
    pub fn done<O: Operation>(&self, operation: &O) -> O::Answer {
        self.send(operation).unwrap_or_else(|failure| panic!("{}: {failure:?}", O::ID))
    }

    /// The refusal's code, or a panic.
    pub fn refused<O: Operation>(&self, operation: &O) -> Code {
        match self.send(operation) {
            Err(Failure::Refused(problem)) => problem.code,
            Err(failure) => panic!("{}: {failure:?}", O::ID),
            Ok(_) => panic!("{} was not refused", O::ID),
        }
    }

    /// A document, by its path.
    pub fn download(&self, path: &str) -> Result<Vec<u8>, Failure> {
        now(self.client.download(path.to_owned()))
    }

    pub fn fails_next(&self, fault: Fault) {
        self.wire.faults.borrow_mut().push(fault);
    }

    pub fn advance(&self, seconds: u64) {
        self.wire.sandbox.borrow_mut().advance(seconds);
    }

    /// The cookie of the session.
    pub fn cookie(&self) -> Option<String> {
        self.wire.cookie.borrow().clone()
    }

    /// As another browser, which has none.
    pub fn forgets_cookie(&self) {
        self.has_cookie(None);
    }

    /// As the browser that has this one.
    pub fn has_cookie(&self, cookie: Option<String>) {
        *self.wire.cookie.borrow_mut() = cookie;
    }

    /// The idempotency keys sent, in order.
    pub fn keys(&self) -> Vec<String> {
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

struct Shared(Rc<Wire>);

impl Transport for Shared {
    fn send(&self, request: Request) -> Sending {
        Box::pin(ready(self.0.exchange(request)))
    }

    fn random(&self) -> [u8; 16] {
        self.0.serial.set(self.0.serial.get() + 1);
        [self.0.serial.get(); 16]
    }
}

impl Wire {
    fn exchange(&self, request: Request) -> Result<Response, Unreachable> {
        self.sent.borrow_mut().push(request.clone());
        let fault = if self.faults.borrow().is_empty() {
            None
        } else {
            Some(self.faults.borrow_mut().remove(0))
        };
        match fault {
            None => Ok(self.ask(request)),
            Some(Fault::Lost) => {
                // The cookie of an answer that never arrived is not kept either.
                let kept = self.cookie.borrow().clone();
                self.ask(request);
                *self.cookie.borrow_mut() = kept;
                Err(Unreachable::Broken)
            }
            Some(Fault::Unreachable(unreachable)) => Err(unreachable),
            Some(Fault::Instead(response)) => Ok(response),
            // Nobody waits here: an answer that never comes is given up, a slow one is there.
            Some(Fault::Spoiled(host::Fault::Hang)) => Err(Unreachable::TimedOut),
            Some(Fault::Spoiled(host::Fault::Slow(_))) => Ok(self.ask(request)),
            Some(Fault::Spoiled(fault)) => {
                let kept = self.cookie.borrow().clone();
                let reply = now(fault.spoil(async || self.handle(request)));
                let whole = reply.filter(|reply| reply.extensions().get::<CutShort>().is_none());
                if whole.is_none() {
                    *self.cookie.borrow_mut() = kept;
                }
                whole.map(read).ok_or(Unreachable::Broken)
            }
        }
    }

    fn ask(&self, request: Request) -> Response {
        read(self.handle(request))
    }

    fn handle(&self, request: Request) -> http::Response<Vec<u8>> {
        let mut asked = http::Request::builder().method(request.method).uri(&request.path);
        for (name, value) in &request.headers {
            asked = asked.header(*name, value);
        }
        if let Some(cookie) = &*self.cookie.borrow() {
            asked = asked.header("Cookie", cookie);
        }
        let asked = asked.body(request.body.unwrap_or_default().into_bytes()).unwrap();
        let answered = self.sandbox.borrow_mut().handle(&asked).response;
        if let Some(set) = answered.headers().get("set-cookie") {
            let set = set.to_str().unwrap();
            let pair = set.split(';').next().unwrap().to_owned();
            *self.cookie.borrow_mut() = (!set.contains("Max-Age=0")).then_some(pair);
        }
        answered
    }
}

fn read(answered: http::Response<Vec<u8>>) -> Response {
    let header =
        |name: &str| answered.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    Response {
        status: answered.status().as_u16(),
        content_type: header("content-type").unwrap_or_default(),
        retry_after_s: header("retry-after").and_then(|seconds| seconds.parse().ok()),
        body: answered.into_body(),
    }
}

/// The value of a future that is ready at once, as all of these are.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("not ready"),
    }
}
