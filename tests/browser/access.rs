//! What every sample owes whoever enlarges it, spaces it out, forces its colours, wants no motion or
//! has no mouse. The checks are `access.js`, run in the page; this is in which window and how.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::samples::walked;
use crate::visit::Visit;

const CHECKS: &str = include_str!("access.js");

/// A window, and what is looked at in it: a style of `access.js` and a check. The wide page with large
/// text is the one whose columns could break; the narrow one is where there is the least room.
const WINDOWS: [(u32, u32, &[[&str; 2]]); 3] = [
    (
        360,
        800,
        &[
            ["plain", "page"],
            ["plain", "ways"],
            ["plain", "code"],
            ["plain", "order"],
            ["plain", "targets"],
            ["large", "layout"],
        ],
    ),
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

/// What is looked at with forced colours and reduced motion, in the last of the windows.
const FORCED: &[[&str; 2]] = &[["plain", "forced"], ["plain", "still"], ["plain", "focus"]];

/// Something that does not hold.
pub struct Fault {
    /// The check, or the style under which it does not.
    of: String,
    /// Where, and what.
    what: String,
}

/// Looks at the page that is open. It is left as whoever walks on through the samples needs it.
pub async fn look(visit: &Visit, path: &str) -> Vec<Fault> {
    let mut faults = controls(visit, path).await;
    for (width, height, checks) in WINDOWS {
        visit.is_wide(width, height).await;
        faults.extend(run(visit, path, width, checks).await);
    }
    media(visit, "active", "reduce").await;
    faults.extend(run(visit, path, 320, FORCED).await);
    media(visit, "none", "no-preference").await;
    visit.is_wide(360, 800).await;
    faults
}

async fn run(visit: &Visit, path: &str, width: u32, checks: &[[&str; 2]]) -> Vec<Fault> {
    let script = format!("{CHECKS}\nreturn access(arguments[0])");
    let found = visit.driver.execute(script, vec![json!(checks)]).await.unwrap();
    let found: Vec<[String; 2]> = serde_json::from_value(found.json().clone()).unwrap();
    let what = |what| format!("{path} at {width} px: {what}");
    found.into_iter().map(|[of, sentence]| Fault { of, what: what(sentence) }).collect()
}

async fn media(visit: &Visit, colors: &str, motion: &str) {
    let features = json!([
        { "name": "forced-colors", "value": colors },
        { "name": "prefers-reduced-motion", "value": motion },
    ]);
    visit.chromium("Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

/// The roles that something which takes the focus may have in the tree that assistive tools read:
/// what is pressed, filled in or chosen; and what takes it to be read.
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

/// What the browser tells assistive tools of everything that takes the focus: a role and a name, and
/// the state of what has one.
async fn controls(visit: &Visit, path: &str) -> Vec<Fault> {
    let tree = visit.chromium("Accessibility.getFullAXTree", json!({})).await;
    let mut faults = Vec::new();
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
            let what = format!("{path}: a {role} called “{name}”, state known: {state}");
            faults.push(Fault { of: "controls".to_owned(), what });
        }
    }
    faults
}

/// Nothing of these was found on any sample.
async fn holds(checks: &[&str]) {
    let faults: Vec<_> = walked()
        .await
        .faults
        .iter()
        .filter(|fault| checks.contains(&fault.of.as_str()))
        .map(|fault| format!("{}: {}", fault.of, fault.what))
        .collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn at_320_by_256_and_1280_nothing_is_cut_covered_or_wider_than_the_page() {
    holds(&["layout", "fields"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_text_twice_as_large_nothing_is_lost_at_360_and_1280_px() {
    holds(&["large"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_text_spaced_out_nothing_is_lost_at_320_and_1280_px() {
    holds(&["spaced"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn under_forced_colours_edges_states_and_drawings_are_seen() {
    holds(&["forced"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_motion_is_to_be_reduced_nothing_moves() {
    holds(&["still"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pressed_is_large_enough_to_be() {
    holds(&["targets"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_takes_the_focus_shows_it_in_the_window_and_under_nothing() {
    holds(&["focus"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_takes_the_focus_tells_its_role_its_name_and_its_state() {
    holds(&["controls"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_summary_link_leads_to_its_question_and_each_dialog_is_described() {
    holds(&["described"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn elements_nest_as_html_asks_and_no_id_is_there_twice() {
    holds(&["code"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_styles_all_words_are_there_in_the_order_in_which_they_are_seen() {
    holds(&["order"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_every_screen_the_same_ways_lead_to_the_pages_that_are_no_step() {
    holds(&["ways"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_two_screens_have_the_same_title_and_errors_begin_theirs() {
    holds(&["page"]).await;
    let titles = &walked().await.titles;
    let titles = titles.iter().map(|(path, title)| (path, title.trim_start_matches("Erreur : ")));
    // What ends in a lock, or with the session, shows the screen that says so.
    let trouble = |(path, _): &(&String, &str)| path.starts_with("/apercu/trouble/");
    let ends: Vec<_> = titles.clone().filter(trouble).map(|(_, title)| title).collect();
    let mut screens = BTreeMap::new();
    for (path, title) in titles {
        let screen = path.rsplit_once('/').unwrap().0;
        if ends.contains(&title) && !screen.starts_with("/apercu/trouble/") {
            continue;
        }
        let first = *screens.entry(title).or_insert(screen);
        assert_eq!(first, screen, "two screens with the title « {title} »");
    }
    assert!(screens.len() >= 40, "{} titles", screens.len());
}
