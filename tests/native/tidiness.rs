//! The house in order: sentences in `text`, no Leptos below `ui`, samples for every screen, files
//! of one idea.

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn files(under: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(ROOT).join(under)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(ROOT).unwrap().to_owned(), text));
            }
        }
    }
    assert!(!found.is_empty(), "{under}");
    found.sort();
    found
}

/// The string literals of a Rust file, comments and attributes left out.
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
fn no_sentence_stands_in_ui() {
    for (path, text) in files("src/ui", ".rs") {
        // What a sample types is data of the sandbox's people, not a sentence of the service.
        if ["icon.rs", "logo.rs", "picture.rs"].iter().any(|drawings| path.ends_with(drawings)) {
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
fn nothing_below_ui_knows_leptos_or_the_browser() {
    for (path, text) in files("src", ".rs") {
        let upper = path.starts_with("src/ui") || path == Path::new("src/api/fetch.rs");
        for forbidden in ["leptos", "web_sys", "gloo_net", "wasm_bindgen"] {
            assert!(upper || !text.contains(forbidden), "{} knows {forbidden}", path.display());
        }
        let fetch = path == Path::new("src/api/fetch.rs");
        assert!(fetch || !text.contains("gloo_net"), "{} knows gloo_net", path.display());
    }
}

#[test]
fn every_screen_has_samples_and_stands_in_the_gallery() {
    let gallery = fs::read_to_string(Path::new(ROOT).join("src/ui/gallery.rs")).unwrap();
    for (path, text) in files("src/ui/screens", ".rs") {
        let name = path.file_stem().unwrap().to_str().unwrap();
        if name == "mod" {
            continue;
        }
        let journey = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        assert!(
            text.contains("const SAMPLES: &[crate::ui::gallery::Sample]"),
            "{}",
            path.display()
        );
        let registered = format!("screens::{journey}::{name}::SAMPLES");
        assert!(gallery.contains(&registered), "{} is not in the gallery", path.display());
    }
}

#[test]
fn files_hold_one_idea() {
    let rust = ["src", "tests", "xtask/src"].into_iter().flat_map(|under| files(under, ".rs"));
    for (path, text) in rust.chain(files("style", ".css")) {
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn no_todo_and_no_style_attribute() {
    for (path, text) in files("src", ".rs") {
        assert!(!text.contains("TODO") && !text.contains("FIXME"), "{}", path.display());
        if path.starts_with("src/ui") {
            assert!(!text.contains("style=\""), "{}: the policy drops it silently", path.display());
        }
    }
}
