//! Accessibility checks beyond axe, on every sample: enlarged and spaced text, forced colours, reduced
//! motion, keyboard use. The checks are in `access.js`, which runs in the page; this module chooses the
//! viewport and the emulated media for each.

use serde_json::{Value, json};

use crate::samples::sample_results;
use crate::visit::Visit;

const CHECKS: &str = include_str!("access.js");

/// Width and height of a viewport, and what is checked in it: pairs of a style and a check of `access.js`.
/// Large text on the wide page tests the columns; the narrow page has the least room.
const VIEWPORTS: [(u32, u32, &[[&str; 2]]); 3] = [
    (360, 800, &[["plain", "order"], ["plain", "targets"], ["large", "layout"]]),
    (
        1280,
        800,
        &[["plain", "layout"], ["large", "layout"], ["large", "fields"], ["spaced", "layout"]],
    ),
    (
        320,
        256,
        &[
            ["plain", "layout"],
            ["plain", "fields"],
            ["spaced", "layout"],
            ["plain", "focus"],
            ["plain", "described"],
        ],
    ),
];

/// What is checked with forced colours and reduced motion, in the last viewport.
const FORCED: &[[&str; 2]] = &[["plain", "forced"], ["plain", "motion"], ["plain", "focus"]];

/// A failed check.
pub struct Finding {
    /// The name of the check, or of the style when that is not `plain`.
    check: String,
    /// The path, the viewport and what is wrong.
    message: String,
}

/// Checks the page that is open, then restores the viewport and media of the test that goes through the
/// samples.
pub async fn check_page(visit: &Visit, path: &str) -> Vec<Finding> {
    let mut findings = check_controls(visit, path).await;
    for (width, height, checks) in VIEWPORTS {
        visit.set_viewport(width, height).await;
        findings.extend(run_checks(visit, path, width, checks).await);
    }
    emulate_media(visit, "active", "reduce").await;
    findings.extend(run_checks(visit, path, 320, FORCED).await);
    emulate_media(visit, "none", "no-preference").await;
    visit.set_viewport(360, 800).await;
    findings
}

async fn run_checks(visit: &Visit, path: &str, width: u32, checks: &[[&str; 2]]) -> Vec<Finding> {
    let script = format!("{CHECKS}\nreturn access(arguments[0])");
    let found = visit.driver.execute(script, vec![json!(checks)]).await.unwrap();
    let found: Vec<[String; 2]> = serde_json::from_value(found.json().clone()).unwrap();
    let message = |problem| format!("{path} at {width} px: {problem}");
    found.into_iter().map(|[check, problem]| Finding { check, message: message(problem) }).collect()
}

async fn emulate_media(visit: &Visit, colors: &str, motion: &str) {
    let features = json!([
        { "name": "forced-colors", "value": colors },
        { "name": "prefers-reduced-motion", "value": motion },
    ]);
    visit.send_cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

/// The roles that a focusable element may have in the accessibility tree: controls, and elements that
/// receive the focus to be read.
const ROLES: [&str; 10] = [
    "link",
    "button",
    "textbox",
    "searchbox",
    "radio",
    "checkbox",
    "DisclosureTriangle",
    "heading",
    "group",
    "dialog",
];

/// Checks that each focusable element has a role, a name, and a state where its role has one.
async fn check_controls(visit: &Visit, path: &str) -> Vec<Finding> {
    let tree = visit.send_cdp("Accessibility.getFullAXTree", json!({})).await;
    let mut findings = Vec::new();
    for node in tree["nodes"].as_array().unwrap() {
        let property = |name: &str| {
            let all = node["properties"].as_array()?;
            let found = all.iter().find(|property| property["name"] == name)?;
            Some(found["value"]["value"].clone())
        };
        let role = node["role"]["value"].as_str().unwrap_or_default();
        if role == "RootWebArea" || property("focusable") != Some(Value::Bool(true)) {
            continue;
        }
        let name = node["name"]["value"].as_str().unwrap_or_default();
        let state = match role {
            "radio" | "checkbox" => property("checked").is_some(),
            "DisclosureTriangle" => property("expanded").is_some(),
            _ => true,
        };
        if !ROLES.contains(&role) || name.trim().is_empty() || !state {
            let message = format!("{path}: {role} named “{name}”, state known: {state}");
            findings.push(Finding { check: "controls".to_owned(), message });
        }
    }
    findings
}

/// Asserts that no sample failed these checks.
async fn assert_no_findings(checks: &[&str]) {
    let findings: Vec<_> = sample_results()
        .await
        .access_findings
        .iter()
        .filter(|finding| checks.contains(&finding.check.as_str()))
        .map(|finding| format!("{}: {}", finding.check, finding.message))
        .collect();
    assert!(findings.is_empty(), "{} findings\n{}", findings.len(), findings.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_overflows_or_overlaps_at_320_by_256_and_1280_px() {
    assert_no_findings(&["layout", "fields"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_with_text_at_200_percent() {
    assert_no_findings(&["large"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_with_wcag_text_spacing() {
    assert_no_findings(&["spaced"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forced_colours_keep_edges_states_and_icons_visible() {
    assert_no_findings(&["forced"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_with_reduced_motion() {
    assert_no_findings(&["motion"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn targets_are_large_enough() {
    assert_no_findings(&["targets"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn focus_is_visible_and_not_covered() {
    assert_no_findings(&["focus"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn focusable_elements_have_role_name_and_state() {
    assert_no_findings(&["controls"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn summary_links_focus_their_field_and_dialogs_are_described() {
    assert_no_findings(&["described"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_css_text_is_complete_and_in_reading_order() {
    assert_no_findings(&["order"]).await;
}
