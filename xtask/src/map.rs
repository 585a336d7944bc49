//! `cargo xtask map`: writes docs/journeys.md, docs/screens.md, and src/ui/gallery/walked.txt, from which the previews
//! draw their map. The native tests that check these files write them when `WRITE_MAP` is set.

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
