//! Every operation of the contract × every fault that the sandbox makes: the right reason or the right
//! screen, and « Réessayer » goes on. How each operation is come by is what can be walked (`walk`).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use mon_espace_sante::api::Failure;
use mon_espace_sante::contract::{
    At, Code, Document, OppositionReceipt, ReadAccount, ReadProfiles, ReadSession, RenewSession,
    What,
};
use mon_espace_sante::contract::{ClosureReceipt, FranceConnect, Operation as _, ProfileReceipt};
use mon_espace_sante::journeys::trouble::{Next, Reason, Shown};
use mon_espace_sante::sandbox::host::{KINDS, Operation, operations};

use crate::acts::{Place, Who, acts};
use crate::in_process::{Browser, Fault};
use crate::walk::{ROOT, walked_through};

#[path = "../../xtask/src/faults/tables.rs"]
mod tables;

/// An operation, where it can be done, and how.
struct Case {
    name: &'static str,
    asked: Vec<mon_espace_sante::api::Request>,
    /// The act, made once and sent again as it is.
    act: Box<dyn Fn(&Browser) -> Sent>,
}

/// Sends an act.
type Sent = Box<dyn Fn(&Browser) -> Result<(), Failure>>;

/// One case an operation.
fn cases() -> Vec<Case> {
    let mut acted: BTreeMap<&str, (Who, Place, usize)> = BTreeMap::new();
    // Where each step was first come by, for what only reads.
    let mut stood: Vec<Place> = Vec::new();
    walked_through(|who, place, name, at| {
        stood.push(place.clone());
        if !name.is_empty() && name != "link sent" && name != FranceConnect::ID {
            acted.entry(name).or_insert_with(|| (who, place.clone(), at));
        }
    });
    let mut cases: Vec<Case> = acted
        .into_iter()
        .map(|(name, (who, place, at))| {
            let asked = place.asked.clone();
            let act = move |browser: &Browser| -> Sent {
                let (_, run) = acts(&place, who, browser).swap_remove(at);
                Box::new(move |browser| run(browser).map(drop))
            };
            Case { name, asked, act: Box::new(act) }
        })
        .collect();
    let at = |wanted: &dyn Fn(&At) -> bool| {
        let place = stood.iter().find(|place| wanted(&place.standing.at));
        place.expect("a place on the walk").asked.clone()
    };
    let signed_in = || at(&|at| matches!(at, At::SignedIn | At::Activated));
    let mut reads = |name, asked, sends: fn(&Browser) -> Result<(), Failure>| {
        cases.push(Case { name, asked, act: Box::new(move |_| Box::new(sends)) });
    };
    reads(ReadSession::ID, signed_in(), |browser| browser.send(&ReadSession {}).map(drop));
    reads(RenewSession::ID, signed_in(), |browser| browser.send(&RenewSession {}).map(drop));
    reads(ReadProfiles::ID, signed_in(), |browser| browser.send(&ReadProfiles {}).map(drop));
    reads(ReadAccount::ID, at(&|at| *at == At::SignedIn), |browser| {
        browser.send(&ReadAccount {}).map(drop)
    });
    reads(OppositionReceipt::ID, at(&|at| matches!(at, At::Opposed(_))), |browser| {
        browser.download(OppositionReceipt::PATH).map(drop)
    });
    reads(ClosureReceipt::ID, at(&|at| matches!(at, At::Closed(_))), |browser| {
        browser.download(ClosureReceipt::PATH).map(drop)
    });
    // Virginie's, opposed at the start: read by whoever has activated.
    reads(ProfileReceipt::ID, at(&|at| *at == At::Activated), |browser| {
        browser.download(&ProfileReceipt::PATH.replace("{id}", "p-7a1")).map(drop)
    });
    cases
}

/// What a fault must be to the person.
fn expected(fault: &str, operation: &Operation) -> Shown {
    let refused = |status| {
        let code = operation.refusal_code(status).expect("a code");
        let mut problem = mon_espace_sante::contract::Problem::bare(status, None);
        problem.code = Code::named(&code);
        problem.reference = Some("MES-BANC-ESSAI".into());
        problem.retry_after_s = (status == 423).then_some(900);
        Shown::from(Failure::Refused(problem), What::Identification)
    };
    let technical = |reason, reference: bool| {
        let mut trouble = mon_espace_sante::journeys::trouble::Trouble::bare(reason, Next::Retry);
        trouble.reference = reference.then(|| "MES-BANC-ESSAI".into());
        Shown::Here(trouble)
    };
    match fault {
        "hang" => technical(Reason::TimedOut, false),
        "401" | "403" | "404" | "409" | "410" | "422" | "423" | "429" => {
            refused(fault.parse().unwrap())
        }
        "429_retry_after" => {
            let Shown::Locked(mut lock) = refused(429) else { panic!() };
            assert_eq!(lock.locked.retry_after_s, 60, "without Retry-After");
            lock.locked.retry_after_s = 90;
            Shown::Locked(lock)
        }
        "500" | "503" => technical(Reason::Technical, true),
        "maintenance" => technical(Reason::Maintenance, true),
        _ => technical(Reason::Technical, false),
    }
}

