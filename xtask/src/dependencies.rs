//! Checks the dependencies: licences, sources and bans (deny.toml), and the number of crates in the
//! browser program.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail};

use crate::command::{cargo, output, program, run};
use crate::tools;

/// The maximum number of crates in the browser program. A small Leptos application has some 124.
const MAX_BROWSER_CRATES: usize = 140;

/// Runs cargo-deny, and fails when the browser program has more than [`MAX_BROWSER_CRATES`] crates.
pub(crate) fn check() -> Result<()> {
    let deny = tools::cargo_deny()?;
    let checks =
        "--locked check --hide-inclusion-graph --deny unmatched-skip licenses bans sources";
    run(program(deny).args(checks.split(' ')))?;
    let tree = "tree --locked --package mon-espace-sante --prefix none \
                --target wasm32-unknown-unknown --edges normal,no-proc-macro";
    let tree = output(&mut cargo(tree)).context("cargo tree failed")?;
    let crates = crates(&tree).len();
    println!("  {crates} crates in the browser program (limit: {MAX_BROWSER_CRATES})");
    if crates > MAX_BROWSER_CRATES {
        bail!("The browser program has too many crates.");
    }
    Ok(())
}

/// Parses the distinct names and versions in the output of `cargo tree --prefix none`: `base64 v0.22.1 (*)`.
fn crates(tree: &str) -> BTreeSet<(&str, &str)> {
    tree.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.next()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::crates;

    #[test]
    fn repeated_crates_are_counted_once() {
        let tree = "app v0.1.0 (/place)\nleptos v0.8.23\nserde v1.0.228\nleptos v0.8.23 (*)\n";
        assert_eq!(crates(tree).len(), 3);
    }
}
