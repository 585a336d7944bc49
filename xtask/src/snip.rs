//! Removes the code and data that only panics and `Debug` use from the release program.
//!
//! The application installs no panic hook, because a panic message may contain what a person typed. A panic
//! ends in a trap (`WebAssembly.RuntimeError`), after which `boot.js` shows the recovery page. But the
//! precompiled standard library contains the code that formats panic messages. This module replaces that
//! code with a trap, so that wasm-opt can remove everything that only it used, arguments included. The tool
//! wasm-snip did the same. The compiler options `panic = "immediate-abort"` and `-Zfmt-debug=none` can replace
//! this module once they are stable.
//!
//! Each pass prints how many bytes it removed. A pass that removes nothing fails: the names or the data layout
//! that it searches for have changed, for instance with a new compiler.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use walrus::ir::{Instr, InstrSeq, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionId, Module, ValType};

#[cfg(test)]
mod tests;

/// Prefixes of the names of standard library functions that always panic.
const PANICS: [&str; 17] = [
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
    "send_wrapper::invalid_",
    "std::thread::local::panic_access_error",
];

/// Parts of panic messages that reach the panic functions through a variable or a template, where
/// [`clear_panic_messages`] does not find them.
const FORMATTED_MESSAGES: [&str; 20] = [
    " but ends at ",
    " but the index is ",
    " is not a char boundary; it is inside ",
    " is out of bounds of `",
    " out of range for slice of length ",
    ") does not match destination slice length (",
    "Dereferenced SendWrapper<T> variable from a thread different to the one it has been created with.",
    "Dropped SendWrapper<T> variable from a thread different to the one it has been created with.",
    "RefCell already borrowed",
    "RefCell already mutably borrowed",
    "`async fn` resumed after completion",
    "a formatting trait implementation returned an error when the underlying stream did not",
    "called `Option::unwrap()` on a `None` value",
    "cannot access a Thread Local Storage value during or after destruction: ",
    "copy_from_slice: source slice length (",
    "end byte index ",
    "index out of bounds: the len is ",
    "range start index ",
    "slice index starts at ",
    "start byte index ",
];

/// Shrinks a program that still has its function names, and renames its imports and exports in `script`.
pub(crate) fn program(wasm: &Path, script: &Path) -> Result<()> {
    let mut module = Module::from_file(wasm).map_err(|error| anyhow!("{error:?}"))?;
    let panics = trap_panics(&mut module)?;
    empty_debug(&mut module, &panics)?;
    clear_panic_messages(&mut module, &panics)?;
    clear_formatted_messages(&mut module)?;
    clear_panic_locations(&mut module)?;
    clear_unicode_tables(&mut module)?;
    remove_split_markers(&mut module);
    let renamed = shorten_names(&mut module)?;
    let script_text = rename(&std::fs::read_to_string(script)?, &renamed);
    std::fs::write(script, script_text)?;
    module.emit_wasm_file(wasm).map_err(|error| anyhow!("{error:?}"))
}

/// Prints and returns the bytes that a pass removed; fails when there are none.
fn report(pass: &str, bytes: usize) -> Result<usize> {
    ensure!(
        bytes > 0,
        "{pass}: nothing was found to remove. The function names or the data layout that \
         xtask/src/snip.rs searches for have changed: adapt this pass, or delete it."
    );
    println!("  {pass}: {bytes} bytes removed");
    Ok(bytes)
}

/// Replaces the body of each function of [`PANICS`] with a trap, and returns these functions.
fn trap_panics(module: &mut Module) -> Result<BTreeSet<FunctionId>> {
    let panics = functions_named(module, |name| PANICS.iter().any(|panic| name.starts_with(panic)));
    report("bodies of panic functions", panics.values().sum())?;
    for &id in panics.keys() {
        replace_body(module, id, |body| {
            body.unreachable();
        });
    }
    Ok(panics.into_keys().collect())
}

/// Replaces the body of each `Debug::fmt` with `Ok(())`.
fn empty_debug(module: &mut Module, panics: &BTreeSet<FunctionId>) -> Result<usize> {
    let mut functions = functions_named(module, is_debug);
    functions.retain(|id, _| {
        let results = module.types.get(module.funcs.get(*id).ty()).results();
        !panics.contains(id) && results == [ValType::I32]
    });
    for &id in functions.keys() {
        replace_body(module, id, |body| {
            body.const_(Value::I32(0));
        });
    }
    report("bodies of Debug implementations", functions.values().sum())
}

