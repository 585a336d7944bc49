//! `cargo xtask map`: writes the map of the journeys in ARCHITECTURE.md. What is on it is known to the
//! test that holds it fresh, which sees the crate’s code; this asks that test to write.

use anyhow::Result;

use crate::command::{cargo, run as run_command, step};

/// Writes the map.
pub(crate) fn run() -> Result<()> {
    let mut test = cargo();
    test.args(["test", "--locked", "--workspace", "--all-features", "--quiet", "--test", "native"]);
    test.args(["--", "--exact", "map::the_map_is_fresh"]).env("WRITE_MAP", "1");
    step("map of the journeys", || run_command(&mut test))
}
