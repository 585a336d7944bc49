//! Taking out of the program what nobody can read in production.
//!
//! No hook is set for panics, because their words might hold what was typed: a panic ends in a trap
//! (`WebAssembly.RuntimeError`), which `boot.js` answers with the recovery page. But the standard
//! library comes compiled with the code that makes those words. Here that code becomes the trap, so
//! that wasm-opt finds the rest, and every argument to it, unused. It is what wasm-snip did, and what
//! `panic = "immediate-abort"` and `-Zfmt-debug=none` will do once they are stable.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionId, Module, ValType};

/// Functions of the standard library that never return but panic, by the beginnings of their names.
const PANICS: [&str; 16] = [
    "__rustc::rust_begin_unwind",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::cell::panic_already_borrowed",
    "core::cell::panic_already_mutably_borrowed",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::assert_failed",
    "core::panicking::panic",
    "core::panicking::unreachable_display",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "std::thread::local::panic_access_error",
];

/// Snips a program, which still has the names of its functions, and the script that goes with it.
pub(crate) fn program(wasm: &Path, script: &Path) -> Result<()> {
    let mut module = Module::from_file(wasm).map_err(|error| anyhow!("{error:?}"))?;
    panics(&mut module)?;
    places(&mut module);
    let renamed = short_names(&mut module);
    let script_text = rename(&std::fs::read_to_string(script)?, &renamed);
    std::fs::write(script, script_text)?;
    module.emit_wasm_file(wasm).map_err(|error| anyhow!("{error:?}"))
}

/// Makes each of [`PANICS`] a trap, and each `Debug` say nothing.
fn panics(module: &mut Module) -> Result<()> {
    let mut traps = Vec::new();
    let mut silent = Vec::new();
    for (id, _) in module.funcs.iter_local() {
        let Some(name) = module.funcs.get(id).name.as_deref().map(plain) else {
            continue;
        };
        if PANICS.iter().any(|panic| name.starts_with(panic)) {
            traps.push(id);
        } else if is_debug(&name)
            && module.types.get(module.funcs.get(id).ty()).results() == [ValType::I32]
        {
            silent.push(id);
        }
    }
    ensure!(!traps.is_empty(), "the functions of the program have no names: panics are not found");
    for id in traps {
        replace(module, id, |body| {
            body.unreachable();
        });
    }
    for id in silent {
        // `Ok(())`
        replace(module, id, |body| {
            body.const_(Value::I32(0));
        });
    }
    Ok(())
}

/// Gives a function another body.
fn replace(module: &mut Module, id: FunctionId, body: impl Fn(&mut walrus::InstrSeqBuilder<'_>)) {
    let ty = module.types.get(module.funcs.get(id).ty());
    let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
    let mut function = FunctionBuilder::new(&mut module.types, &params, &results);
    body(&mut function.func_body());
    let args = params.iter().map(|ty| module.locals.add(*ty)).collect();
    *module.funcs.get_mut(id).kind.unwrap_local_mut() = function.local_func(args);
}

/// A name without the hashes of crates: `core[c5930c85a12de822]::panicking::panic_fmt`.
fn plain(name: &str) -> String {
    name.split('[')
        .enumerate()
        .filter_map(|(at, part)| if at == 0 { Some(part) } else { Some(part.split_once(']')?.1) })
        .collect()
}

fn is_debug(name: &str) -> bool {
    name.contains(" as core::fmt::Debug>::fmt")
}

/// Clears the places of panics, which nothing reads now: records of a file's name, its length, a
/// line and a column.
fn places(module: &mut Module) {
    let segments: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in segments {
        let data = module.data.get_mut(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } = data.kind
        else {
            continue;
        };
        let Ok(start) = usize::try_from(offset) else {
            continue;
        };
        let bytes = &mut data.value;
        let mut names = BTreeSet::new();
        for at in (start.next_multiple_of(4) - start..bytes.len().saturating_sub(15)).step_by(4) {
            let word = |index: usize| {
                let bytes = bytes[at + 4 * index..].first_chunk::<4>();
                bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
            };
            let name =
                word(0).wrapping_sub(start)..word(0).wrapping_sub(start).wrapping_add(word(1));
            let is_place = bytes.get(name.clone()).is_some_and(|name| name.ends_with(b".rs"))
                && name.len() < 200
                && (1..100_000).contains(&word(2))
                && (1..1_000).contains(&word(3));
            if is_place {
                names.insert((name.start, name.end));
                bytes[at..at + 16].fill(0);
            }
        }
        for (start, end) in names {
            bytes[start..end].fill(0);
        }
    }
}

/// Names between program and script, `__wbg_focus_8e34c9f0ab12d7f5`, made short: their hashes do not
/// compress.
fn short_names(module: &mut Module) -> BTreeMap<String, String> {
    let mut renamed = BTreeMap::new();
    let mut shorten = |name: &mut String| {
        if name.starts_with("__wbg_") || name.starts_with("wasm_bindgen__") {
            let number = renamed.len();
            *name = renamed.entry(name.clone()).or_insert_with(|| format!("${number}")).clone();
        }
    };
    module.imports.iter_mut().for_each(|import| shorten(&mut import.name));
    module.exports.iter_mut().for_each(|export| shorten(&mut export.name));
    renamed
}

/// Renames the identifiers of a script.
fn rename(script: &str, renamed: &BTreeMap<String, String>) -> String {
    let part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '$');
    script
        .split_inclusive(|char| !part(char))
        .flat_map(|piece| {
            let word = piece.trim_end_matches(|char| !part(char));
            [renamed.get(word).map_or(word, String::as_str), &piece[word.len()..]]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_known_by_their_names() {
        let name = plain("core[c5930c85a12de822]::panicking::panic_fmt");
        assert_eq!(name, "core::panicking::panic_fmt");
        assert!(PANICS.iter().any(|panic| name.starts_with(panic)));
        assert!(is_debug(&plain("<&str as core[c5930c85a12de822]::fmt::Debug>::fmt")));
        assert!(!is_debug("<u32 as core::fmt::Display>::fmt"));
    }

    #[test]
    fn only_whole_identifiers_are_renamed() {
        let renamed = BTreeMap::from([("__wbg_a_1".to_owned(), "$0".to_owned())]);
        let script = "x={__wbg_a_1:f(__wbg_a_12)};wasm.__wbg_a_1()";
        assert_eq!(rename(script, &renamed), "x={$0:f(__wbg_a_12)};wasm.$0()");
    }
}
