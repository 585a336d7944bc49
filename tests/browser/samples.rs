//! Every state of every screen that the program knows: opens alone, and axe finds nothing. So do the
//! pages of the previews themselves.

use std::fs;

use mon_espace_sante::sandbox::Limits;
use serde_json::Value;

use crate::visit::{Visit, visit};

/// The tags of quality.md, with `target-size` switched on. What stands in a frame is a sample, which is
/// looked at alone. Most of axe's report is what it has nothing to say of: that is left in the page.
pub const AXE: &str = "const done = arguments[arguments.length - 1]; axe.run(document, { \
    iframes: false, resultTypes: ['violations', 'incomplete'], \
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }, \
    rules: { 'target-size': { enabled: true }, 'frame-tested': { enabled: false } } }).then(r => done({ violations: r.violations, incomplete: r.incomplete }), \
    e => done(String(e)));";

/// The browsers that share the samples.
const BROWSERS: usize = 2;

/// The pages of the previews that are no samples.
const PAGES: [&str; 3] =
    ["/apercu", "/apercu/plan", "/apercu/cote-a-cote/activation/identification/vide"];

#[tokio::test(flavor = "multi_thread")]
async fn every_sample_opens_alone_and_axe_finds_nothing() {
    let ((first, mut found), (second, also)) = tokio::join!(walk(0), walk(1));
    found.extend(also);
    assert!(found.is_empty(), "{}", found.join("\n"));
    println!("{} samples", first + second);
    assert!(first + second >= 150, "{}", first + second);
}

/// Goes through every so many samples: how many there were, and what was found.
async fn walk(at: usize) -> (usize, Vec<String>) {
    let axe = fs::read_to_string(std::env::var("MES_AXE").expect("MES_AXE")).unwrap();
    let (mut seen, mut found) = (0, Vec::new());
    visit(&format!("samples-{at}"), Limits::default(), async |visit: &Visit| {
        visit.is_wide(360, 800).await;
        visit.open("/apercu").await;
        visit.arrives("Aperçu des écrans").await;
        let list = visit
            .runs("return [...document.querySelectorAll('a[data-sample]')].map(a => a.pathname)")
            .await;
        let mut paths: Vec<String> = serde_json::from_value(list).unwrap();
        paths.extend(PAGES.map(str::to_owned));
        for path in paths.iter().skip(at).step_by(BROWSERS) {
            visit.open(path).await;
            settled(visit, path).await;
            visit.fits().await;
            assert_eq!(
                visit.runs("return document.querySelectorAll('h1').length").await,
                1,
                "{path}"
            );
            visit.driver.execute(axe.as_str(), Vec::new()).await.unwrap();
            let report = visit.driver.execute_async(AXE, Vec::new()).await.unwrap();
            found.extend(findings(path, report.json()));
            seen += 1;
        }
    })
    .await;
    (seen, found)
}

/// A sample stands when it has done what it says: typed, sent, been answered.
async fn settled(visit: &Visit, path: &str) {
    visit
        .until(path, async || {
            let ready = "return document.querySelector('h1[tabindex]') !== null \
                && document.documentElement.dataset.apercu !== 'en-cours' \
                && (!location.pathname.startsWith('/apercu/information/') \
                    || document.querySelector('div.prose') !== null)";
            (visit.runs(ready).await == true).then_some(())
        })
        .await;
}

/// Violations, and what axe could not decide. A gradient or a picture behind words, which it
/// cannot see through, would have to be explained here; there is none.
pub fn findings(path: &str, report: &Value) -> Vec<String> {
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
