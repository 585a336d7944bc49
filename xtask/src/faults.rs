//! `cargo xtask faults`: draws the tables of `docs/faults.md` from what the tests saw, which they leave in
//! `target/faults/`, a line a cell: `native.tsv`, and a file an operation in `browser/` and `offline/`. The
//! words around the tables are written by hand.

mod browser;
mod tables;

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::command::{cargo, root, run as run_command, step, target};

/// How the tables are made.
#[derive(Default, clap::Args)]
pub(crate) struct Options {
    /// Writes nothing, and fails when a table is not what was seen
    #[arg(long)]
    pub(crate) check: bool,
}

/// Draws the tables.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut test = cargo();
    test.args(["test", "--locked", "--workspace", "--all-features", "--quiet", "--test", "native"]);
    test.args(["--", "faults::"]).env("WRITE_FAULTS", "1");
    step("every operation × every fault, natively", || run_command(&mut test))?;
    let path = root().join("docs/faults.md");
    let page = std::fs::read_to_string(&path)?;
    let native = std::fs::read_to_string(target().join("faults/native.tsv"))?;
    let seen = seen(&native)?;
    let events = events(&root())?;
    let fresh = tables::put(&page, "native", &tables::native(&native))
        .and_then(|page| tables::put(&page, "browser", &browser::browser(&seen)))
        .and_then(|page| tables::put(&page, "events", &tables::events(&events)))
        .context("docs/faults.md has lost its markers")?;
    let cells = (native.lines().count(), seen.lines().count());
    println!("Faults: {} cells natively, {} in a browser.", cells.0, cells.1);
    if options.check && fresh != page {
        bail!("docs/faults.md is not what was seen: cargo xtask faults");
    }
    Ok(std::fs::write(&path, fresh)?)
}

/// What was seen in a browser, in the order of `native`: every operation must have been there.
fn seen(native: &str) -> Result<String> {
    let mut seen = String::new();
    for operation in tables::met(&tables::cells(native), 0) {
        for folder in ["browser", "offline"] {
            let path = target().join("faults").join(folder).join(operation).with_extension("tsv");
            match std::fs::read_to_string(&path) {
                Ok(lines) => seen += &lines,
                Err(_) if folder == "browser" => {
                    bail!("{operation} has not been seen in a browser: cargo xtask test --full")
                }
                Err(_) => {}
            }
        }
    }
    Ok(seen)
}

/// The files of the other events, with their paths.
fn events(root: &Path) -> Result<Vec<(String, String)>> {
    let folder = "tests/browser/events";
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = [folder, "/", &entry.file_name().to_string_lossy()].concat();
        files.push((path, std::fs::read_to_string(entry.path())?));
    }
    files.sort();
    Ok(files)
}
