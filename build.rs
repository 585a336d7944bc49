//! Compiles the shapes of the fields (`src/fields/patterns.rs`) into small automata.
//!
//! The browser gets no regular-expression engine, only these tables and the loop of
//! `src/fields/shape.rs` that walks them. They are little-endian: so are wasm32 and x86-64.

use std::{env, error::Error, fs, path::PathBuf};

use regex_automata::{
    MatchKind,
    dfa::{StartKind, dense},
};

#[path = "src/fields/patterns.rs"]
mod patterns;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/fields/patterns.rs");
    let directory = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?);
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .accelerate(false)
        .minimize(true);
    for (name, pattern) in patterns::ALL {
        let refused = |error| format!("the pattern of {name} does not compile: {error}");
        let dense = dense::Builder::new()
            .configure(config.clone())
            .build(pattern);
        let automaton = dense.map_err(refused)?.to_sparse().map_err(refused)?;
        let file = directory.join(name).with_extension("dfa");
        fs::write(file, automaton.to_bytes_little_endian())?;
    }
    Ok(())
}
