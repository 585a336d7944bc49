//! Sends every operation from its page, with one fault of each class ([`CLASSES`]). Checks that the page shows one
//! title; that a failure shows either one alert, with the typed text kept, or a screen of its own; and that the next
//! step succeeds. `tests/native/faults.rs` tests every operation with every fault, and what each failure means for the
//! person.
//!
//! **Choice of the faults.** The page handles all faults of a class with the same code, so one of them is enough.
//! The index of the operation chooses it, so that each fault is tested with operations of several journeys (a test
//! below checks that each has at least five operations).
//!
//! These tests take minutes and run with `cargo xtask test --long`. Each operation writes its results to
//! `target/faults/browser/`, from which `docs/faults.md` is generated.

mod cases;
mod cell;
pub mod page;

use std::fs;
use std::panic::AssertUnwindSafe;
use std::path::Path;

use futures_util::FutureExt;
use mon_espace_sante::contract::OPERATIONS;
use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::KINDS;
use serde_json::json;

pub use cases::{Case, cases};
use cell::{Row, cuts_connection, run_cell};

use crate::visit::{Visit, visit};

/// Faults by class. `hang` takes 15 seconds, so only one operation in four is tested with it.
const CLASSES: &[&[&str]] = &[
    &["reset", "lost", "truncated"],
    &["hang", "slow", "slow", "slow"],
    &["401"],
    &["403", "404", "409", "410", "422"],
    &["423", "429", "429_retry_after"],
    &["500", "502", "503", "maintenance"],
    &["empty", "malformed", "wrong_type", "no_step", "wrong_content_type", "huge"],
];

/// The faults for the operation with this index: one per class.
fn faults_for(index: usize) -> Vec<&'static str> {
    CLASSES.iter().map(|class| class[index % class.len()]).collect()
}

/// The case of an operation.
pub fn case(operation: &str) -> Case {
    cases().swap_remove(index_of(operation))
}

fn index_of(operation: &str) -> usize {
    cases().iter().position(|case| case.operation == operation).unwrap()
}

/// Limits for a case. For `RenewSession` the session lasts 60 seconds and the warning appears when 50 are left: a renewal
/// sets it back to 60, which closes the warning.
pub fn limits(case: &Case) -> Limits {
    if case.operation == "RenewSession" {
        return Limits { session_s: 60, warn_before_s: 50, ..Limits::default() };
    }
    Limits::default()
}

/// Writes the results of an operation, one line per fault.
fn save_rows(folder: &str, operation: &str, rows: &[Row]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/faults").join(folder);
    fs::create_dir_all(&folder).unwrap();
    let line = |row: &Row| {
        let Row { operation, fault, letter, shown, next, last } = row;
        format!("{operation}\t{fault}\t{letter}\t{shown}\t{next}\t{last}\n")
    };
    let lines: String = rows.iter().map(line).collect();
    fs::write(folder.join(operation).with_extension("tsv"), lines).unwrap();
}

/// Runs each case with its faults, in one browser per case. A failing cell does not stop the others.
async fn run_cases(cases: Vec<Case>) {
    let mut failed = Vec::new();
    for case in cases {
        let name = format!("matrix-{}", case.operation);
        let cells = visit(&name, limits(&case), async |visit: &Visit| {
            let mut rows = Vec::new();
            let faults = faults_for(index_of(case.operation));
            for fault in &faults {
                let set_fault = async |active: bool| {
                    if active {
                        let times = if cuts_connection(fault) { 100 } else { 1 };
                        assert!(
                            visit.host.inject_named_fault(case.operation, fault, times),
                            "{fault}"
                        );
                    } else {
                        visit.host.clear_faults();
                    }
                };
                let cell =
                    AssertUnwindSafe(run_cell(visit, &case, fault, set_fault)).catch_unwind();
                rows.extend(cell.await.inspect_err(|_| visit.host.clear_faults()).ok());
            }
            save_rows("browser", case.operation, &rows);
            assert_eq!(rows.len(), faults.len(), "{}", case.operation);
        });
        if AssertUnwindSafe(cells).catch_unwind().await.is_err() {
            failed.push(name);
        }
    }
    assert_eq!(failed, Vec::<String>::new());
}

#[test]
fn matrix_covers_every_operation_and_each_fault_at_least_five_times() {
    let cases = cases();
    let mut missing: Vec<_> = OPERATIONS.iter().map(|known| known.id).collect();
    missing.retain(|name| !cases.iter().any(|case| case.operation == *name));
    // A proof of identity is a part of the submission of another operation. `FranceConnect` is a navigation, whose failures
    // the browser itself shows.
    assert_eq!(missing, ["ProveSession", "SendProofCode", "ConfirmProof", "FranceConnect"]);
    for kind in KINDS {
        let indices = 0..cases.len();
        let count = indices.filter(|index| faults_for(*index).contains(&kind.fault)).count();
        assert!(count >= 5, "{} is tested with {count} operations", kind.fault);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: cargo xtask test --long"]
async fn activation_handles_every_class_of_fault() {
    run_cases(cases::activation()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: cargo xtask test --long"]
async fn codes_and_contact_handle_every_class_of_fault() {
    run_cases(cases::codes_and_contact()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: cargo xtask test --long"]
async fn opposition_and_profiles_handle_every_class_of_fault() {
    run_cases(cases::opposition_and_profiles()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: cargo xtask test --long"]
async fn sign_in_and_account_handle_every_class_of_fault() {
    run_cases(cases::sign_in_and_account()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: cargo xtask test --long"]
async fn recovery_handles_every_class_of_fault() {
    run_cases(cases::recovery()).await;
}

mod in_chromium {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    #[ignore = "takes minutes: cargo xtask test --long"]
    async fn every_operation_recovers_when_the_device_was_offline() {
        for case in cases() {
            // Offline, the page itself would not load.
            if matches!(case.trigger, cases::Trigger::ScreenLoad | cases::Trigger::PageLoad) {
                continue;
            }
            let name = format!("offline-{}", case.operation);
            visit(&name, limits(&case), async |visit: &Visit| {
                visit.send_cdp("Network.enable", json!({})).await;
                let set_offline = async |offline: bool| {
                    let network = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
                    visit.send_cdp("Network.emulateNetworkConditions", network).await;
                };
                let row = run_cell(visit, &case, "offline", set_offline).await;
                save_rows("offline", case.operation, &[row]);
            })
            .await;
        }
    }
}
