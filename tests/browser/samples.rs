//! Every state of every screen that the program knows: opens alone, and axe finds nothing.

use std::fs;

use mon_espace_sante::sandbox::Limits;
use serde_json::Value;

use crate::visit::{Visit, visit};

/// The tags of quality.md, with `target-size` switched on.
const AXE: &str = "const done = arguments[arguments.length - 1]; axe.run(document, { \
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }, \
    rules: { 'target-size': { enabled: true } } }).then(r => done(r), e => done(String(e)));";

#[tokio::test(flavor = "multi_thread")]
async fn every_sample_opens_alone_and_axe_finds_nothing() {
    let axe = fs::read_to_string(std::env::var("MES_AXE").expect("MES_AXE")).unwrap();
    visit("samples", Limits::default(), async |visit: &Visit| {
        visit.is_wide(360, 800).await;
        visit.open("/apercu").await;
        visit.arrives("Aperçu des écrans").await;
        let list = visit
            .runs("return [...document.querySelectorAll('a[href^=\"/apercu/\"]')].map(a => a.pathname)")
            .await;
        let paths: Vec<String> = serde_json::from_value(list).unwrap();
        assert!(paths.len() >= 40, "{} samples", paths.len());
        let mut found = Vec::new();
        for path in &paths {
            visit.open(path).await;
            settled(visit).await;
            visit.fits().await;
            assert_eq!(visit.runs("return document.querySelectorAll('h1').length").await, 1, "{path}");
            visit.driver.execute(axe.as_str(), Vec::new()).await.unwrap();
            let report = visit.driver.execute_async(AXE, Vec::new()).await.unwrap();
            found.extend(findings(path, report.json()));
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
        println!("{} samples", paths.len());
    })
    .await;
}

/// A sample stands when it has done what it says: typed, sent, been answered.
async fn settled(visit: &Visit) {
    visit
        .until("the sample", async || {
            let ready = "return document.querySelector('h1') !== null \
                && document.documentElement.dataset.apercu !== 'en-cours' \
                && (!location.pathname.startsWith('/apercu/information/') \
                    || document.querySelector('div.prose') !== null)";
            (visit.runs(ready).await == true).then_some(())
        })
        .await;
}

/// Violations, and what axe could not decide. A gradient or a picture behind words, which it
/// cannot see through, would have to be explained here; there is none.
fn findings(path: &str, report: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for kind in ["violations", "incomplete"] {
        let Some(rules) = report[kind].as_array() else { return vec![format!("{path}: {report}")] };
        for rule in rules {
            for node in rule["nodes"].as_array().unwrap() {
                let why = node["failureSummary"].as_str().unwrap_or_default();
                found.push(format!("{path}: {kind} {} {} {why}", rule["id"], node["target"]));
            }
        }
    }
    found
}
