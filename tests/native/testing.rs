//! What `docs/testing.md` promises to testers is there, and what is there is in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mon_espace_sante::sandbox::host::KINDS;
use mon_espace_sante::sandbox::presets::Preset;

const DOC: &str = include_str!("../../docs/testing.md");

/// The first cells of the table that follows a title.
fn table(title: &str) -> BTreeSet<String> {
    let (_, after) = DOC.split_once(&format!("\n## {title}\n")).unwrap();
    let section = after.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.split('|').nth(1).unwrap());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// The values of `data-testid` below a folder.
fn test_ids(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            test_ids(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            // In a view, `.attr("data-testid", "…")`; in a page of text, `data-testid=\"…\"`.
            for after in text.split("data-testid").skip(1) {
                let value = after.trim_start_matches(['"', ',', ' ', '=', '\\']);
                found.insert(value.split(['"', '\\']).next().unwrap().to_owned());
            }
        }
    }
}

#[test]
fn every_test_id_is_documented_and_every_documented_one_is_there() {
    let mut found = BTreeSet::new();
    test_ids(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert_eq!(found, table("What to hold on to"));
    assert!(found.len() <= 12, "they cost bytes: keep them few");
}

#[test]
fn every_preset_and_every_fault_is_documented() {
    let presets = Preset::ALL.iter().map(|preset| preset.name.to_owned()).collect();
    assert_eq!(table("Reset and presets"), presets);
    let faults = KINDS.iter().map(|kind| kind.fault.to_owned()).collect();
    assert_eq!(table("Faults"), faults);
}
