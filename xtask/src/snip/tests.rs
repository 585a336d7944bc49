//! Tests of the passes over small modules.

use super::*;

/// Address of the data segment in test modules.
const START: i32 = 1024;

fn module_with_data(bytes: &[u8]) -> Module {
    let mut module = Module::default();
    let memory = module.memories.add_local(false, false, 1, None, None);
    let offset = ConstExpr::Value(Value::I32(START));
    module.data.add(DataKind::Active { memory, offset }, bytes.to_vec());
    module
}

fn data(module: &Module) -> &[u8] {
    &module.data.iter().next().unwrap().value
}

/// Builds a module with a function that returns 1; writes it and reads it again, so that its body has a known size.
fn module_with_function(name: &str) -> Module {
    let mut module = Module::default();
    let mut function = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
    function.name(name.to_owned());
    function.func_body().i32_const(1);
    function.finish(Vec::new(), &mut module.funcs);
    Module::from_buffer(&module.emit_wasm()).unwrap()
}

fn instructions(module: &Module) -> Vec<Instr> {
    let (_, function) = module.funcs.iter_local().next().unwrap();
    let body = function.block(function.entry_block());
    body.instrs.iter().map(|(instruction, _)| instruction.clone()).collect()
}

#[test]
fn panic_and_debug_functions_are_recognised_by_name() {
    let name = without_crate_hashes("core[c5930c85a12de822]::panicking::panic_fmt");
    assert_eq!(name, "core::panicking::panic_fmt");
    assert!(PANICS.iter().any(|panic| name.starts_with(panic)));
    let debug = "<&str as core[c5930c85a12de822]::fmt::Debug>::fmt";
    assert!(is_debug(&without_crate_hashes(debug)));
    assert!(!is_debug("<u32 as core::fmt::Display>::fmt"));
}

#[test]
fn panic_function_becomes_a_trap() {
    let mut module = module_with_function("core[c5930c85a12de822]::panicking::panic_fmt");
    assert_eq!(trap_panics(&mut module).unwrap().len(), 1);
    assert!(matches!(instructions(&module)[..], [Instr::Unreachable(_)]));
}

#[test]
fn debug_function_returns_ok() {
    let mut module = module_with_function("<&str as core[c5930c85a12de822]::fmt::Debug>::fmt");
    assert!(empty_debug(&mut module, &BTreeSet::new()).unwrap() > 0);
    let instructions = instructions(&module);
    let [Instr::Const(constant)] = &instructions[..] else { panic!("{instructions:?}") };
    assert!(matches!(constant.value, Value::I32(0)));
}

#[test]
fn panic_message_is_cleared_and_other_text_is_kept() {
    let mut module = module_with_data(b"index out of bounds|Mon espace");
    let parameters = [ValType::I32; 3];
    let args = parameters.iter().map(|ty| module.locals.add(*ty)).collect();
    let panic =
        FunctionBuilder::new(&mut module.types, &parameters, &[]).finish(args, &mut module.funcs);
    let mut caller = FunctionBuilder::new(&mut module.types, &[], &[]);
    caller.func_body().i32_const(START).i32_const(19).i32_const(0).call(panic);
    caller.finish(Vec::new(), &mut module.funcs);
    let cleared = clear_panic_messages(&mut module, &BTreeSet::from([panic])).unwrap();
    assert_eq!(cleared, 19);
    assert_eq!(data(&module), [&[0_u8; 19][..], b"|Mon espace"].concat());
}

#[test]
fn panic_location_and_its_file_name_are_cleared() {
    let location = [1024_u32, 10, 42, 7].map(u32::to_le_bytes).concat();
    let mut module = module_with_data(&[&b"src/lib.rs--"[..], &location, b"kept"].concat());
    // The file name has 10 bytes, and each word of the record one byte that is not zero.
    assert_eq!(clear_panic_locations(&mut module).unwrap(), 14);
    assert_eq!(data(&module), [&[0_u8; 10][..], b"--", &[0; 16], b"kept"].concat());
}

#[test]
fn unicode_tables_are_cleared_from_first_to_last_byte() {
    let [first, last] = UNICODE_TABLES;
    let mut module = module_with_data(&[&b"a"[..], first, &[1; 8], last, b"b"].concat());
    clear_unicode_tables(&mut module).unwrap();
    let zeros = vec![0; first.len() + 8 + last.len()];
    assert_eq!(data(&module), [&b"a"[..], &zeros, b"b"].concat());
}

#[test]
fn export_names_are_shortened() {
    let mut module = module_with_function("start");
    let function = module.funcs.iter().next().unwrap().id();
    module.exports.add("__wbg_focus_8e34c9f0ab12d7f5", function);
    let renamed = shorten_names(&mut module).unwrap();
    assert_eq!(renamed["__wbg_focus_8e34c9f0ab12d7f5"], "$0");
    assert_eq!(module.exports.iter().next().unwrap().name, "$0");
}

#[test]
fn pass_that_removes_nothing_fails() {
    let mut module = module_with_data(b"Mon espace");
    let none = BTreeSet::new();
    let errors = [
        trap_panics(&mut module).unwrap_err(),
        empty_debug(&mut module, &none).unwrap_err(),
        clear_panic_messages(&mut module, &none).unwrap_err(),
        clear_panic_locations(&mut module).unwrap_err(),
        clear_unicode_tables(&mut module).unwrap_err(),
        shorten_names(&mut module).unwrap_err(),
    ];
    for error in errors {
        assert!(error.to_string().contains(": nothing was found to remove"), "{error}");
    }
    assert_eq!(data(&module), b"Mon espace");
}

#[test]
fn only_whole_identifiers_are_renamed() {
    let renamed = BTreeMap::from([("__wbg_a_1".to_owned(), "$0".to_owned())]);
    let script = "x={__wbg_a_1:f(__wbg_a_12)};wasm.__wbg_a_1()";
    assert_eq!(rename(script, &renamed), "x={$0:f(__wbg_a_12)};wasm.$0()");
}
