//! Making release files smaller.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::command::{program, run};

/// Named one by one: `--all-features` makes modules that browsers refuse.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "bulk-memory-opt",
    "nontrapping-float-to-int",
    "sign-ext",
    "mutable-globals",
    "reference-types",
    "multivalue",
];

/// What wasm-opt does, in this order; what counts is the size after Brotli, not before.
const PASSES: [&str; 9] = [
    // The lowest kilobyte of memory is the very end of the stack, where no data stands.
    "--low-memory-unused",
    // Flat code, its jumps found again, is told more briefly than what LLVM makes of it.
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    // The same words twice compress better than a variable that holds their value.
    "--skip-pass=local-cse",
    // Functions that have a module or a trait in common resemble each other: near, they compress.
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
];

/// Runs wasm-opt on the file, in place.
pub(crate) fn wasm(file: &Path, wasm_opt: &Path) -> Result<()> {
    run(program(wasm_opt)
        .args(PASSES)
        .args(FEATURES.map(|feature| format!("--enable-{feature}")))
        .arg(file)
        .arg("-o")
        .arg(file))
    .context("wasm-opt could not shrink the program")
}

/// Runs terser on a script, in place. Nothing that it writes is newer than what it reads: `boot.js` must
/// run in browsers that know neither modules nor WebAssembly.
pub(crate) fn script(file: &Path, terser: &Path) -> Result<()> {
    run(program(terser)
        .args(["--compress", "passes=3", "--mangle", "--output"])
        .arg(file)
        .arg(file))
    .context("terser could not shrink a script")
}
