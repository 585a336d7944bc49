//! Every operation of the contract × every fault of the sandbox: the right reason or screen, and « Réessayer »
//! succeeds. `walk` gives the requests after which each operation is allowed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use mon_espace_sante::api::Failure;
use mon_espace_sante::contract::{
    At, Document, LockScope, Method, OPERATIONS, OperationEntry, OppositionReceipt, ReadAccount,
    ReadProfiles, ReadSession, RefusalCode, RenewSession,
};
use mon_espace_sante::contract::{ClosureReceipt, FranceConnect, Operation as _, ProfileReceipt};
use mon_espace_sante::journeys::trouble::{FailureOutcome, Next, Reason};
use mon_espace_sante::sandbox::host::KINDS;

use crate::acts::{Place, Who, acts};
use crate::in_process::{Browser, TransportFault};
use crate::walk::{ROOT, walked_through};

#[path = "../../xtask/src/faults/tables.rs"]
mod tables;

/// An operation of the contract, and how to send it.
struct FaultCase {
    name: &'static str,
    /// The requests after which the operation is allowed.
    requests: Vec<mon_espace_sante::api::Request>,
    /// Builds the operation once, so that a retry sends it unchanged.
    prepare: Box<dyn Fn(&Browser) -> SendFn>,
}

type SendFn = Box<dyn Fn(&Browser) -> Result<(), Failure>>;

/// One case per operation, except FranceConnect, which is a navigation of the browser.
fn cases() -> Vec<FaultCase> {
    let mut first_places: BTreeMap<&str, (Who, Place, usize)> = BTreeMap::new();
    // The places of the walk. `requests_to` finds those in which the operations added with `add_case` are allowed.
    let mut places: Vec<Place> = Vec::new();
    walked_through(|who, place, name, at| {
        places.push(place.clone());
        // An empty name is a link, and "link sent" is the opening of the link of a message: neither sends a request.
        if !name.is_empty() && name != "link sent" && name != FranceConnect::ID {
            first_places.entry(name).or_insert_with(|| (who, place.clone(), at));
        }
    });
    let mut cases: Vec<FaultCase> = first_places
        .into_iter()
        .map(|(name, (who, place, at))| {
            let requests = place.asked.clone();
            let prepare = move |browser: &Browser| -> SendFn {
                let act = acts(&place, who, browser).swap_remove(at);
                let standing = place.standing.clone();
                Box::new(move |browser| act.clone().run(browser, &standing).map(drop))
            };
            FaultCase { name, requests, prepare: Box::new(prepare) }
        })
        .collect();
    let requests_to = |is_wanted: &dyn Fn(&At) -> bool| {
        let place = places.iter().find(|place| is_wanted(&place.standing.at));
        place.expect("a place where the operation is allowed").asked.clone()
    };
    let signed_in = || requests_to(&|at| matches!(at, At::SignedIn | At::Activated));
    let mut add_case = |name, requests, send: fn(&Browser) -> Result<(), Failure>| {
        cases.push(FaultCase { name, requests, prepare: Box::new(move |_| Box::new(send)) });
    };
    add_case(ReadSession::ID, signed_in(), |browser| browser.send(&ReadSession {}).map(drop));
    add_case(RenewSession::ID, signed_in(), |browser| browser.send(&RenewSession {}).map(drop));
    add_case(ReadProfiles::ID, signed_in(), |browser| browser.send(&ReadProfiles {}).map(drop));
    add_case(ReadAccount::ID, requests_to(&|at| *at == At::SignedIn), |browser| {
        browser.send(&ReadAccount {}).map(drop)
    });
    add_case(OppositionReceipt::ID, requests_to(&|at| matches!(at, At::Opposed(_))), |browser| {
        browser.download(OppositionReceipt::PATH).map(drop)
    });
    add_case(ClosureReceipt::ID, requests_to(&|at| matches!(at, At::Closed(_))), |browser| {
        browser.download(ClosureReceipt::PATH).map(drop)
    });
    // Virginie's profile is opposed from the start; its receipt is available after the parent's own decision.
    add_case(ProfileReceipt::ID, requests_to(&|at| *at == At::Activated), |browser| {
        browser.download(&ProfileReceipt::PATH.replace("{id}", "p-7a1")).map(drop)
    });
    cases
}

/// The outcome that a fault must have for the person.
fn expected(fault: &str, operation: &OperationEntry) -> FailureOutcome {
    let refused = |status| {
        let code = operation.refusal_code(status).expect("a code");
        let mut problem = mon_espace_sante::contract::Problem::from_status(status, None);
        problem.code = code;
        problem.reference = Some("MES-BANC-ESSAI".into());
        problem.retry_after_s = (status == 423).then_some(900);
        FailureOutcome::of(Failure::Refused(problem), LockScope::Identification)
    };
    let technical = |reason, reference: bool| {
        let mut trouble = mon_espace_sante::journeys::trouble::Trouble::bare(reason, Next::Retry);
        trouble.reference = reference.then(|| "MES-BANC-ESSAI".into());
        FailureOutcome::Inline(trouble)
    };
    match fault {
        "hang" => technical(Reason::TimedOut, false),
        "401" | "403" | "404" | "409" | "410" | "422" | "423" | "429" => {
            refused(fault.parse().unwrap())
        }
        "429_retry_after" => {
            let FailureOutcome::Locked(mut lock) = refused(429) else { panic!() };
            assert_eq!(lock.locked.retry_after_s, 60, "without Retry-After");
            lock.locked.retry_after_s = 90;
            FailureOutcome::Locked(lock)
        }
        "500" | "503" => technical(Reason::Technical, true),
        "maintenance" => technical(Reason::Maintenance, true),
        _ => technical(Reason::Technical, false),
    }
}

