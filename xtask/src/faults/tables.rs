//! Generates the tables of `docs/faults.md` from lines `operation, fault, letter, …` (tab-separated) and from
//! the doc comments of tests. The letter is the outcome; `docs/faults.md` says what each one means.
//! `tests/native/faults.rs` includes this file to check that the document is current.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Replaces the section between its markers; returns `None` when the page has no such markers.
pub(crate) fn put(page: &str, name: &str, section: &str) -> Option<String> {
    let (begin, end) = (format!("<!-- {name}:begin -->\n"), format!("<!-- {name}:end -->"));
    let (before, rest) = page.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some([before, &begin, "\n", section, "\n", &end, after].concat())
}

/// Splits each line into its fields: operation, fault, letter, and others.
pub(crate) fn rows(tsv: &str) -> Vec<Vec<&str>> {
    tsv.lines().map(|line| line.split('\t').collect()).collect()
}

/// Returns the distinct values of a column, in the order in which they first occur.
pub(crate) fn distinct<'a>(rows: &[Vec<&'a str>], column: usize) -> Vec<&'a str> {
    let mut values: Vec<&str> = Vec::new();
    for name in rows.iter().filter_map(|row| row.get(column).copied()) {
        if !values.contains(&name) {
            values.push(name);
        }
    }
    values
}

/// Formats the table of operations × faults, with one letter in each cell.
pub(crate) fn native(tsv: &str) -> String {
    let rows = rows(tsv);
    let (operations, faults) = (distinct(&rows, 0), distinct(&rows, 1));
    let letters: BTreeMap<_, _> =
        rows.iter().filter_map(|row| Some(((*row.first()?, *row.get(1)?), *row.get(2)?))).collect();
    let mut table = format!(
        "{} operations × {} faults: {} cells.\n\n| operation |",
        operations.len(),
        faults.len(),
        rows.len()
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

/// Formats, for each file, its module comment and a table with one row per test: the doc comment and the name.
/// `files` are paths and contents.
pub(crate) fn events(files: &[(String, String)]) -> String {
    let mut page = String::new();
    for (path, text) in files {
        let about = text.lines().take_while(|line| line.starts_with("//!"));
        let about = about.map(|line| line.trim_start_matches("//!").trim()).collect::<Vec<_>>();
        let tests = documented_tests(text);
        if tests.is_empty() {
            continue;
        }
        let _ = writeln!(
            page,
            "**{}** (`{path}`)\n\n| what happens, and what is seen | test |",
            about.join(" ")
        );
        page += "|---|---|\n";
        for (name, comment) in tests {
            let _ = writeln!(page, "| {comment} | `{name}` |");
        }
        page.push('\n');
    }
    page.trim_end().to_owned() + "\n"
}

/// Finds the tests of a file; returns names and doc comments.
fn documented_tests(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let (mut comments, mut is_test) = (Vec::new(), false);
    for line in text.lines().map(str::trim) {
        if let Some(comment) = line.strip_prefix("///") {
            comments.push(comment.trim());
        } else if line.starts_with("#[tokio::test") || line == "#[test]" {
            is_test = true;
        } else if !line.starts_with("#[") {
            let name = line.split_once("fn ").and_then(|(_, rest)| rest.split_once('('));
            if let (Some((name, _)), true) = (name, is_test) {
                found.push((name.to_owned(), comments.join(" ")));
            }
            comments.clear();
            is_test = false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{events, native, put};

    #[test]
    fn native_table_has_one_letter_per_operation_and_fault() {
        let table =
            native("Identify\tlost\tR\nIdentify\t401\tE\nOppose\tlost\tR\nOppose\t401\tE\n");
        assert!(table.starts_with("2 operations × 2 faults: 4 cells."), "{table}");
        assert!(table.ends_with("| operation | lost | 401 |\n|---|:-:|:-:|\n| Identify | R | E |\n| Oppose | R | E |\n"), "{table}");
    }

    #[test]
    fn event_table_lists_tests_with_their_doc_comments() {
        let file = "//! Two tabs.\n\nasync fn helper() {}\n\n/// One submits,\n/// the other updates.\n\
            #[tokio::test(flavor = \"multi_thread\")]\nasync fn both_tabs_update() {\n";
        let page = events(&[("tests/browser/tabs.rs".to_owned(), file.to_owned())]);
        assert!(page.starts_with("**Two tabs.** (`tests/browser/tabs.rs`)"), "{page}");
        assert!(
            page.ends_with("| One submits, the other updates. | `both_tabs_update` |\n"),
            "{page}"
        );
    }

    #[test]
    fn section_between_markers_is_replaced() {
        let page = "a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n";
        let fresh = put(page, "x", "new\n").unwrap_or_default();
        assert_eq!(fresh, "a\n<!-- x:begin -->\n\nnew\n\n<!-- x:end -->\nb\n");
        assert_eq!(put(&fresh, "x", "new\n").as_deref(), Some(fresh.as_str()));
        assert_eq!(put(page, "y", ""), None);
    }
}
