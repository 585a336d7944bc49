//! The programs of production: each has the screens of its addresses, and the sentences of its screens.

use std::collections::{BTreeMap, BTreeSet};

use mon_espace_sante::route::{Program, Route};
use mon_espace_sante::text::SECTIONS;
use mon_espace_sante::ui::rendering::samples;

use crate::tidiness::files;

/// A program that had no screen for one of its own addresses would load its page again and again.
#[test]
fn each_program_has_the_screens_of_its_addresses() {
    let mut several = 0;
    for sample in samples() {
        let (Some(address), Some(condition)) = (sample.address(), sample.condition()) else {
            continue;
        };
        let route = Route::parse(&address.replace("{id}", "2")).unwrap();
        let Some(program) = route.program() else {
            assert!(condition.is_empty(), "{address}: {condition}");
            continue;
        };
        several += usize::from(!condition.starts_with("cfg(feature"));
        let feature = format!("feature = \"{}\"", program.name());
        assert!(condition.contains(&feature) || condition.is_empty(), "{address}: {condition}");
    }
    assert!(several > 5 && several < samples().len() / 2, "{several} of {}", samples().len());
}

#[test]
fn programs_are_the_features_of_cargo() {
    let manifest = std::fs::read_to_string("Cargo.toml").unwrap();
    let names = Program::ALL.map(|program| format!("\"{}\"", program.name())).join(", ");
    assert!(manifest.contains(&format!("every-program = [{names}]")), "{names}");
}

/// Files outside the screens that use a section of a part of the programs, each only for what these programs do.
const SHARED: &[(&str, &str, &str)] = &[
    ("account", "parts/proof.rs", "in forms of the account"),
    ("account", "parts/trouble.rs", "the proof before a change of the account"),
    ("without_code", "parts/identity.rs", "the number of a person without a code"),
    ("without_code", "parts/trouble.rs", "the birth date of a request for a code"),
    ("recovery", "parts/trouble.rs", "a reset link that has expired"),
    ("receipt", "parts/receipt.rs", "on screens with a receipt"),
    ("profiles", "profiles.rs", "on screens with children"),
];

/// A sentence that a program does not have would be an empty place on its screens.
#[test]
fn programs_have_the_sections_of_the_catalogue_that_their_screens_use() {
    let quoted = |text: &str| -> BTreeSet<String> {
        text.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    };
    // The programs of each file of the screens; those of a folder for what its screens share.
    let mut programs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for sample in samples() {
        let Some(condition) = sample.condition() else { continue };
        let path = sample.file();
        let (folder, file) = path.split_once('/').unwrap();
        let of_screen = match condition {
            "" => Program::ALL.map(|program| program.name().to_owned()).into(),
            condition => quoted(condition),
        };
        for name in [file, "shared"] {
            let path = format!("screens/{folder}/{name}.rs");
            programs.entry(path).or_default().extend(of_screen.clone());
        }
    }
    let mut checked = 0;
    for (path, source) in files("src/ui", ".rs") {
        let name = path.strip_prefix("src/ui").unwrap().to_str().unwrap();
        for (section, known) in SECTIONS.iter().filter(|(_, known)| !known.is_empty()) {
            let uses = [format!("t.{section}."), format!("text().{section}")];
            if !uses.iter().any(|used| source.contains(used)) {
                continue;
            }
            checked += 1;
            if SHARED.iter().any(|(shared, file, _)| shared == section && *file == name) {
                continue;
            }
            let of_file = programs.get(name).unwrap_or_else(|| panic!("{name} uses {section}"));
            let missing: Vec<_> = of_file.iter().filter(|p| !known.contains(&p.as_str())).collect();
            assert!(missing.is_empty(), "{name} uses {section}, which {missing:?} do not have");
        }
    }
    assert!(checked > 30, "{checked}");
}
