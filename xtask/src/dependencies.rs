//! What is depended on: licences, sources and bans (deny.toml), and how many crates go into what
//! citizens download.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail};

use crate::command::{cargo, output, program, run};
use crate::tools;

/// The most crates in the browser (quality.md). A small Leptos application has some 124.
const IN_THE_BROWSER: usize = 140;

/// Looks at all of them; says how many reach the browser.
pub(crate) fn check() -> Result<()> {
    let deny = tools::cargo_deny()?;
    run(program(deny).args(["--locked", "check", "--hide-inclusion-graph"]).args([
        "--deny",
        "unmatched-skip",
        "licenses",
        "bans",
        "sources",
    ]))?;
    let tree = ["tree", "--locked", "--package", "mon-espace-sante", "--prefix", "none"];
    let target = ["--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro"];
    let tree = output(cargo().args(tree).args(target)).context("cargo tree failed")?;
    let crates = crates(&tree).len();
    println!("  {crates} crates in the browser, of {IN_THE_BROWSER} at most");
    if crates > IN_THE_BROWSER {
        bail!("Too many crates for the browser.");
    }
    Ok(())
}

/// The crates of `cargo tree --prefix none`, each once: `base64 v0.22.1 (*)`.
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
    fn a_crate_is_counted_once() {
        let tree = "app v0.1.0 (/place)\nleptos v0.8.23\nserde v1.0.228\nleptos v0.8.23 (*)\n";
        assert_eq!(crates(tree).len(), 3);
    }
}
