//! Source conventions: sentences in `src/text` only, Leptos in `src/ui` only, samples for every screen, files of at
//! most 400 lines.

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The files below a folder whose names end with `suffix`: path from the root, and content.
fn files(under: &str, suffix: &str) -> Vec<(PathBuf, String)> {
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

/// The string literals of a Rust file, except in comment lines.
fn literals(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
        let mut parts = line.split('"');
        parts.next();
        while let (Some(literal), rest) = (parts.next(), parts.next()) {
            found.push(literal.to_owned());
            if rest.is_none() {
                break;
            }
        }
    }
    found
}

#[test]
fn ui_contains_no_sentences() {
    for (path, text) in files("src/ui", ".rs") {
        // Samples are left out: they contain data of the sandbox's test people.
        let skipped = ["icon.rs", "logo.rs", "picture.rs", "sample/fixtures.rs"];
        if skipped.iter().any(|file| path.ends_with(file)) {
            continue;
        }
        let code = text.split("#[cfg(feature = \"gallery\")]\npub(crate)").next().unwrap();
        for literal in literals(code) {
            let accented = literal.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
            let words = literal.split_whitespace().count();
            let capital = literal.starts_with(|c: char| c.is_uppercase());
            let markup = literal.contains('<') || literal.contains("://");
            assert!(
                !(accented || capital && words > 1 && !markup),
                "{}: a sentence belongs in src/text: {literal:?}",
                path.display()
            );
        }
    }
}

#[test]
fn only_ui_and_fetch_use_leptos_or_browser_crates() {
    for (path, text) in files("src", ".rs") {
        let allowed = path.starts_with("src/ui") || path == Path::new("src/api/fetch.rs");
        for forbidden in ["leptos", "web_sys", "gloo_net", "wasm_bindgen"] {
            assert!(allowed || !text.contains(forbidden), "{} uses {forbidden}", path.display());
        }
        let fetch = path == Path::new("src/api/fetch.rs");
        assert!(fetch || !text.contains("gloo_net"), "{} uses gloo_net", path.display());
    }
}

#[test]
fn every_screen_has_samples_that_are_listed_in_the_gallery() {
    let gallery = fs::read_to_string(Path::new(ROOT).join("src/ui/screens/mod.rs")).unwrap();
    for (path, text) in files("src/ui/screens", ".rs") {
        let name = path.file_stem().unwrap().to_str().unwrap();
        if ["mod", "shared"].contains(&name) {
            continue;
        }
        let journey = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        assert!(
            text.contains("fn samples() -> Vec<crate::ui::sample::Sample>"),
            "{} has no samples",
            path.display()
        );
        assert!(!text.contains("ui::gallery"), "{} uses the gallery", path.display());
        let registered = format!(" {journey}::{name}::samples");
        assert!(gallery.contains(&registered), "{} is not in the gallery", path.display());
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