/// Finds the local functions whose name matches; returns the size of each body in the file that was read, in bytes.
fn functions_named(
    module: &Module,
    is_match: impl Fn(&str) -> bool,
) -> BTreeMap<FunctionId, usize> {
    module
        .funcs
        .iter_local()
        .filter_map(|(id, function)| {
            let name = without_crate_hashes(module.funcs.get(id).name.as_deref()?);
            let bytes = function.original_range.as_ref().map_or(0, |range| range.len());
            is_match(&name).then_some((id, bytes))
        })
        .collect()
}

/// Clears, in the data segments, the messages that are passed to panic functions.
fn clear_panic_messages(module: &mut Module, panics: &BTreeSet<FunctionId>) -> Result<usize> {
    let mut arguments = MessageArguments { panics, found: Vec::new() };
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut arguments, function, function.entry_block());
    }
    clear_in_segments(module, "panic messages", |start, bytes| {
        let mut cleared = 0;
        for &(address, length) in &arguments.found {
            let at = address.wrapping_sub(start);
            let text = bytes.get_mut(at..at.wrapping_add(length));
            // Only texts of several words: the application might use a short text of the standard library too.
            let text = text.filter(|text| text.len() > 12 && text.contains(&b' '));
            let is_ascii = |text: &&mut [u8]| text.iter().all(|byte| (b' '..127).contains(byte));
            cleared += text.filter(is_ascii).map_or(0, clear);
        }
        cleared
    })
}

/// Collects pairs of constants in calls to panic functions, which may be the address and the length of a message.
struct MessageArguments<'a> {
    panics: &'a BTreeSet<FunctionId>,
    found: Vec<(usize, usize)>,
}

impl Visitor<'_> for MessageArguments<'_> {
    fn start_instr_seq(&mut self, sequence: &InstrSeq) {
        for instructions in sequence.instrs.windows(4) {
            let [(Instr::Const(address), _), (Instr::Const(length), _), _, (Instr::Call(call), _)] =
                instructions
            else {
                continue;
            };
            if let (Value::I32(address), Value::I32(length)) = (address.value, length.value)
                && let (Ok(address), Ok(length)) =
                    (usize::try_from(address), usize::try_from(length))
                && self.panics.contains(&call.func)
            {
                // A `&str` is passed with its length, `fmt::Arguments` with twice the length plus one.
                self.found.extend([(address, length), (address, length / 2)]);
            }
        }
    }
}

/// Runs a pass over the address and the bytes of each active data segment. The pass returns the bytes that it cleared.
fn clear_in_segments(
    module: &mut Module,
    pass: &str,
    clear: impl Fn(usize, &mut [u8]) -> usize,
) -> Result<usize> {
    let mut cleared = 0;
    for id in module.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        let data = module.data.get_mut(id);
        if let DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } = data.kind {
            cleared += clear(usize::try_from(offset)?, &mut data.value);
        }
    }
    report(pass, cleared)
}

/// Finds a sequence of bytes at or after `from`.
fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let at = bytes[from..].windows(wanted.len()).position(|part| part == wanted);
    at.map(|at| from + at)
}

/// Fills bytes with zeros; returns how many were not zero.
fn clear(bytes: &mut [u8]) -> usize {
    let cleared = bytes.iter().filter(|&&byte| byte != 0).count();
    bytes.fill(0);
    cleared
}

