//! `docs/testing.md` lists exactly the test ids, presets and faults that exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mon_espace_sante::sandbox::host::KINDS;
use mon_espace_sante::sandbox::presets::Preset;

const DOC: &str = include_str!("../../docs/testing.md");

/// The names in the first column of the table under a heading.
fn documented(heading: &str) -> BTreeSet<String> {
    let (_, after) = DOC.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = after.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.split('|').nth(1).unwrap());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// Collects the values of `data-testid` in the Rust files below a folder.
fn collect_test_ids(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect_test_ids(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            // In a view, `.attr("data-testid", "…")`; in an HTML string, `data-testid=\"…\"`.
            for after in text.split("data-testid").skip(1) {
                let value = after.trim_start_matches(['"', ',', ' ', '=', '\\']);
                found.insert(value.split(['"', '\\']).next().unwrap().to_owned());
            }
        }
    }
}

#[test]
fn documented_test_ids_are_those_of_the_code() {
    let mut found = BTreeSet::new();
    collect_test_ids(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert_eq!(found, documented("Locators"));
    assert!(found.len() <= 12, "each test id adds to the size of the production files");
}

#[test]
fn documented_presets_and_faults_are_those_of_the_sandbox() {
    let presets = Preset::ALL.iter().map(|preset| preset.name.to_owned()).collect();
    assert_eq!(documented("Reset and presets"), presets);
    let faults = KINDS.iter().map(|kind| kind.fault.to_owned()).collect();
    assert_eq!(documented("Faults"), faults);
}
