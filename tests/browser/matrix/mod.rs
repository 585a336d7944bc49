//! Every operation that a page sends × a covering subset of the faults, in the page itself: one title,
//! one alert, what was typed kept, and a next step that goes through. Every operation × every fault is
//! native (`tests/native/faults.rs`): what a failure *means* is decided there.
//!
//! **The covering rule.** Faults fall into classes, whose outcomes travel the same way through the page
//! ([`CLASSES`]). Every operation meets one fault of each class; which one turns with the operation’s place
//! in the list, so that each fault meets operations of several journeys (a test below counts them).
//!
//! It takes minutes, and runs with `cargo xtask test --full`. Each operation leaves what it saw in
//! `target/faults/browser/`, of which `docs/faults.md` is made.

mod cases;
mod cell;
pub mod page;

use std::fs;
use std::panic::AssertUnwindSafe;
use std::path::Path;

use futures_util::FutureExt;
use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::{KINDS, operations};
use serde_json::json;

pub use cases::{Case, cases};
use cell::{Row, cell, is_cut};

use crate::visit::{Visit, visit};

/// Faults whose outcomes travel the same way. What hangs costs 15 seconds, and stands for one in four.
const CLASSES: &[&[&str]] = &[
    &["reset", "lost", "truncated"],
    &["hang", "slow", "slow", "slow"],
    &["401"],
    &["403", "404", "409", "410", "422"],
    &["423", "429", "429_retry_after"],
    &["500", "502", "503", "maintenance"],
    &["empty", "malformed", "wrong_type", "unknown_variant", "wrong_content_type", "huge"],
];

/// The faults that the operation of a place meets.
fn faults(at: usize) -> Vec<&'static str> {
    CLASSES.iter().map(|class| class[at % class.len()]).collect()
}

/// The case of an operation.
pub fn case(operation: &str) -> Case {
    cases().swap_remove(place(operation))
}

fn place(operation: &str) -> usize {
    cases().iter().position(|case| case.operation == operation).unwrap()
}

/// How sessions live where an operation needs it: the dialog is there at once, and goes once renewed.
pub fn limits(case: &Case) -> Limits {
    if case.operation == "RenewSession" {
        return Limits { session_s: 60, warn_before_s: 50, ..Limits::default() };
    }
    Limits::default()
}

/// Writes what was seen of an operation, a line a fault.
fn keep(folder: &str, operation: &str, rows: &[Row]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/faults").join(folder);
    fs::create_dir_all(&folder).unwrap();
    let line = |row: &Row| {
        let Row { operation, fault, letter, seen, next, then } = row;
        format!("{operation}\t{fault}\t{letter}\t{seen}\t{next}\t{then}\n")
    };
    let lines: String = rows.iter().map(line).collect();
    fs::write(folder.join(operation).with_extension("tsv"), lines).unwrap();
}

/// Every case meets its faults, each case in a browser of its own; a cell that fails does not stop the
/// others.
async fn meet(cases: Vec<Case>) {
    let mut failed = Vec::new();
    for case in cases {
        let name = format!("matrix-{}", case.operation);
        let met = visit(&name, limits(&case), async |visit: &Visit| {
            let mut rows = Vec::new();
            let faults = faults(place(case.operation));
            for fault in &faults {
                let spoils = async |begins: bool| {
                    if begins {
                        let times = if is_cut(fault) { 100 } else { 1 };
                        assert!(visit.host.spoils(case.operation, fault, times), "{fault}");
                    } else {
                        visit.host.forgives();
                    }
                };
                let cell = AssertUnwindSafe(cell(visit, &case, fault, spoils)).catch_unwind();
                rows.extend(cell.await.inspect_err(|_| visit.host.forgives()).ok());
            }
            keep("browser", case.operation, &rows);
            assert_eq!(rows.len(), faults.len(), "{}", case.operation);
        });
        if AssertUnwindSafe(met).catch_unwind().await.is_err() {
            failed.push(name);
        }
    }
    assert_eq!(failed, Vec::<String>::new());
}

#[test]
fn every_operation_meets_every_class_and_every_fault_several_operations() {
    let cases = cases();
    let mut missing: Vec<_> = operations().iter().map(|known| known.operation.as_str()).collect();
    missing.retain(|name| !cases.iter().any(|case| case.operation == *name));
    // A navigation of the browser: what fails there is the browser’s to show.
    assert_eq!(missing, ["FranceConnect"]);
    for kind in KINDS {
        let met = (0..cases.len()).filter(|at| faults(*at).contains(&kind.fault)).count();
        assert!(met >= 5, "{} meets {met} operations", kind.fault);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask test --full"]
async fn activation_meets_every_class_of_fault() {
    meet(cases::activation()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask test --full"]
async fn codes_and_contact_meet_every_class_of_fault() {
    meet(cases::codes_and_contact()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask test --full"]
async fn opposition_and_profiles_meet_every_class_of_fault() {
    meet(cases::opposition_and_profiles()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask test --full"]
async fn sign_in_and_account_meet_every_class_of_fault() {
    meet(cases::sign_in_and_account()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask test --full"]
async fn recovery_meets_every_class_of_fault() {
    meet(cases::recovery()).await;
}

mod in_chromium {
    use super::*;

    /// A device that loses its connection, and finds it again.
    #[tokio::test(flavor = "multi_thread")]
    #[ignore = "minutes: cargo xtask test --full"]
    async fn every_act_meets_a_device_that_is_offline() {
        for case in cases() {
            // A page that is not there cannot say that it does not come.
            if matches!(case.act, cases::Act::Loads | cases::Act::Begins) {
                continue;
            }
            let name = format!("offline-{}", case.operation);
            visit(&name, limits(&case), async |visit: &Visit| {
                visit.chromium("Network.enable", json!({})).await;
                let spoils = async |offline: bool| {
                    let network = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
                    visit.chromium("Network.emulateNetworkConditions", network).await;
                };
                let row = cell(visit, &case, "offline", spoils).await;
                keep("offline", case.operation, &[row]);
            })
            .await;
        }
    }
}