/// Whether the outcome of a fault is of the kind listed here. Unlike `expected`, it does not use `FailureOutcome::of`, so
/// it also finds errors of that function.
fn has_expected_kind(fault: &str, shown: &FailureOutcome) -> bool {
    match (fault, shown) {
        ("401", FailureOutcome::Ended)
        | ("423" | "429" | "429_retry_after", FailureOutcome::Locked(_)) => true,
        ("maintenance", FailureOutcome::Inline(trouble)) => trouble.reason == Reason::Maintenance,
        ("hang", FailureOutcome::Inline(trouble)) => trouble.reason == Reason::TimedOut,
        // `refusals` tests the outcome for each code.
        ("403" | "404" | "409" | "410" | "422", FailureOutcome::Inline(_)) => true,
        ("401" | "423" | "429" | "429_retry_after", _)
        | (_, FailureOutcome::Ended | FailureOutcome::Locked(_)) => false,
        (_, FailureOutcome::Inline(trouble)) => {
            trouble.reason == Reason::Technical && trouble.next == Next::Retry
        }
    }
}

/// The letter of an outcome; `docs/faults.md` explains them.
fn outcome_letter(shown: &FailureOutcome) -> char {
    match shown {
        FailureOutcome::Ended => 'E',
        FailureOutcome::Locked(_) => 'L',
        FailureOutcome::Inline(trouble) => match trouble.next {
            Next::Retry => 'R',
            Next::Correct => 'C',
            Next::Go(_) | Next::Resume => 'G',
        },
    }
}

/// Fails when a table of `docs/faults.md` is stale; `cargo xtask faults` rewrites it.
fn assert_fresh(name: &str, section: &str) {
    let page = fs::read_to_string(Path::new(ROOT).join("docs/faults.md")).unwrap();
    let fresh = tables::put(&page, name, section).expect("the markers of docs/faults.md");
    if std::env::var_os("WRITE_FAULTS").is_none() {
        assert!(page == fresh, "the {name} table of docs/faults.md is stale: cargo xtask faults");
    }
}

#[test]
fn the_events_table_is_fresh() {
    let mut files = Vec::new();
    for entry in fs::read_dir(Path::new(ROOT).join("tests/browser/events")).unwrap() {
        let entry = entry.unwrap();
        let path = format!("tests/browser/events/{}", entry.file_name().to_str().unwrap());
        files.push((path, fs::read_to_string(entry.path()).unwrap()));
    }
    files.sort();
    assert_fresh("events", &tables::events(&files));
}

#[test]
fn every_fault_on_every_operation_has_the_expected_outcome_and_a_retry_succeeds() {
    let cases = cases();
    let mut seen = String::new();
    let mut missing: Vec<_> = OPERATIONS.iter().map(|known| known.id).collect();
    missing.retain(|name| !cases.iter().any(|case| case.name == *name));
    // `FranceConnect` is a navigation, whose failures the browser itself shows.
    assert_eq!(missing, [FranceConnect::ID]);
    let mut tested = 0;
    for case in &cases {
        let operation = OperationEntry::find(case.name).unwrap();
        for kind in KINDS {
            let label = format!("{} {}", case.name, kind.fault);
            let browser = Browser::replayed(&case.requests);
            let send = (case.prepare)(&browser);
            let before = browser.idempotency_keys().len();
            browser.inject(TransportFault::Host(operation.fault(kind.fault).unwrap()));
            let first = send(&browser);
            let mut record = |letter| seen += &format!("{}\t{}\t{letter}\n", case.name, kind.fault);
            let refused = match first {
                Ok(()) => {
                    assert_eq!(kind.fault, "slow", "{label} succeeded");
                    record('S');
                    tested += 1;
                    continue;
                }
                Err(failure) => {
                    let shown = FailureOutcome::of(failure.clone(), LockScope::Identification);
                    assert_eq!(shown, expected(kind.fault, operation), "{label}");
                    assert!(has_expected_kind(kind.fault, &shown), "{label}: {shown:?}");
                    record(outcome_letter(&shown));
                    matches!(failure, Failure::Refused(problem) if problem.status < 500)
                }
            };
            send(&browser).unwrap_or_else(|failure| panic!("{label}, retry: {failure:?}"));
            let keys = browser.idempotency_keys().split_off(before);
            if operation.method == Method::Get {
                assert!(keys.is_empty(), "{label}");
            } else {
                assert_eq!(keys.len(), 2, "{label}");
                // A refusal is a definite result, so the next request has a new key. After any other failure the
                // operation may have been executed, so the retry keeps the key.
                assert_eq!(keys[0] == keys[1], !refused, "{label}");
            }
            tested += 1;
        }
    }
    assert_eq!(tested, cases.len() * KINDS.len());
    let folder = Path::new(ROOT).join("target/faults");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("native.tsv"), &seen).unwrap();
    assert_fresh("native", &tables::native(&seen));
}

#[test]
fn every_fault_exists_for_every_operation_and_operations_are_found_by_path() {
    for kind in KINDS {
        for operation in OPERATIONS {
            assert!(operation.fault(kind.fault).is_some(), "{} {}", operation.id, kind.fault);
        }
    }
    let identify = OperationEntry::find("POST /api/v1/activation/identification").unwrap();
    assert_eq!(identify.id, "Identify");
    assert_eq!(identify.refusal_code(409), Some(RefusalCode::CodeUsed));
    assert!(identify.fault("terms_outdated").is_some(), "any code of the contract");
    assert!(identify.fault("offline").is_none() && OperationEntry::find("GET /codes").is_none());
}
