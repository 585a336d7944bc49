//! Every refusal has a reason, a next step, and words.

use mon_espace_sante::api::{Failure, Unreachable};
use mon_espace_sante::contract::{Code, Problem, What};
use mon_espace_sante::journeys::trouble::{Lock, Next, Reason, Shown};
use mon_espace_sante::route::Route;

fn shown(code: Code) -> Shown {
    let mut problem = Problem::bare(code.status(), None);
    problem.code = code;
    Shown::from(Failure::Refused(problem), What::Identification)
}

#[test]
fn each_refusal_of_activation_leads_on() {
    let cases = [
        (Code::NotRecognised, Reason::NotRecognised, Next::Correct),
        (Code::WrongOneTimeCode, Reason::WrongOneTimeCode, Next::Correct),
        (Code::OneTimeCodeExpired, Reason::OneTimeCodeExpired, Next::Correct),
        (Code::CodeExpired, Reason::CodeExpired, Next::Go(Route::NewCode)),
        (Code::CodeUsed, Reason::CodeUsed, Next::Go(Route::NewCode)),
        (Code::AlreadyActive, Reason::AlreadyActive, Next::Go(Route::SignIn)),
        (Code::StepNotAllowed, Reason::StepNotAllowed, Next::Resume),
        (Code::TermsOutdated, Reason::TermsOutdated, Next::Resume),
        (Code::NoContact, Reason::NoContact, Next::Correct),
        (Code::IdentifierTaken, Reason::Fields, Next::Correct),
        (Code::InvalidFields, Reason::Fields, Next::Correct),
        (Code::Unavailable, Reason::Technical, Next::Retry),
        (Code::Maintenance, Reason::Maintenance, Next::Retry),
        (Code::Other, Reason::Technical, Next::Retry),
    ];
    for (code, reason, next) in cases {
        let Shown::Here(trouble) = shown(code) else { panic!("{code:?}") };
        assert_eq!((trouble.reason, trouble.next), (reason, next), "{code:?}");
    }
    assert_eq!(shown(Code::SessionEnded), Shown::Ended);
    for code in [Code::Locked, Code::TooManyRequests] {
        let Shown::Locked(Lock { locked, .. }) = shown(code) else { panic!("{code:?}") };
        assert_eq!((locked.what, locked.retry_after_s), (What::Identification, 60), "{code:?}");
    }
}

#[test]
fn every_refusal_of_the_contract_has_a_screen_and_a_way_on() {
    let words = include_str!("../../src/ui/parts/trouble.rs");
    for (name, code) in Code::ALL {
        match shown(*code) {
            Shown::Here(trouble) => {
                // Its words are in the catalogue, where no sentence is empty (`words`); `Correct`
                // leaves the form as it is, to be sent again.
                let drawn = format!("Reason::{:?} =>", trouble.reason);
                assert!(words.contains(&drawn), "{name} says nothing");
                if let Next::Go(route) = trouble.next {
                    assert!(route.is_open(), "{name} leads where not everybody may go");
                }
            }
            Shown::Locked(lock) => assert!(lock.locked.retry_after_s > 0, "{name}"),
            Shown::Ended => assert_eq!(*code, Code::SessionEnded, "{name}"),
        }
    }
}

#[test]
fn what_is_not_a_refusal_can_be_tried_again() {
    let cases = [
        (Failure::Unreachable(Unreachable::Offline), Reason::Offline),
        (Failure::Unreachable(Unreachable::TimedOut), Reason::TimedOut),
        (Failure::Unreachable(Unreachable::Broken), Reason::Technical),
        (Failure::Unreadable, Reason::Technical),
    ];
    for (failure, reason) in cases {
        let Shown::Here(trouble) = Shown::from(failure, What::Identification) else { panic!() };
        assert_eq!((trouble.reason, trouble.next), (reason, Next::Retry));
    }
}
