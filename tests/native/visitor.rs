//! The browser and its sandbox that the static preview keeps in a page: made again from the record, they
//! stand where they stood.

use std::cell::{Cell, RefCell};
use std::future::ready;
use std::rc::Rc;

use mon_espace_sante::api::{Client, Failure, Request, Response, Sending, Transport};
use mon_espace_sante::contract::{
    At, Consent, EndSession, OpenResetLink, Oppose, ReadSession, Standing,
};
use mon_espace_sante::sandbox::{Asked, Limits, Record, Visitor};
use serde_json::json;

use crate::activation::identify;
use crate::in_process::{NOW, now};

/// A page: a client over a visitor, with a clock that the test holds.
struct Page {
    wire: Rc<Wire>,
    client: Client,
}

struct Wire {
    visitor: RefCell<Visitor>,
    clock: Cell<u64>,
    serial: Cell<u8>,
}

struct Shared(Rc<Wire>);

impl Transport for Shared {
    fn send(&self, request: Request) -> Sending {
        let headers = request.headers.into_iter().map(|(name, value)| (name.to_owned(), value));
        let asked = Asked {
            method: request.method.to_owned(),
            path: request.path,
            headers: headers.collect(),
            body: request.body.unwrap_or_default(),
        };
        let answer = self.0.visitor.borrow_mut().asks(asked, self.0.clock.get()).response;
        let kind = answer.headers().get("content-type").unwrap().to_str().unwrap().to_owned();
        Box::pin(ready(Ok(Response {
            status: answer.status().as_u16(),
            content_type: kind,
            retry_after_s: None,
            body: answer.into_body(),
        })))
    }

    fn random(&self) -> [u8; 16] {
        self.0.serial.set(self.0.serial.get() + 1);
        [self.0.serial.get(); 16]
    }
}

impl Page {
    fn of(visitor: Visitor, clock: u64, serial: u8) -> Self {
        let wire = Rc::new(Wire {
            visitor: RefCell::new(visitor),
            clock: Cell::new(clock),
            serial: Cell::new(serial),
        });
        Self { client: Client::new(Rc::new(Shared(wire.clone())), "fr"), wire }
    }

    fn new() -> Self {
        Self::of(Visitor::new(Limits::DEFAULT, NOW), NOW, 0)
    }

    /// The page that comes after a reload: all that goes from one to the other is text.
    fn reloaded(self) -> Self {
        let record = serde_json::to_string(self.wire.visitor.borrow().record()).unwrap();
        let record: Record = serde_json::from_str(&record).unwrap();
        let clock = self.wire.clock.get();
        self.wire.visitor.borrow_mut().passes(clock);
        let again = Self::of(
            Visitor::again(Limits::DEFAULT, record.clone(), clock),
            clock,
            self.wire.serial.get(),
        );
        assert_eq!(again.wire.visitor.borrow().record(), &record);
        assert_eq!(again.wire.visitor.borrow().outbox(), self.wire.visitor.borrow().outbox());
        assert_eq!(again.wire.visitor.borrow().now(), self.wire.visitor.borrow().now());
        assert_eq!(again.stands(), self.stands());
        again
    }

    fn stands(&self) -> Standing {
        now(self.client.send(&ReadSession {})).unwrap()
    }

    fn passes(&self, seconds: u64) {
        self.wire.clock.set(self.wire.clock.get() + seconds);
    }
}

fn seconds_left(standing: &Standing) -> u32 {
    standing.session.as_ref().unwrap().expires_in_s
}

#[test]
fn a_reload_loses_nothing_of_a_journey() {
    let page = Page::new().reloaded();
    now(page.client.send(&identify("Martine"))).unwrap();
    let page = page.reloaded();
    let At::Decision(decision) = page.stands().at else { panic!("{:?}", page.stands().at) };
    now(page.client.send(&Consent { terms_version: decision.terms_version })).unwrap();
    page.passes(60);
    let page = page.reloaded();
    assert!(matches!(page.stands().at, At::Contact(_)));
    assert_eq!(seconds_left(&page.stands()), 840);
    page.wire.visitor.borrow_mut().advance(600);
    let page = page.reloaded();
    assert_eq!(seconds_left(&page.stands()), 240);
    page.wire.visitor.borrow_mut().advance(240);
    let page = page.reloaded();
    assert_eq!(page.stands().at, At::Nowhere);
}

#[test]
fn the_receipt_and_the_end_of_the_session_are_the_same_after_a_reload() {
    let page = Page::new();
    now(page.client.send(&identify("Martine"))).unwrap();
    let opposed = now(page.client.send(&Oppose {})).unwrap();
    let page = page.reloaded();
    assert_eq!(page.stands().at, opposed.at);
    let before = now(page.client.download("/opposition/receipt".to_owned())).unwrap();
    let page = page.reloaded();
    let after = now(page.client.download("/opposition/receipt".to_owned())).unwrap();
    assert_eq!(before, after);
    now(page.client.send(&EndSession {})).unwrap();
    assert_eq!(page.reloaded().stands(), Standing::NOBODY);
}

#[test]
fn a_link_of_the_outbox_opens_after_a_reload_and_once() {
    let page = Page::new();
    page.stands();
    let asked = json!({ "nir": "288027511504294", "birth_date": "1988-02-14",
        "card": { "kind": "photo", "serial": "03100012345" } });
    let headers = [("X-Espace-Sante", "1"), ("Idempotency-Key", "un"), ("Content-Type", "json")];
    let asked = Asked {
        method: "POST".to_owned(),
        path: "/recovery/password".to_owned(),
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        body: asked.to_string(),
    };
    assert_eq!(page.wire.visitor.borrow_mut().asks(asked, NOW).response.status(), 200);
    let page = page.reloaded();
    let link = page.wire.visitor.borrow().outbox()[0].link.clone().unwrap();
    let token = link.split_once('=').unwrap().1;
    let open: OpenResetLink = serde_json::from_value(json!({ "token": token })).unwrap();
    assert!(matches!(now(page.client.send(&open)).unwrap().at, At::ResetPassword { .. }));
    let page = page.reloaded();
    // Another act than the one before, word for word the same.
    page.stands();
    assert!(matches!(now(page.client.send(&open)), Err(Failure::Refused(_))));
}

#[test]
fn whoever_has_a_space_comes_back_from_the_identity_provider() {
    let page = Page::new();
    page.wire.visitor.borrow_mut().comes_back(0, NOW);
    assert_eq!(page.stands(), Standing::NOBODY);
    page.wire.visitor.borrow_mut().comes_back(2, NOW);
    let page = page.reloaded();
    assert_eq!(page.stands().at, At::SignedIn);
    assert_eq!(page.stands().person.unwrap().first_name, "Inaya");
}

#[test]
fn a_clock_that_is_set_back_stands_still_and_nonsense_is_refused() {
    let mut visitor = Visitor::new(Limits::DEFAULT, NOW);
    visitor.passes(NOW + 10);
    visitor.passes(NOW - 1_000);
    assert_eq!(visitor.now(), NOW + 10);
    let asked = Asked {
        method: "NO METHOD".to_owned(),
        path: "nowhere at all".to_owned(),
        headers: vec![("\n".to_owned(), String::new())],
        body: "{".to_owned(),
    };
    assert_eq!(visitor.asks(asked, NOW).response.status(), 404);
}
