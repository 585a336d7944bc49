//! Taking the words of panics out of the program.
//!
//! In production nobody reads them: no hook is set, because they might hold what was typed, and a
//! panic ends in a trap (`WebAssembly.RuntimeError`), which `boot.js` answers with the recovery page.
//! The standard library comes compiled with the code that makes the sentence before that trap; this
//! puts the trap first, so that wasm-opt finds the rest, and every argument to it, unused.
//! It is what wasm-snip did, and what `panic = "immediate-abort"` will do once it is stable.

use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use walrus::{FunctionBuilder, FunctionId, LocalFunction, Module};

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

/// Makes each of [`PANICS`] in a module, which still has its names, a trap and nothing else.
pub(crate) fn panics(file: &Path) -> Result<()> {
    let mut module = Module::from_file(file).map_err(|error| anyhow!("{error:?}"))?;
    let panics: Vec<FunctionId> = module
        .funcs
        .iter_local()
        .filter_map(|(id, _)| Some((id, module.funcs.get(id).name.as_deref()?)))
        .filter(|(_, name)| is_panic(name))
        .map(|(id, _)| id)
        .collect();
    ensure!(
        !panics.is_empty(),
        "the program has no names of functions: panics are not found"
    );
    for id in panics {
        let trap = trap(&mut module, id);
        *module.funcs.get_mut(id).kind.unwrap_local_mut() = trap;
    }
    module
        .emit_wasm_file(file)
        .map_err(|error| anyhow!("{error:?}"))
}

/// A function of the same type that only traps.
fn trap(module: &mut Module, id: FunctionId) -> LocalFunction {
    let ty = module.types.get(module.funcs.get(id).ty());
    let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
    let mut trap = FunctionBuilder::new(&mut module.types, &params, &results);
    trap.func_body().unreachable();
    let args = params.iter().map(|ty| module.locals.add(*ty)).collect();
    trap.local_func(args)
}

/// Names come with the hashes of their crates: `core[c5930c85a12de822]::panicking::panic_fmt`.
fn is_panic(name: &str) -> bool {
    let plain: String = name
        .split('[')
        .enumerate()
        .filter_map(|(at, part)| {
            if at == 0 {
                Some(part)
            } else {
                Some(part.split_once(']')?.1)
            }
        })
        .collect();
    PANICS.iter().any(|panic| plain.starts_with(panic))
}

#[cfg(test)]
mod tests {
    use super::is_panic;

    #[test]
    fn panics_are_known_by_name() {
        assert!(is_panic("core[c5930c85a12de822]::panicking::panic_fmt"));
        assert!(is_panic("core::option::unwrap_failed::h0123456789abcdef"));
        assert!(!is_panic(
            "std[c5930c85a12de822]::panicking::panic_count::is_zero_slow_path"
        ));
        assert!(!is_panic(
            "<core[0]::option::Option<u8>>::unwrap_or_default"
        ));
    }
}
