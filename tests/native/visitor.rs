//! The sandbox of the static preview (`Visitor`), which runs in the page. After a reload it is restored from its
//! record to the same state.

use std::cell::{Cell, RefCell};
use std::future::ready;
use std::rc::Rc;

use mon_espace_sante::api::{Client, Failure, Request, Response, ResponseFuture, Transport};
use mon_espace_sante::contract::{
    At, Consent, EndSession, FranceConnectOutcome, OpenResetLink, Oppose, ReadSession,
    ResetPassword, Standing,
};
use mon_espace_sante::sandbox::{Limits, ProviderAnswer, Record, RecordedRequest, Visitor};
use serde_json::json;

use crate::activation::identify;
use crate::in_process::{NOW, resolve};

/// A page of the static preview: a client, its sandbox, and a clock that the test controls.
struct VisitedPage {
    state: Rc<BrowserState>,
    client: Client,
}

struct BrowserState {
    visitor: RefCell<Visitor>,
    clock: Cell<u64>,
    /// Number of idempotency keys so far, from which the next key is made.
    key_count: Cell<u8>,
}

struct VisitorTransport(Rc<BrowserState>);

impl Transport for VisitorTransport {
    fn send(&self, request: Request) -> ResponseFuture {
        let headers = request.headers.into_iter().map(|(name, value)| (name.to_owned(), value));
        let request = RecordedRequest {
            method: request.method.to_owned(),
            path: request.path,
            headers: headers.collect(),
            body: request.body.unwrap_or_default(),
        };
        let answer = self.0.visitor.borrow_mut().send(request, self.0.clock.get()).response;
        let content_type =
            answer.headers().get("content-type").unwrap().to_str().unwrap().to_owned();
        Box::pin(ready(Ok(Response {
            status: answer.status().as_u16(),
            content_type,
            retry_after_s: None,
            body: answer.into_body(),
        })))
    }

    fn random_bytes(&self) -> Option<[u8; 16]> {
        self.0.key_count.set(self.0.key_count.get() + 1);
        Some([self.0.key_count.get(); 16])
    }
}

impl VisitedPage {
    fn with_visitor(visitor: Visitor, clock: u64, key_count: u8) -> Self {
        let state = Rc::new(BrowserState {
            visitor: RefCell::new(visitor),
            clock: Cell::new(clock),
            key_count: Cell::new(key_count),
        });
        Self { client: Client::new(Rc::new(VisitorTransport(state.clone())), "fr"), state }
    }

    fn new() -> Self {
        Self::with_visitor(Visitor::new(Limits::DEFAULT, NOW), NOW, 0)
    }

    /// Reloads the page: only the record is kept, as JSON text.
    fn reloaded(self) -> Self {
        let record = serde_json::to_string(self.state.visitor.borrow().record()).unwrap();
        let record: Record = serde_json::from_str(&record).unwrap();
        let clock = self.state.clock.get();
        self.state.visitor.borrow_mut().set_time(clock);
        let restored = Self::with_visitor(
            Visitor::restore(Limits::DEFAULT, record.clone(), clock),
            clock,
            self.state.key_count.get(),
        );
        assert_eq!(restored.state.visitor.borrow().record(), &record);
        assert_eq!(restored.state.visitor.borrow().outbox(), self.state.visitor.borrow().outbox());
        assert_eq!(restored.state.visitor.borrow().now(), self.state.visitor.borrow().now());
        assert_eq!(restored.standing(), self.standing());
        restored
    }

    fn standing(&self) -> Standing {
        resolve(self.client.send(&ReadSession {})).unwrap()
    }

    fn advance_clock(&self, seconds: u64) {
        self.state.clock.set(self.state.clock.get() + seconds);
    }
}

fn seconds_left(standing: &Standing) -> u32 {
    standing.session.as_ref().unwrap().expires_in_s
}

