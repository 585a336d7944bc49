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
use walrus::ir::{Instr, InstrSeq, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataId, DataKind, FunctionBuilder, FunctionId, Module, ValType};

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
    words(&mut module)?;
    places(&mut module);
    printable(&mut module);
    let renamed = short_names(&mut module);
    let script_text = rename(&std::fs::read_to_string(script)?, &renamed);
    std::fs::write(script, script_text)?;
    module.emit_wasm_file(wasm).map_err(|error| anyhow!("{error:?}"))
}

/// Makes each of [`PANICS`] a trap, and each `Debug` say nothing; returns the traps.
fn panics(module: &mut Module) -> Result<BTreeSet<FunctionId>> {
    let mut traps = BTreeSet::new();
    let mut silent = Vec::new();
    for (id, _) in module.funcs.iter_local() {
        let Some(name) = module.funcs.get(id).name.as_deref().map(plain) else {
            continue;
        };
        if PANICS.iter().any(|panic| name.starts_with(panic)) {
            traps.insert(id);
        } else if is_debug(&name)
            && module.types.get(module.funcs.get(id).ty()).results() == [ValType::I32]
        {
            silent.push(id);
        }
    }
    ensure!(!traps.is_empty(), "the functions of the program have no names: panics are not found");
    for &id in &traps {
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
    Ok(traps)
}

/// Clears the words that panics are given, which stand in the data.
fn words(module: &mut Module) -> Result<()> {
    let mut words = Words { traps: panics(module)?, found: Vec::new() };
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut words, function, function.entry_block());
    }
    for id in segments(module) {
        let Some((start, bytes)) = segment(module, id) else { continue };
        for &(at, length) in &words.found {
            let at = at.wrapping_sub(start);
            let text = bytes.get_mut(at..at.wrapping_add(length));
            // A sentence of the library: anything shorter might be a word of ours as well.
            let text = text.filter(|text| text.len() > 12 && text.contains(&b' '));
            if let Some(text) =
                text.filter(|text| text.iter().all(|&byte| (b' '..127).contains(&byte)))
            {
                text.fill(0);
            }
        }
    }
    Ok(())
}

/// The places and lengths of the words in calls to functions that panic.
struct Words {
    traps: BTreeSet<FunctionId>,
    found: Vec<(usize, usize)>,
}

impl Visitor<'_> for Words {
    fn start_instr_seq(&mut self, sequence: &InstrSeq) {
        for instructions in sequence.instrs.windows(4) {
            let [(Instr::Const(at), _), (Instr::Const(length), _), _, (Instr::Call(call), _)] =
                instructions
            else {
                continue;
            };
            if let (Value::I32(at), Value::I32(length)) = (at.value, length.value)
                && let (Ok(at), Ok(length)) = (usize::try_from(at), usize::try_from(length))
                && self.traps.contains(&call.func)
            {
                // As a text has it, and as `fmt::Arguments` does: doubled, and one more.
                self.found.extend([(at, length), (at, length / 2)]);
            }
        }
    }
}

fn segments(module: &Module) -> Vec<DataId> {
    module.data.iter().map(walrus::Data::id).collect()
}

/// Where a segment of the data begins, and its bytes.
fn segment(module: &mut Module, id: DataId) -> Option<(usize, &mut Vec<u8>)> {
    let data = module.data.get_mut(id);
    let DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } = data.kind else {
        return None;
    };
    Some((usize::try_from(offset).ok()?, &mut data.value))
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
        || name.starts_with("<core::fmt::builders::PadAdapter as core::fmt::Write>")
}

/// Clears the places of panics, which nothing reads now: records of a file's name, its length, a
/// line and a column.
fn places(module: &mut Module) {
    for id in segments(module) {
        let Some((start, bytes)) = segment(module, id) else { continue };
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

/// How the standard library's tables of what can be printed begin and end. Only `Debug` asks them.
const PRINTABLE: [&[u8]; 2] =
    [&[0, 6, 1, 1, 3, 1, 4, 2, 5, 7, 7, 2, 8, 8, 9, 2], &[0x80, 0xbe, 3, 0x1b, 3, 0xf, 0xd]];

/// Clears these tables, where they stand as the version in use of the library has them.
fn printable(module: &mut Module) {
    for id in segments(module) {
        let Some((_, bytes)) = segment(module, id) else { continue };
        let find = |from: usize, some: &[u8]| {
            let place = bytes[from..].windows(some.len()).position(|bytes| bytes == some);
            place.map(|place| from + place)
        };
        let start = find(0, PRINTABLE[0]);
        let end =
            start.and_then(|start| find(start, PRINTABLE[1])).map(|at| at + PRINTABLE[1].len());
        if let (Some(start), Some(end)) = (start, end)
            && end - start < 2_000
        {
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
