//! Source conventions: Leptos in `src/ui` only, files of at most 400 lines.

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The files below a folder whose names end with `suffix`: path from the root, and content.
pub fn files(under: &str, suffix: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(ROOT).join(under)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(suffix) {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(ROOT).unwrap().to_owned(), text));
            }
        }
    }
    assert!(!found.is_empty(), "{under}");
    found.sort();
    found
}

#[test]
fn only_ui_and_fetch_use_leptos_or_browser_crates() {
    for (path, text) in files("src", ".rs") {
        let allowed = path.starts_with("src/ui") || path == Path::new("src/api/fetch.rs");
        for forbidden in ["leptos", "web_sys", "wasm_bindgen"] {
            assert!(allowed || !text.contains(forbidden), "{} uses {forbidden}", path.display());
        }
    }
}

#[test]
fn files_have_at_most_400_lines() {
    let rust = ["src", "tests", "xtask/src"].into_iter().flat_map(|under| files(under, ".rs"));
    for (path, text) in rust.chain(files("style", ".css")) {
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn no_todo_and_no_style_attribute() {
    for (path, text) in files("src", ".rs") {
        assert!(!text.contains("TODO") && !text.contains("FIXME"), "{} has a TODO", path.display());
        if path.starts_with("src/ui") {
            assert!(
                !text.contains("style=\""),
                "{}: the content security policy ignores inline styles",
                path.display()
            );
        }
    }
}