#[test]
fn a_reload_keeps_the_state_of_a_journey() {
    let page = VisitedPage::new().reloaded();
    resolve(page.client.send(&identify("Martine"))).unwrap();
    let page = page.reloaded();
    let At::Decision(decision) = page.standing().at else { panic!("{:?}", page.standing().at) };
    resolve(page.client.send(&Consent { terms_version: decision.terms_version })).unwrap();
    page.advance_clock(60);
    let page = page.reloaded();
    assert!(matches!(page.standing().at, At::Contact(_)));
    assert_eq!(seconds_left(&page.standing()), 840);
    page.state.visitor.borrow_mut().advance(600);
    let page = page.reloaded();
    assert_eq!(seconds_left(&page.standing()), 240);
    page.state.visitor.borrow_mut().advance(240);
    let page = page.reloaded();
    assert_eq!(page.standing().at, At::NOWHERE);
}

#[test]
fn a_reload_keeps_the_receipt_and_the_end_of_the_session() {
    let page = VisitedPage::new();
    resolve(page.client.send(&identify("Martine"))).unwrap();
    let opposed = resolve(page.client.send(&Oppose {})).unwrap();
    let page = page.reloaded();
    assert_eq!(page.standing().at, opposed.at);
    let before = resolve(page.client.download("/opposition/receipt".to_owned())).unwrap();
    let page = page.reloaded();
    let after = resolve(page.client.download("/opposition/receipt".to_owned())).unwrap();
    assert_eq!(before, after);
    resolve(page.client.send(&EndSession {})).unwrap();
    assert_eq!(page.reloaded().standing(), Standing::ANONYMOUS);
}

#[test]
fn a_reset_link_opens_after_a_reload_until_the_password_is_set() {
    let page = VisitedPage::new();
    page.standing();
    let body = json!({ "nir": "288027511500039", "birth_date": "1988-02-14",
        "card": { "kind": "photo", "serial": "03100012345" } });
    let headers = [
        ("X-Espace-Sante", "1"),
        ("Idempotency-Key", "5e1f0c6a-7d2b-4a1c-9b1e-000000000001"),
        ("Content-Type", "application/json"),
    ];
    let request = RecordedRequest {
        method: "POST".to_owned(),
        path: "/recovery/password".to_owned(),
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        body: body.to_string(),
    };
    assert_eq!(page.state.visitor.borrow_mut().send(request, NOW).response.status(), 200);
    let page = page.reloaded();
    let link = page.state.visitor.borrow().outbox()[0].link.clone().unwrap();
    let token = link.split_once('=').unwrap().1;
    let open: OpenResetLink = serde_json::from_value(json!({ "token": token })).unwrap();
    assert!(matches!(resolve(page.client.send(&open)).unwrap().at, At::ResetPassword { .. }));
    let page = page.reloaded();
    // Sent again as a new operation, not as a retry: this browser may, until the password is set.
    page.standing();
    assert!(matches!(resolve(page.client.send(&open)).unwrap().at, At::ResetPassword { .. }));
    let new: ResetPassword =
        serde_json::from_value(json!({ "password": "Printemps-2026!" })).unwrap();
    resolve(page.client.send(&new)).unwrap();
    let page = page.reloaded();
    page.standing();
    assert!(matches!(resolve(page.client.send(&open)), Err(Failure::Refused(_))));
}

#[test]
fn the_identity_provider_signs_in_only_a_person_with_a_space() {
    let page = VisitedPage::new();
    page.state.visitor.borrow_mut().return_from_provider(ProviderAnswer::Identity(0), NOW);
    let refused = At::Nowhere { france_connect: Some(FranceConnectOutcome::NoSpace) };
    assert_eq!(page.standing(), Standing { at: refused, ..Standing::ANONYMOUS });
    page.state.visitor.borrow_mut().return_from_provider(ProviderAnswer::Identity(2), NOW);
    let page = page.reloaded();
    assert_eq!(page.standing().at, At::SignedIn);
    assert_eq!(page.standing().person.unwrap().first_name, "Inaya");
}

#[test]
fn a_clock_set_back_is_ignored_and_an_invalid_request_returns_404() {
    let mut visitor = Visitor::new(Limits::DEFAULT, NOW);
    visitor.set_time(NOW + 10);
    visitor.set_time(NOW - 1_000);
    assert_eq!(visitor.now(), NOW + 10);
    let request = RecordedRequest {
        method: "NO METHOD".to_owned(),
        path: "nowhere at all".to_owned(),
        headers: vec![("\n".to_owned(), String::new())],
        body: "{".to_owned(),
    };
    assert_eq!(visitor.send(request, NOW).response.status(), 404);
}
