//! Shows every sample (each state of each screen) and the other pages of the gallery, and runs axe on each.
//! The checks of `access.rs` run while a sample is shown. Each sample has its own state, with its own drafts and canned
//! responses; they are shown one after another in one page, because loading the program takes most of the time.

use std::fs;
use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use mon_espace_sante::sandbox::Limits;
use serde_json::Value;
use tokio::sync::OnceCell;

use crate::access::{Finding, check_page};
use crate::visit::{Visit, visit};

/// Runs axe with its rules for WCAG 2.2 A and AA, its best-practice rules, and `target-size`. Frames are
/// skipped: each contains a sample that is checked by itself. Only violations and incomplete results are
/// returned, since passed rules make up most of a report.
pub const AXE: &str = "const done = arguments[arguments.length - 1]; axe.run(document, { \
    iframes: false, resultTypes: ['violations', 'incomplete'], \
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }, \
    rules: { 'target-size': { enabled: true }, 'frame-tested': { enabled: false } } }).then(r => done({ violations: r.violations, incomplete: r.incomplete }), \
    e => done(String(e)));";

/// Shows another page of the gallery without loading the program again.
const SHOW: &str = "document.querySelector('h1').dataset.before = ''; \
    history.replaceState(null, '', arguments[0]); \
    scrollTo(0, 0); \
    dispatchEvent(new PopStateEvent('popstate'))";

/// Number of browsers that share the samples.
const BROWSERS: usize = 2;

/// The pages of the gallery that are not samples.
const PAGES: [&str; 3] =
    ["/apercu", "/apercu/plan", "/apercu/cote-a-cote/activation/identification/vide"];

#[derive(Default)]
pub struct SampleResults {
    /// Number of pages checked.
    pages: usize,
    /// Findings of axe.
    axe: Vec<String>,
    /// Findings of `access.rs`.
    pub access_findings: Vec<Finding>,
}

/// Shared by all tests that read the results. `None` when checking the samples panicked, so that the
/// other tests fail at once instead of repeating it.
static RESULTS: OnceCell<Option<SampleResults>> = OnceCell::const_new();

pub async fn sample_results() -> &'static SampleResults {
    let results = RESULTS.get_or_init(async || {
        let both = async { tokio::join!(check_samples(0), check_samples(1)) };
        let (mut first, second) = AssertUnwindSafe(both).catch_unwind().await.ok()?;
        first.pages += second.pages;
        first.axe.extend(second.axe);
        first.access_findings.extend(second.access_findings);
        Some(first)
    });
    results.await.as_ref().expect("all samples were checked")
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_sample() {
    let SampleResults { pages, axe, .. } = sample_results().await;
    assert!(axe.is_empty(), "{}", axe.join("\n"));
    println!("{pages} pages");
    // The number in the declaration at `/accessibilite`.
    assert!(*pages >= 400, "{pages}");
}

/// Checks every [`BROWSERS`]th sample, from index `first`.
async fn check_samples(first: usize) -> SampleResults {
    let axe = fs::read_to_string(std::env::var("MES_AXE").expect("MES_AXE")).unwrap();
    let mut results = SampleResults::default();
    visit(&format!("samples-{first}"), Limits::default(), async |visit: &Visit| {
        visit.set_viewport(360, 800).await;
        visit.open("/apercu").await;
        visit.wait_for_screen("Aperçu des écrans").await;
        let list = visit
            .run_script(
                "return [...document.querySelectorAll('a[data-sample]')].map(a => a.pathname)",
            )
            .await;
        let mut paths: Vec<String> = serde_json::from_value(list).unwrap();
        let samples = paths.len();
        paths.extend(PAGES.map(str::to_owned));
        visit.driver.execute(axe.as_str(), Vec::new()).await.unwrap();
        for (number, path) in paths.iter().enumerate().skip(first).step_by(BROWSERS) {
            visit.driver.execute(SHOW, vec![path.as_str().into()]).await.unwrap();
            wait_for_sample(visit, path).await;
            visit.assert_fits_width().await;
            let report = visit.driver.execute_async(AXE, Vec::new()).await.unwrap();
            results.axe.extend(axe_report_findings(path, report.json()));
            if number < samples {
                results.access_findings.extend(check_page(visit, path).await);
            }
            results.pages += 1;
        }
    })
    .await;
    results
}

/// Waits until a sample has finished its actions: typed, sent, received its answer.
async fn wait_for_sample(visit: &Visit, path: &str) {
    visit
        .wait_until(path, async || {
            let ready = "return document.querySelector('h1[tabindex]:not([data-before])') !== null \
                && document.documentElement.dataset.apercu !== 'en-cours' \
                && (!location.pathname.startsWith('/apercu/information/') \
                    || document.querySelector('div.prose') !== null)";
            (visit.run_script(ready).await == true).then_some(())
        })
        .await;
}

/// The violations, and the results that axe could not decide. Text over a gradient or a picture would be
/// such a result and would need an exception here; there is none.
pub fn axe_report_findings(path: &str, report: &Value) -> Vec<String> {
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