/// The same screen, whatever else it says.
fn is_right(fault: &str, shown: &Shown) -> bool {
    match (fault, shown) {
        ("401", Shown::Ended) | ("423" | "429" | "429_retry_after", Shown::Locked(_)) => true,
        ("maintenance", Shown::Here(trouble)) => trouble.reason == Reason::Maintenance,
        ("hang", Shown::Here(trouble)) => trouble.reason == Reason::TimedOut,
        // What a refusal of each code is, is in `refusals`.
        ("403" | "404" | "409" | "410" | "422", Shown::Here(_)) => true,
        ("401" | "423" | "429" | "429_retry_after", _) | (_, Shown::Ended | Shown::Locked(_)) => {
            false
        }
        (_, Shown::Here(trouble)) => {
            trouble.reason == Reason::Technical && trouble.next == Next::Retry
        }
    }
}

/// What was seen, in a letter that `docs/faults.md` explains.
fn letter(shown: &Shown) -> char {
    match shown {
        Shown::Ended => 'E',
        Shown::Locked(_) => 'L',
        Shown::Here(trouble) => match trouble.next {
            Next::Retry => 'R',
            Next::Correct => 'C',
            Next::Go(_) | Next::Resume => 'G',
        },
    }
}

/// Whether a section of `docs/faults.md` is what is drawn now; `cargo xtask faults` writes it.
fn is_fresh(name: &str, section: &str) {
    let page = fs::read_to_string(Path::new(ROOT).join("docs/faults.md")).unwrap();
    let fresh = tables::put(&page, name, section).expect("the markers of docs/faults.md");
    if std::env::var_os("WRITE_FAULTS").is_none() {
        assert!(page == fresh, "the {name} table of docs/faults.md is stale: cargo xtask faults");
    }
}

#[test]
fn the_table_of_other_events_is_fresh() {
    let mut files = Vec::new();
    for entry in fs::read_dir(Path::new(ROOT).join("tests/browser/events")).unwrap() {
        let entry = entry.unwrap();
        let path = format!("tests/browser/events/{}", entry.file_name().to_str().unwrap());
        files.push((path, fs::read_to_string(entry.path()).unwrap()));
    }
    files.sort();
    is_fresh("events", &tables::events(&files));
}

#[test]
fn every_fault_on_every_operation_has_its_screen_and_trying_again_goes_on() {
    let cases = cases();
    let mut seen = String::new();
    let mut missing: Vec<_> = operations().iter().map(|known| known.operation.as_str()).collect();
    missing.retain(|name| !cases.iter().any(|case| case.name == *name));
    // A navigation of the browser: what fails there is the browser's to show.
    assert_eq!(missing, [FranceConnect::ID]);
    let mut number = 0;
    for case in &cases {
        let operation = Operation::find(case.name).unwrap();
        for kind in KINDS {
            let told = format!("{} {}", case.name, kind.fault);
            let browser = Browser::replayed(&case.asked);
            let sends = (case.act)(&browser);
            let before = browser.keys().len();
            browser.fails_next(Fault::Spoiled(operation.fault(kind.fault).unwrap()));
            let first = sends(&browser);
            let mut sees = |letter| seen += &format!("{}\t{}\t{letter}\n", case.name, kind.fault);
            let refused = match first {
                Ok(()) => {
                    assert_eq!(kind.fault, "slow", "{told} went well");
                    sees('S');
                    number += 1;
                    continue;
                }
                Err(failure) => {
                    let shown = Shown::from(failure.clone(), What::Identification);
                    assert_eq!(shown, expected(kind.fault, operation), "{told}");
                    assert!(is_right(kind.fault, &shown), "{told}: {shown:?}");
                    sees(letter(&shown));
                    matches!(failure, Failure::Refused(problem) if problem.status < 500)
                }
            };
            sends(&browser).unwrap_or_else(|again| panic!("{told}, again: {again:?}"));
            let keys = browser.keys().split_off(before);
            if operation.method == "GET" {
                assert!(keys.is_empty(), "{told}");
            } else {
                assert_eq!(keys.len(), 2, "{told}");
                // A refusal is an outcome; anything else may have been done already.
                assert_eq!(keys[0] == keys[1], !refused, "{told}");
            }
            number += 1;
        }
    }
    assert_eq!(number, cases.len() * KINDS.len());
    let folder = Path::new(ROOT).join("target/faults");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("native.tsv"), &seen).unwrap();
    is_fresh("native", &tables::native(&seen));
}

#[test]
fn a_fault_is_named_as_quality_md_does_and_an_operation_as_the_contract_does() {
    for kind in KINDS {
        for operation in operations() {
            assert!(
                operation.fault(kind.fault).is_some(),
                "{} {}",
                operation.operation,
                kind.fault
            );
        }
    }
    let identify = Operation::find("POST /api/v1/activation/identification").unwrap();
    assert_eq!(identify.operation, "Identify");
    assert_eq!(identify.refusal_code(409).as_deref(), Some("code_used"));
    assert!(identify.fault("terms_outdated").is_some(), "any code of the contract");
    assert!(identify.fault("offline").is_none() && Operation::find("GET /codes").is_none());
}
