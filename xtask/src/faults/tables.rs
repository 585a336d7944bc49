//! The tables of `docs/faults.md` that are drawn natively, from lines `operation, fault, letter, …` and from
//! the tests’ own comments. `tests/native/faults.rs` draws them too, to hold them fresh.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Puts a section between its markers; nothing when the page has none.
pub(crate) fn put(page: &str, name: &str, section: &str) -> Option<String> {
    let (begin, end) = (format!("<!-- {name}:begin -->\n"), format!("<!-- {name}:end -->"));
    let (before, rest) = page.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some([before, &begin, "\n", section, "\n", &end, after].concat())
}

/// The cells of a line: operation, fault, letter, and what follows.
pub(crate) fn cells(tsv: &str) -> Vec<Vec<&str>> {
    tsv.lines().map(|line| line.split('\t').collect()).collect()
}

/// In the order in which they are first met.
pub(crate) fn met<'a>(cells: &[Vec<&'a str>], at: usize) -> Vec<&'a str> {
    let mut met: Vec<&str> = Vec::new();
    for name in cells.iter().filter_map(|cell| cell.get(at).copied()) {
        if !met.contains(&name) {
            met.push(name);
        }
    }
    met
}

/// Operations × faults, a letter a cell.
pub(crate) fn native(tsv: &str) -> String {
    let cells = cells(tsv);
    let (operations, faults) = (met(&cells, 0), met(&cells, 1));
    let letters: BTreeMap<_, _> = cells
        .iter()
        .filter_map(|cell| Some(((*cell.first()?, *cell.get(1)?), *cell.get(2)?)))
        .collect();
    let mut table = format!(
        "{} operations × {} faults: {} cells.\n\n| operation |",
        operations.len(),
        faults.len(),
        cells.len()
    );
    for fault in &faults {
        let _ = write!(table, " {fault} |");
    }
    let _ = writeln!(table, "\n|---|{}", ":-:|".repeat(faults.len()));
    for operation in operations {
        let _ = write!(table, "| {operation} |");
        for fault in &faults {
            let _ = write!(table, " {} |", letters.get(&(operation, *fault)).unwrap_or(&""));
        }
        table.push('\n');
    }
    table
}

/// The tests of each file: what it is about, then a row a test with what its comment says. `files` are
/// paths and texts.
pub(crate) fn events(files: &[(String, String)]) -> String {
    let mut page = String::new();
    for (path, text) in files {
        let about = text.lines().take_while(|line| line.starts_with("//!"));
        let about = about.map(|line| line.trim_start_matches("//!").trim()).collect::<Vec<_>>();
        let tests = tests(text);
        if tests.is_empty() {
            continue;
        }
        let _ = writeln!(
            page,
            "**{}** (`{path}`)\n\n| what happens, and what is seen | test |",
            about.join(" ")
        );
        page += "|---|---|\n";
        for (name, said) in tests {
            let _ = writeln!(page, "| {said} | `{name}` |");
        }
        page.push('\n');
    }
    page.trim_end().to_owned() + "\n"
}

/// Each test of a file, with its comment.
fn tests(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let (mut said, mut is_test) = (Vec::new(), false);
    for line in text.lines().map(str::trim) {
        if let Some(comment) = line.strip_prefix("///") {
            said.push(comment.trim());
        } else if line.starts_with("#[tokio::test") || line == "#[test]" {
            is_test = true;
        } else if !line.starts_with("#[") {
            let name = line.split_once("fn ").and_then(|(_, rest)| rest.split_once('('));
            if let (Some((name, _)), true) = (name, is_test) {
                found.push((name.to_owned(), said.join(" ")));
            }
            said.clear();
            is_test = false;
        }
    }
    found
}

#[cfg(test)]
mod drawn {
    use super::{events, native, put};

    #[test]
    fn tables_are_drawn_of_what_was_seen() {
        let table =
            native("Identify\tlost\tR\nIdentify\t401\tE\nOppose\tlost\tR\nOppose\t401\tE\n");
        assert!(table.starts_with("2 operations × 2 faults: 4 cells."), "{table}");
        assert!(table.ends_with("| operation | lost | 401 |\n|---|:-:|:-:|\n| Identify | R | E |\n| Oppose | R | E |\n"), "{table}");
    }

    #[test]
    fn events_are_the_tests_with_their_comments() {
        let file = "//! Two tabs.\n\nasync fn no_test() {}\n\n/// One acts,\n/// the other follows.\n\
            #[tokio::test(flavor = \"multi_thread\")]\nasync fn one_acts() {\n";
        let page = events(&[("tests/browser/tabs.rs".to_owned(), file.to_owned())]);
        assert!(page.starts_with("**Two tabs.** (`tests/browser/tabs.rs`)"), "{page}");
        assert!(page.ends_with("| One acts, the other follows. | `one_acts` |\n"), "{page}");
    }

    #[test]
    fn a_section_takes_the_place_of_the_one_before() {
        let page = "a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n";
        let fresh = put(page, "x", "new\n").unwrap_or_default();
        assert_eq!(fresh, "a\n<!-- x:begin -->\n\nnew\n\n<!-- x:end -->\nb\n");
        assert_eq!(put(&fresh, "x", "new\n").as_deref(), Some(fresh.as_str()));
        assert_eq!(put(page, "y", ""), None);
    }
}
