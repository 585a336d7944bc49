//! Every refusal has a reason, a next step and a message.

use std::collections::BTreeMap;
use std::future::ready;
use std::rc::Rc;

use mon_espace_sante::api::{Failure, Request, Response, ResponseFuture, Transport, Unreachable};
use mon_espace_sante::contract::{LockScope, Problem, RefusalCode};
use mon_espace_sante::journeys::trouble::{FailureOutcome, Lock, Next, Reason};
use mon_espace_sante::route::Route;
use mon_espace_sante::ui::rendering::{Event, Page, samples};

use crate::samples::{document, selector, send, texts};

fn shown(code: RefusalCode) -> FailureOutcome {
    let mut problem = Problem::from_status(code.status(), None);
    problem.code = code;
    FailureOutcome::of(Failure::Refused(problem), LockScope::Identification)
}

#[test]
fn each_refusal_of_activation_has_its_reason_and_next_step() {
    let cases = [
        (
            RefusalCode::NotRecognised,
            Reason::NotRecognised(LockScope::Identification),
            Next::Correct,
        ),
        (RefusalCode::WrongOneTimeCode, Reason::WrongOneTimeCode, Next::Correct),
        (RefusalCode::OneTimeCodeExpired, Reason::OneTimeCodeExpired, Next::Correct),
        (RefusalCode::CodeExpired, Reason::CodeExpired, Next::Go(Route::NewCode)),
        (RefusalCode::CodeUsed, Reason::CodeUsed, Next::Go(Route::NewCode)),
        (RefusalCode::AlreadyActive, Reason::AlreadyActive, Next::Go(Route::SignIn)),
        (RefusalCode::StepNotAllowed, Reason::StepNotAllowed, Next::Resume),
        (RefusalCode::TermsOutdated, Reason::TermsOutdated, Next::Resume),
        (RefusalCode::NoContact, Reason::NoContact, Next::Correct),
        (RefusalCode::IdentifierTaken, Reason::Fields, Next::Correct),
        (RefusalCode::InvalidFields, Reason::Fields, Next::Correct),
        (RefusalCode::Unavailable, Reason::Technical, Next::Retry),
        (RefusalCode::Maintenance, Reason::Maintenance, Next::Retry),
        (RefusalCode::Other, Reason::Technical, Next::Retry),
    ];
    for (code, reason, next) in cases {
        let FailureOutcome::Inline(trouble) = shown(code) else { panic!("{code:?}") };
        assert_eq!((trouble.reason, trouble.next), (reason, next), "{code:?}");
    }
    assert_eq!(shown(RefusalCode::SessionEnded), FailureOutcome::Ended);
    for code in [RefusalCode::Locked, RefusalCode::TooManyRequests] {
        let FailureOutcome::Locked(Lock { locked, .. }) = shown(code) else { panic!("{code:?}") };
        assert_eq!(
            (locked.what, locked.retry_after_s),
            (LockScope::Identification, 60),
            "{code:?}"
        );
    }
}

/// A transport that refuses every request with a code.
struct Refusing(RefusalCode);

impl Transport for Refusing {
    fn send(&self, _: Request) -> ResponseFuture {
        let mut problem = Problem::from_status(self.0.status(), None);
        problem.code = self.0;
        let body = serde_json::to_vec(&problem).unwrap();
        let content_type = "application/problem+json".to_owned();
        let response = Response { status: problem.status, content_type, retry_after_s: None, body };
        Box::pin(ready(Ok(response)))
    }

    fn random_bytes(&self) -> Option<[u8; 16]> {
        Some([7; 16])
    }
}

#[test]
fn every_refusal_of_the_contract_has_a_message_and_a_next_step() {
    let filled = ["activation", "identification", "rempli"];
    let sample = samples().into_iter().find(|sample| sample.name() == filled).unwrap();
    let mut messages = BTreeMap::new();
    for (name, code) in RefusalCode::ALL {
        let page = Page::open_with(&sample, Rc::new(Refusing(*code)));
        send(&page, "#formulaire", &Event::Submit);
        let document = document(&page);
        let alerts: Vec<_> =
            document.select(&selector("main .notice, main h1")).map(texts).collect();
        let reason = match shown(*code) {
            FailureOutcome::Inline(trouble) => {
                assert_eq!(alerts.len(), 2, "{name}: {alerts:?}");
                // `Next::Correct` needs no button: the form is kept, to be corrected and sent again.
                let next = document.select(&selector(".notice .actions")).next().is_some();
                assert_eq!(next, trouble.next != Next::Correct, "{name}");
                if let Next::Go(route) = trouble.next {
                    assert!(route.is_public(), "{name}: the next screen is not public");
                }
                format!("{:?}", trouble.reason)
            }
            FailureOutcome::Locked(lock) => {
                assert!(lock.locked.retry_after_s > 0, "{name}");
                "Locked".to_owned()
            }
            FailureOutcome::Ended => {
                assert_eq!(*code, RefusalCode::SessionEnded, "{name}");
                "Ended".to_owned()
            }
        };
        let message = alerts.last().unwrap().clone();
        let other = messages.insert(message.clone(), reason.clone());
        assert!(
            other.is_none_or(|other| other == reason),
            "{name} has the message of another reason: {message}"
        );
    }
}

#[test]
fn unreachable_and_unreadable_failures_can_be_retried() {
    let cases = [
        (Failure::Unreachable(Unreachable::Offline), Reason::Offline),
        (Failure::Unreachable(Unreachable::TimedOut), Reason::TimedOut),
        (Failure::Unreachable(Unreachable::ConnectionFailed), Reason::Technical),
        (Failure::Unreadable, Reason::Technical),
    ];
    for (failure, reason) in cases {
        let FailureOutcome::Inline(trouble) =
            FailureOutcome::of(failure, LockScope::Identification)
        else {
            panic!()
        };
        assert_eq!((trouble.reason, trouble.next), (reason, Next::Retry));
    }
}
