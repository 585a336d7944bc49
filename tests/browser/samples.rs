//! Every state of every screen that the program knows: opens alone, and axe finds nothing. So do the
//! pages of the previews themselves. What else each of them owes is looked at while it is open
//! (`access.rs`), for opening is what takes the time.

use std::fs;
use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use mon_espace_sante::sandbox::Limits;
use serde_json::Value;
use tokio::sync::OnceCell;

use crate::access::{Fault, look};
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

/// What was seen on the way through the samples.
#[derive(Default)]
pub struct Walked {
    /// How many pages there were.
    pages: usize,
    /// What axe found.
    axe: Vec<String>,
    /// What `access.rs` found.
    pub faults: Vec<Fault>,
    /// The title of each sample, by its path.
    pub titles: Vec<(String, String)>,
}

/// One walk for all the tests that ask what was seen; nothing where it did not come to its end, which
/// would not be another the next time.
static WALKED: OnceCell<Option<Walked>> = OnceCell::const_new();

/// What was seen.
pub async fn walked() -> &'static Walked {
    let walk = WALKED.get_or_init(async || {
        let walks = async { tokio::join!(walk(0), walk(1)) };
        let (mut first, second) = AssertUnwindSafe(walks).catch_unwind().await.ok()?;
        first.pages += second.pages;
        first.axe.extend(second.axe);
        first.faults.extend(second.faults);
        first.titles.extend(second.titles);
        Some(first)
    });
    walk.await.as_ref().expect("a walk through the samples that comes to its end")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sample_opens_alone_and_axe_finds_nothing() {
    let Walked { pages, axe, .. } = walked().await;
    assert!(axe.is_empty(), "{}", axe.join("\n"));
    println!("{pages} pages");
    // As many as the declaration at /accessibilite says.
    assert!(*pages >= 400, "{pages}");
}

/// Goes through every so many samples.
async fn walk(at: usize) -> Walked {
    let axe = fs::read_to_string(std::env::var("MES_AXE").expect("MES_AXE")).unwrap();
    let mut walked = Walked::default();
    visit(&format!("samples-{at}"), Limits::default(), async |visit: &Visit| {
        visit.is_wide(360, 800).await;
        visit.open("/apercu").await;
        visit.arrives("Aperçu des écrans").await;
        let list = visit
            .runs("return [...document.querySelectorAll('a[data-sample]')].map(a => a.pathname)")
            .await;
        let mut paths: Vec<String> = serde_json::from_value(list).unwrap();
        let samples = paths.len();
        paths.extend(PAGES.map(str::to_owned));
        for (number, path) in paths.iter().enumerate().skip(at).step_by(BROWSERS) {
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
            walked.axe.extend(findings(path, report.json()));
            if number < samples {
                walked.titles.push((path.clone(), visit.title().await));
                walked.faults.extend(look(visit, path).await);
            }
            walked.pages += 1;
        }
    })
    .await;
    walked
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
