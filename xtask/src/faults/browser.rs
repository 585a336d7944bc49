//! Generates the table of `docs/faults.md` that shows the results of the browser tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::tables::{distinct, rows};

/// Formats one row per operation, with each injected fault and the letter of its outcome; then, for each letter, the
/// titles of the screens and notices that were seen.
pub(crate) fn table(tsv: &str) -> String {
    let rows = rows(tsv);
    let (operations, faults) = (distinct(&rows, 0), distinct(&rows, 1));
    let mut table = format!(
        "{} operations, {} faults, {} cells.\n\n| operation | fault and outcome |\n|---|---|\n",
        operations.len(),
        faults.len(),
        rows.len()
    );
    for operation in operations {
        let is_of_operation = |row: &&Vec<&str>| row.first() == Some(&operation);
        let outcomes = rows
            .iter()
            .filter(is_of_operation)
            .filter_map(|row| Some(format!("{} **{}**", row.get(1)?, row.get(2)?)));
        let _ = writeln!(table, "| {operation} | {} |", outcomes.collect::<Vec<_>>().join(", "));
    }
    let mut seen: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        if let [_, fault, letter, title, next, ..] = row[..] {
            *counts.entry(fault).or_default() += 1;
            // A slow response may lead to any screen: these titles are not listed.
            let title = if letter == "S" { "the screen that follows" } else { title };
            seen.entry(letter).or_default().entry(title).or_default().insert(next);
        }
    }
    table += "\n| outcome | what was seen | what was pressed then |\n|:-:|---|---|\n";
    for (letter, titles) in seen {
        for (title, next) in titles {
            let next = next.into_iter().filter(|next| !next.is_empty()).collect::<Vec<_>>();
            let _ = writeln!(table, "| **{letter}** | {title} | {} |", next.join(" · "));
        }
    }
    let counts = counts.into_iter().map(|(fault, count)| format!("{fault} {count}"));
    let counts = counts.collect::<Vec<_>>().join(", ");
    let _ = writeln!(table, "\nHow many operations met each fault: {counts}.");
    table
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn browser_table_groups_outcomes_by_operation_and_letter() {
        let table = table(
            "Identify\tlost\tR\tUn problème\tRéessayer\tLa suite\nIdentify\tslow\tS\tLa suite\t\tLa suite\n",
        );
        assert!(table.starts_with("1 operations, 2 faults, 2 cells."), "{table}");
        assert!(table.contains("| Identify | lost **R**, slow **S** |"), "{table}");
        assert!(table.contains("| **R** | Un problème | Réessayer |"), "{table}");
        assert!(table.contains("| **S** | the screen that follows |  |"), "{table}");
    }
}
