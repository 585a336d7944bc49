//! The map of the journeys in ARCHITECTURE.md, drawn from what can be walked (`walk.rs`);
//! `cargo xtask map` writes it, and what the previews draw theirs from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use mon_espace_sante::contract;
use mon_espace_sante::journeys::Information;
use mon_espace_sante::route::Route;

use crate::walk::{Edges, Node, ROOT, walked};

const BEGIN: &str = "<!-- map:begin -->\n";
const END: &str = "<!-- map:end -->\n";

/// The drawings, and the first parts of the addresses that each shows.
const DRAWINGS: &[(&str, &[&str])] = &[
    ("Welcome and activation (A, B)", &["", "activer"]),
    ("A new provisional code (C)", &["code"]),
    ("Opposition and minors’ profiles (D, E)", &["opposition", "profils"]),
    ("Signing in and the space (F)", &["connexion", "deconnexion", "espace"]),
    ("Recovery (G)", &["identifiant-oublie", "mot-de-passe-oublie"]),
];

fn draw(edges: &Edges) -> String {
    let mut all = String::new();
    let part = |node: &Node| node.1.split('/').nth(1).unwrap().to_owned();
    let shared = |node: &Node| {
        let same = |other: &&Node| other.1 == node.1 && other.2 != node.2;
        edges.iter().flat_map(|(from, to, _)| [from, to]).any(|other| same(&other))
    };
    // Screens that share an address are told apart by their files.
    let kind = |node: &Node| shared(node).then(|| node.2.rsplit('/').next().unwrap().to_owned());
    let name = |node: &Node| {
        let path = match node.1.trim_matches('/') {
            "" => "welcome",
            path => path,
        };
        let kind = kind(node).map_or_else(String::new, |kind| format!("__{kind}"));
        path.replace(|c: char| !c.is_ascii_alphanumeric(), "_") + &kind
    };
    for (title, parts) in DRAWINGS {
        let here = |node: &Node| parts.contains(&part(node).as_str());
        let mut nodes = BTreeSet::new();
        let mut arrows: BTreeMap<(&Node, &Node), BTreeSet<&str>> = BTreeMap::new();
        for (from, to, act) in edges.iter().filter(|(from, to, _)| here(from) && from != to) {
            nodes.extend([from, to]);
            arrows.entry((from, to)).or_default().insert(act);
        }
        all += &format!("\n**{title}**\n\n```mermaid\nflowchart LR\n");
        for node in nodes {
            let kind = kind(node).map_or_else(String::new, |kind| format!("<br>({kind})"));
            let open = Route::parse(&node.1).is_some_and(|route| route.is_open());
            let (before, after) = match (here(node), open) {
                (false, _) => (">", "]"),
                (true, true) => ("([", "])"),
                (true, false) => ("[", "]"),
            };
            all += &format!("  {}{before}\"{}{kind}\"{after}\n", name(node), node.1);
        }
        for ((from, to), acts) in arrows {
            let named: Vec<_> = acts.into_iter().filter(|act| !act.is_empty()).collect();
            let arrow = match &named[..] {
                [] => "-.->".to_owned(),
                named => format!("-->|{}|", named.join(", ")),
            };
            all += &format!("  {} {arrow} {}\n", name(from), name(to));
        }
        all += "```\n";
    }
    all.push('\n');
    all
}

/// What the previews draw: a line an arrow, in the order of the addresses.
fn lines(edges: &Edges) -> String {
    let arrows = edges.iter().filter(|(from, to, _)| from != to);
    let line = |(from, to, act): &(Node, Node, &str)| {
        let act = if act.is_empty() { "-".to_owned() } else { act.replace(' ', "_") };
        format!("{} {} {act} {} {}\n", from.1, from.2, to.1, to.2)
    };
    arrows.map(line).collect()
}

#[test]
fn the_map_is_fresh() {
    let edges = walked();
    let walk = Path::new(ROOT).join("src/ui/gallery/walked.txt");
    let path = Path::new(ROOT).join("ARCHITECTURE.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the markers of the map");
    let (drawn, after) = rest.split_once(END).expect("the markers of the map");
    let (fresh, fresh_walk) = (draw(&edges), lines(&edges));
    if std::env::var_os("WRITE_MAP").is_some() {
        fs::write(&path, [before, BEGIN, &fresh, END, after].concat()).unwrap();
        fs::write(&walk, fresh_walk).unwrap();
    } else {
        assert!(drawn == fresh, "the map in ARCHITECTURE.md is stale: cargo xtask map");
        let kept = fs::read_to_string(&walk).unwrap_or_default();
        assert!(kept == fresh_walk, "the map of the previews is stale: cargo xtask map");
    }
}

#[test]
fn every_screen_can_be_reached_and_has_a_way_out() {
    let edges = walked();
    let mut addresses: Vec<_> = Route::FIXED.iter().map(|(_, path)| (*path).to_owned()).collect();
    addresses.extend(
        ["decision", "opposition", "confirmation"].map(|end| format!("/profils/{{id}}/{end}")),
    );
    for path in addresses {
        let route = Route::parse(&path);
        if route.as_ref().and_then(Information::at).is_some() {
            // Every page leads to it, and it leads on by the same header.
            let shell = fs::read_to_string(Path::new(ROOT).join("src/ui/shell.rs")).unwrap();
            assert!(shell.contains(&format!("\"{path}\"")), "{path} cannot be reached");
            continue;
        }
        let open = route.is_some_and(|route| route.is_open());
        let reached = edges.iter().any(|(from, to, _)| to.1 == path && from.1 != path);
        assert!(open || reached, "{path} cannot be reached");
        let screens: BTreeSet<_> = edges
            .iter()
            .flat_map(|(from, to, _)| [from, to])
            .filter(|node| node.1 == path)
            .collect();
        assert!(!screens.is_empty(), "{path}");
        for screen in screens {
            let out = edges.iter().any(|(from, to, _)| from == screen && to != screen);
            assert!(out, "{path} ({}) has no way out", screen.2);
        }
    }
}

#[test]
fn every_act_of_the_contract_is_walked() {
    let document: serde_json::Value = serde_json::from_str(&contract::openapi::document()).unwrap();
    let edges = walked();
    let walked: BTreeSet<_> = edges.iter().map(|(_, _, act)| *act).collect();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let act = operation["operationId"].as_str().unwrap();
            // What reads leads nowhere, and a session is renewed on any page.
            let apart =
                method == "get" && act != contract::FranceConnect::ID || act == "RenewSession";
            assert!(apart || walked.contains(act), "{path}: {act} is not on the map");
        }
    }
}
