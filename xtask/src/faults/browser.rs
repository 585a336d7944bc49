//! The table of `docs/faults.md` that is drawn from what was seen in a browser.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::tables::{cells, met};

/// A row an operation, with the faults that it met and a letter each; then what was seen, letter by
/// letter.
pub(crate) fn browser(tsv: &str) -> String {
    let cells = cells(tsv);
    let (operations, faults) = (met(&cells, 0), met(&cells, 1));
    let mut table = format!(
        "{} operations, {} faults, {} cells.\n\n| operation | fault and outcome |\n|---|---|\n",
        operations.len(),
        faults.len(),
        cells.len()
    );
    for operation in operations {
        let of = |cell: &&Vec<&str>| cell.first() == Some(&operation);
        let row = cells
            .iter()
            .filter(of)
            .filter_map(|cell| Some(format!("{} **{}**", cell.get(1)?, cell.get(2)?)));
        let _ = writeln!(table, "| {operation} | {} |", row.collect::<Vec<_>>().join(", "));
    }
    let mut seen: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for cell in &cells {
        if let [_, fault, letter, what, next, ..] = cell[..] {
            *counts.entry(fault).or_default() += 1;
            // Every screen is one that a slow answer may lead to.
            let what = if letter == "S" { "the screen that follows" } else { what };
            seen.entry(letter).or_default().entry(what).or_default().insert(next);
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
    use super::browser;

    #[test]
    fn the_table_is_drawn_of_what_was_seen() {
        let table = browser(
            "Identify\tlost\tR\tUn problème\tRéessayer\tLa suite\nIdentify\tslow\tS\tLa suite\t\tLa suite\n",
        );
        assert!(table.starts_with("1 operations, 2 faults, 2 cells."), "{table}");
        assert!(table.contains("| Identify | lost **R**, slow **S** |"), "{table}");
        assert!(table.contains("| **R** | Un problème | Réessayer |"), "{table}");
        assert!(table.contains("| **S** | the screen that follows |  |"), "{table}");
    }
}
