//! `docs/rgaa.md` has each of the 106 criteria once, and the tests that it names exist.

use std::fs;
use std::path::Path;

const TABLE: &str = include_str!("../../docs/rgaa.md");

/// The criteria of each theme of the RGAA 4.1, from the first.
const THEMES: [usize; 13] = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

/// Number, verdict and proof of each row.
fn rows() -> Vec<[&'static str; 3]> {
    let criterion = |line: &&str| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit();
    TABLE
        .lines()
        .filter(criterion)
        .map(|line| {
            let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            let [number, _, verdict, proof] = cells[..] else { panic!("{line}") };
            [number, verdict, proof]
        })
        .collect()
}

#[test]
fn the_table_has_each_criterion_once_with_a_verdict() {
    let expected: Vec<_> = THEMES
        .iter()
        .enumerate()
        .flat_map(|(theme, criteria)| (1..=*criteria).map(move |c| format!("{}.{c}", theme + 1)))
        .collect();
    assert_eq!(expected.len(), 106);
    let rows = rows();
    assert_eq!(rows.iter().map(|[number, ..]| *number).collect::<Vec<_>>(), expected);
    let count = |verdict| rows.iter().filter(|[_, given, _]| *given == verdict).count();
    let (holds, none, open) = (count("C"), count("NA"), count("To be seen"));
    assert_eq!(holds + none + open, 106);
    let said = format!("{holds} hold, {none} do not apply, {open} are to be seen.");
    assert!(TABLE.contains(&said), "the table says otherwise than: {said}");
    assert!(rows.iter().all(|[_, _, proof]| !proof.is_empty()));
}

#[test]
fn the_tests_that_it_names_exist() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut named = 0;
    for [number, _, proof] in rows() {
        for name in proof.split('`').skip(1).step_by(2) {
            let Some((file, test)) = name.split_once("::") else { continue };
            let source = ["browser", "native"].iter().find_map(|kind| {
                fs::read_to_string(here.join(kind).join(format!("{file}.rs"))).ok()
            });
            let source = source.unwrap_or_else(|| panic!("{number}: no tests {file}"));
            assert!(source.contains(&format!("fn {test}")), "{number}: no test {name}");
            named += 1;
        }
    }
    assert!(named > 30, "{named}");
}
