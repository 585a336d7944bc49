//! Makes release files smaller with wasm-opt and terser.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::command::{program, run};

/// WebAssembly features to enable. `--all-features` produces modules that browsers reject.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "bulk-memory-opt",
    "nontrapping-float-to-int",
    "sign-ext",
    "mutable-globals",
    "reference-types",
    "multivalue",
];

/// Options of wasm-opt, in order, chosen for the size after Brotli.
const PASSES: [&str; 9] = [
    // The lowest kilobyte of memory is the end of the stack and contains no data.
    "--low-memory-unused",
    // Flattened code whose control flow is rebuilt is smaller than the output of LLVM.
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    // A repeated expression compresses better than a local variable for its value.
    "--skip-pass=local-cse",
    // Functions of one module or trait are similar, and compress better side by side.
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
];

/// Optimizes a wasm file in place with wasm-opt.
pub(crate) fn wasm(file: &Path, wasm_opt: &Path) -> Result<()> {
    run(program(wasm_opt)
        .args(PASSES)
        .args(FEATURES.map(|feature| format!("--enable-{feature}")))
        .arg(file)
        .arg("-o")
        .arg(file))
    .context("wasm-opt could not shrink the program")
}

/// Minifies a script in place with terser, which introduces no newer syntax: `boot.js` must run in browsers without
/// modules or WebAssembly.
pub(crate) fn script(file: &Path, terser: &Path) -> Result<()> {
    run(program(terser)
        .args(["--compress", "passes=3", "--mangle", "--output"])
        .arg(file)
        .arg(file))
    .context("terser could not shrink a script")
}
