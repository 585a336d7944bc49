//! `cargo xtask faults`: generates the tables of `docs/faults.md` from the test results in `target/faults/`.
//! The results are `native.tsv`, and one file per operation in `browser/` and `offline/`; a line is a table cell.
//! The text around the tables is written by hand.

mod browser;
mod tables;

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::command::{root, step, target, write_documents};
use crate::folders;

/// Runs the native fault tests and writes the tables; that of the browser only if every operation has results.
pub(crate) fn run() -> Result<()> {
    step("every operation under every fault, natively", || {
        write_documents("WRITE_FAULTS", &["faults::"])
    })?;
    let path = root().join("docs/faults.md");
    let page = std::fs::read_to_string(&path)?;
    let native = std::fs::read_to_string(target().join("faults/native.tsv"))?;
    let events = event_files(&root())?;
    let mut fresh = tables::put(&page, "native", &tables::native(&native))
        .and_then(|page| tables::put(&page, "events", &tables::events(&events)))
        .context("docs/faults.md has no begin and end markers of a table")?;
    println!("Faults: {} cells natively.", native.lines().count());
    match browser_results(&native) {
        Ok(browser) => {
            fresh = tables::put(&fresh, "browser", &browser::table(&browser))
                .context("docs/faults.md has no markers of the browser table")?;
            println!("{} cells in a browser.", browser.lines().count());
        }
        Err(error) => println!("The browser table is left as it is: {error}."),
    }
    Ok(std::fs::write(&path, fresh)?)
}

/// The operations that a page sends as a part of the submission of another.
const WITHIN_ANOTHER: [&str; 3] = ["ConfirmProof", "ProveSession", "SendProofCode"];

/// Reads the results of the browser tests, in the order of `native`. Fails when an operation has no file in `browser/`;
/// a file in `offline/` is optional.
fn browser_results(native: &str) -> Result<String> {
    let mut results = String::new();
    let operations = tables::distinct(&tables::rows(native), 0);
    for operation in operations.into_iter().filter(|name| !WITHIN_ANOTHER.contains(name)) {
        for folder in ["browser", "offline"] {
            let path = target().join("faults").join(folder).join(operation).with_extension("tsv");
            match std::fs::read_to_string(&path) {
                Ok(lines) => results += &lines,
                Err(_) if folder == "browser" => {
                    bail!("{operation} has no browser results: run cargo xtask test --long")
                }
                Err(_) => {}
            }
        }
    }
    Ok(results)
}

/// Reads the sources of the event tests; returns paths and contents.
fn event_files(root: &Path) -> Result<Vec<(String, String)>> {
    let files = folders::files(&root.join("tests/browser/events"))?.into_iter().map(|path| {
        let name = path.strip_prefix(root)?.display().to_string();
        Ok((name, std::fs::read_to_string(path)?))
    });
    files.collect()
}
