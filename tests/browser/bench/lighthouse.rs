//! Runs Lighthouse for phones on three pages of the production files.

use std::process::{Command, Stdio};

use serde_json::Value;

use super::{folder, serve_folder};
use crate::engine::Engine;

/// The pages: the home page, a form, and text.
const PATHS: [&str; 3] = ["/", "/activer/identification", "/aide"];

/// Categories whose score has to be 100.
const ASSERTED: [&str; 3] = ["accessibility", "best-practices", "seo"];

/// A category whose score is printed only: it depends on the machine.
const PRINTED: &str = "performance";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Lighthouse: cargo xtask bench --lighthouse"]
async fn scores_are_100() {
    let host = serve_folder(folder("MES_SITE")).await;
    let mut failures = Vec::new();
    for path in PATHS {
        let address = format!("{}{path}", host.url());
        let report = tokio::task::spawn_blocking(move || audit(&address)).await.unwrap();
        print!("{path:<26}");
        for category in ASSERTED.into_iter().chain([PRINTED]) {
            let score = report["categories"][category]["score"].as_f64().map(|score| score * 100.0);
            let shown = score.map_or_else(|| "none".to_owned(), |score| format!("{score:.0}"));
            print!("  {category} {shown}");
            if category != PRINTED && score != Some(100.0) {
                let audits = failed_audits(&report, category).join(", ");
                failures.push(format!("{path}: {category} {shown}: {audits}"));
            }
        }
        println!();
    }
    assert!(failures.is_empty(), "Lighthouse:\n{}", failures.join("\n"));
}

/// Runs Lighthouse with its default settings, those of a phone, and returns its report.
fn audit(address: &str) -> Value {
    let categories = ASSERTED.into_iter().chain([PRINTED]).collect::<Vec<_>>().join(",");
    let output = Command::new("node")
        .arg(folder("MES_LIGHTHOUSE"))
        .args([address, "--quiet", "--output=json", "--output-path=stdout"])
        .arg(format!("--only-categories={categories}"))
        .arg("--no-enable-error-reporting")
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-background-networking")
        .current_dir(Engine::Chromium.folder())
        .stderr(Stdio::inherit())
        .output()
        .expect("Node.js");
    assert!(output.status.success(), "Lighthouse failed on {address}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Lists the audits of a category that lower its score.
fn failed_audits(report: &Value, category: &str) -> Vec<String> {
    let audits = report["categories"][category]["auditRefs"].as_array().unwrap();
    let failed = audits.iter().filter(|audit| audit["weight"] != 0).filter_map(|audit| {
        let id = audit["id"].as_str()?;
        let score = report["audits"][id]["score"].as_f64()?;
        (score < 1.0).then(|| id.to_owned())
    });
    failed.collect()
}
