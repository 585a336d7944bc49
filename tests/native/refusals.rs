//! Every refusal has a reason, a next step and a message.

use mon_espace_sante::api::{Failure, Unreachable};
use mon_espace_sante::contract::{LockScope, Problem, RefusalCode};
use mon_espace_sante::journeys::trouble::{FailureOutcome, Lock, Next, Reason};
use mon_espace_sante::route::Route;

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

#[test]
fn every_refusal_of_the_contract_has_a_message_and_a_next_step() {
    let messages = include_str!("../../src/ui/parts/trouble.rs");
    for (name, code) in RefusalCode::ALL {
        match shown(*code) {
            FailureOutcome::Inline(trouble) => {
                // Each reason has a match arm that chooses its message; `words` tests that none is empty.
                // `Next::Correct` needs no check: the form is kept, to be corrected and sent again.
                let reason = format!("{:?}", trouble.reason);
                let arm = match reason.split_once('(') {
                    Some((reason, _)) => format!("Reason::{reason}(scope) =>"),
                    None => format!("Reason::{reason} =>"),
                };
                assert!(messages.contains(&arm), "{name} has no message");
                if let Next::Go(route) = trouble.next {
                    assert!(route.is_public(), "{name}: the next screen is not public");
                }
            }
            FailureOutcome::Locked(lock) => assert!(lock.locked.retry_after_s > 0, "{name}"),
            FailureOutcome::Ended => assert_eq!(*code, RefusalCode::SessionEnded, "{name}"),
        }
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