fn replace_body(
    module: &mut Module,
    id: FunctionId,
    body: impl Fn(&mut walrus::InstrSeqBuilder<'_>),
) {
    let ty = module.types.get(module.funcs.get(id).ty());
    let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
    let mut function = FunctionBuilder::new(&mut module.types, &params, &results);
    body(&mut function.func_body());
    let args = params.iter().map(|ty| module.locals.add(*ty)).collect();
    *module.funcs.get_mut(id).kind.unwrap_local_mut() = function.local_func(args);
}

/// Removes the crate hashes from a name: `core[c5930c85a12de822]::panicking::panic_fmt`.
fn without_crate_hashes(name: &str) -> String {
    name.split('[')
        .enumerate()
        .filter_map(|(at, part)| if at == 0 { Some(part) } else { Some(part.split_once(']')?.1) })
        .collect()
}

fn is_debug(name: &str) -> bool {
    name.contains(" as core::fmt::Debug>::fmt")
        || name.starts_with("<core::fmt::builders::PadAdapter as core::fmt::Write>")
}

/// Clears the panic locations and their file names, which no code reads any more. A location is a record of four
/// words: address and length of the file name, line, column.
fn clear_panic_locations(module: &mut Module) -> Result<usize> {
    clear_in_segments(module, "panic locations", |start, bytes| {
        let mut cleared = 0;
        let mut names = BTreeSet::new();
        for at in (start.next_multiple_of(4) - start..bytes.len().saturating_sub(15)).step_by(4) {
            let word = |index: usize| {
                let bytes = bytes[at + 4 * index..].first_chunk::<4>();
                bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
            };
            let name =
                word(0).wrapping_sub(start)..word(0).wrapping_sub(start).wrapping_add(word(1));
            let is_location = bytes.get(name.clone()).is_some_and(|name| name.ends_with(b".rs"))
                && name.len() < 200
                && (1..100_000).contains(&word(2))
                && (1..1_000).contains(&word(3));
            if is_location {
                names.insert((name.start, name.end));
                cleared += clear(&mut bytes[at..at + 16]);
            }
        }
        cleared + names.iter().map(|&(start, end)| clear(&mut bytes[start..end])).sum::<usize>()
    })
}

/// The first and the last bytes of the standard library's tables of printable characters, which only `Debug` uses.
const UNICODE_TABLES: [&[u8]; 2] =
    [&[0, 6, 1, 1, 3, 1, 4, 2, 5, 7, 7, 2, 8, 8, 9, 2], &[0x80, 0xbe, 3, 0x1b, 3, 0xf, 0xd]];

/// Clears the messages of [`FORMATTED_MESSAGES`].
fn clear_formatted_messages(module: &mut Module) -> Result<usize> {
    clear_in_segments(module, "formatted panic messages", |_, bytes| {
        let mut cleared = 0;
        for message in FORMATTED_MESSAGES.map(str::as_bytes) {
            let mut from = 0;
            while let Some(start) = find(bytes, message, from) {
                from = start + message.len();
                cleared += clear(&mut bytes[start..from]);
            }
        }
        cleared
    })
}

/// Clears the bytes from the first to the last of [`UNICODE_TABLES`].
fn clear_unicode_tables(module: &mut Module) -> Result<usize> {
    clear_in_segments(module, "Unicode tables", |_, bytes| {
        let [first, last] = UNICODE_TABLES;
        let start = find(bytes, first, 0);
        let end = start.and_then(|start| find(bytes, last, start)).map(|at| at + last.len());
        match (start, end) {
            (Some(start), Some(end)) if end - start < 2_000 => clear(&mut bytes[start..end]),
            _ => 0,
        }
    })
}

/// Removes the exports by which a tool that we do not use would split the program. Their names contain a hash of the folder
/// of the sources: a second build elsewhere would have other bytes.
fn remove_split_markers(module: &mut Module) {
    let is_marker = |name: &str| name.starts_with("_WASM_SPLIT_MARKER");
    let markers = module.exports.iter().filter(|export| is_marker(&export.name));
    for marker in markers.map(|export| export.id()).collect::<Vec<_>>() {
        module.exports.delete(marker);
    }
}

/// Shortens the names of imports and exports, such as `__wbg_focus_8e34c9f0ab12d7f5`, whose hashes do not compress;
/// returns the new name for each old one.
fn shorten_names(module: &mut Module) -> Result<BTreeMap<String, String>> {
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    let mut removed = 0;
    let mut shorten = |name: &mut String| {
        if name.starts_with("__wbg_") || name.starts_with("wasm_bindgen__") {
            let number = renamed.len();
            let short = renamed.entry(name.clone()).or_insert_with(|| format!("${number}")).clone();
            removed += name.len().saturating_sub(short.len());
            *name = short;
        }
    };
    module.imports.iter_mut().for_each(|import| shorten(&mut import.name));
    module.exports.iter_mut().for_each(|export| shorten(&mut export.name));
    report("names of imports and exports", removed)?;
    Ok(renamed)
}

/// Renames the identifiers of a script.
fn rename(script: &str, renamed: &BTreeMap<String, String>) -> String {
    let is_identifier = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '$');
    script
        .split_inclusive(|char| !is_identifier(char))
        .flat_map(|piece| {
            let word = piece.trim_end_matches(|char| !is_identifier(char));
            [renamed.get(word).map_or(word, String::as_str), &piece[word.len()..]]
        })
        .collect()
}
