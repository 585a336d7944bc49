//! Copies of the built site: with the recorder of announcements, and with the changes of a test.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::announcements::RECORDER;
use crate::engine::{CAPTURE_CONSOLE, Engine};

/// The script that runs before the scripts of each page.
const FIRST_SCRIPT: &str = "before.js";

/// The built site (`MES_SITE`) whose pages record announcements and, in WebKit, whose driver has no console log, the
/// console.
pub fn recorded_site() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    SITE.get_or_init(|| {
        let site = std::env::var("MES_SITE").expect("MES_SITE: run `cargo xtask test`");
        let site = copy(Path::new(&site), "recorded");
        let script = format!("<script src=\"/{FIRST_SCRIPT}\"></script><title");
        for page in pages(&site) {
            let html = fs::read_to_string(&page).unwrap();
            let changed = html.replacen("<title", &script, 1);
            assert_ne!(changed, html);
            fs::write(page, changed).unwrap();
        }
        let console = if Engine::from_env() == Engine::WebKit { CAPTURE_CONSOLE } else { "" };
        fs::write(site.join(FIRST_SCRIPT), format!("{RECORDER}\n{console}")).unwrap();
        site
    })
}

/// The pages of a site.
pub fn pages(site: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(site).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages.extend(self::pages(&path));
        } else if path.extension().is_some_and(|extension| extension == "html") {
            pages.push(path);
        }
    }
    pages
}

/// A copy of [`recorded_site`] that one test can change.
pub fn copy_of_site(name: &str) -> PathBuf {
    copy(recorded_site(), name)
}

/// A copy of [`recorded_site`] with another script that runs before the scripts of the page.
pub fn copy_with_script(name: &str, script: &str) -> PathBuf {
    let site = copy_of_site(name);
    let mut first = fs::OpenOptions::new().append(true).open(site.join(FIRST_SCRIPT)).unwrap();
    write!(first, "\n{script}").unwrap();
    site
}

fn copy(from: &Path, name: &str) -> PathBuf {
    fn copy_files(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            // Tests change these files: the compressed copies would still have the old content.
            let file = entry.file_name().into_string().unwrap();
            if file.starts_with("config.json.") || file.contains(".html.") {
                continue;
            }
            let to = to.join(file);
            if entry.file_type().unwrap().is_dir() {
                copy_files(&entry.path(), &to);
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
    }
    let to = Engine::from_env().folder().join(name);
    let _ = fs::remove_dir_all(&to);
    copy_files(from, &to);
    to
}

/// Writes a configuration and the pages of a site for it, as `cargo xtask dist --config` does.
pub fn configure(site: &Path, config: &str) {
    fs::write(site.join("config.json"), config).unwrap();
    let parsed: serde_json::Value = serde_json::from_str(config).unwrap();
    let api = parsed.get("api_base").and_then(|api| api.as_str()).unwrap_or("/api/v1");
    let replace = |html: String, name: &str, value: &str| {
        let Some((before, after)) = html.split_once(&format!(" {name}=\"")) else { return html };
        let rest = after.split_once('"').unwrap().1;
        format!("{before} {name}=\"{}\"{rest}", value.replace('"', "&quot;"))
    };
    for page in pages(site) {
        let html = fs::read_to_string(&page).unwrap();
        let html = replace(replace(html, "data-config", config), "data-api", api);
        fs::write(page, html).unwrap();
    }
}
