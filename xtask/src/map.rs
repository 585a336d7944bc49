//! `cargo xtask map`: writes the generated documents, docs/journeys.md and docs/screens.md, and the lines that the
//! map of the previews is drawn from. The native tests that check them write them when `WRITE_MAP` is set.

use anyhow::Result;

use crate::command::{cargo, run as run_command, step};

pub(crate) fn run() -> Result<()> {
    let mut tests = cargo();
    tests.args([
        "test",
        "--locked",
        "--workspace",
        "--all-features",
        "--quiet",
        "--test",
        "native",
    ]);
    tests.args(["--", "map::generated_", "screens::generated_"]).env("WRITE_MAP", "1");
    step("documents of the journeys and screens", || run_command(&mut tests))
}
