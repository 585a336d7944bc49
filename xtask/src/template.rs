//! The template of the pages, with the final names and integrity values of the files that they load.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::command::target;
use crate::site::{integrity, short_hash};
use crate::{shrink, snip, tools};

/// A file that a page loads.
#[derive(Debug, Clone)]
struct File {
    name: String,
    integrity: String,
}

/// The files of a program.
#[derive(Debug, Clone)]
struct Program {
    wasm: File,
    js: File,
}

/// The template of the pages.
#[derive(Debug, Default)]
pub(crate) struct Template {
    html: String,
    programs: BTreeMap<String, Program>,
}

impl Template {
    /// Shrinks the program that trunk has built, if it is a release, and gives its files their final names. trunk
    /// computes names from cargo's output, but the served files are produced later, by wasm-bindgen and wasm-opt; a name
    /// that is cached for a year must come from the final content.
    pub(crate) fn add(&mut self, name: &str, built: &Path, release: bool) -> Result<()> {
        let page = built.join("index.html");
        let mut html = std::fs::read_to_string(&page)?;
        let wasm = attribute_value(&html, "data-wasm=")?;
        let js = attribute_value(&html, "data-js=")?;
        if release {
            // trunk minifies the script with different names in each build; wasm-bindgen's own output is reproducible.
            std::fs::copy(target().join("wasm-bindgen/release/app.js"), built.join(&js))
                .context("wasm-bindgen’s script is not where trunk puts it")?;
            snip::program(&built.join(&wasm), &built.join(&js))
                .context("the panic code could not be removed from the program")?;
            shrink::wasm(&built.join(&wasm), &tools::wasm_opt()?)?;
            shrink::script(&built.join(&js), &tools::terser()?)?;
        }
        // A second attempt to load the program declares the variable again, which `let` does not allow.
        let script = std::fs::read_to_string(built.join(&js))?;
        std::fs::write(
            built.join(&js),
            script.replacen("let wasm_bindgen", "var wasm_bindgen", 1),
        )?;
        if self.html.is_empty() {
            for (file, mark) in [(&wasm, "{{wasm}}"), (&js, "{{js}}")] {
                html = html.replace(&format!("/{file}"), &format!("/{mark}"));
            }
            self.html = html;
        }
        let program = Program {
            wasm: rename(built, &wasm, &format!("app-{name}"), "wasm")?,
            js: rename(built, &js, &format!("app-{name}"), "js")?,
        };
        self.programs.insert(name.to_owned(), program);
        std::fs::remove_file(page)?;
        Ok(())
    }

    /// Copies the files of a program to the folder of the site.
    pub(crate) fn copy_program(&self, name: &str, from: &Path, to: &Path) -> Result<()> {
        let program = self.programs.get(name).context("the program was not built")?;
        for file in [&program.wasm, &program.js] {
            std::fs::copy(from.join(&file.name), to.join(&file.name))?;
        }
        Ok(())
    }

    /// Gives `boot.js` its final name, and writes it into the template.
    pub(crate) fn finish(mut self, site: &Path, release: bool) -> Result<Self> {
        if release {
            shrink::script(&site.join("boot.js"), &tools::terser()?)?;
        }
        let boot = rename(site, "boot.js", "boot", "js")?;
        let html = self.html.replace("/boot.js", &format!("/{}", boot.name));
        self.html = with_integrity(&html, "boot-integrity", &boot.integrity);
        Ok(self)
    }

    /// The template of the pages of a program. A site with only one program has it in all pages.
    pub(crate) fn of(&self, name: &str) -> Result<String> {
        let program = self.programs.get(name).or_else(|| self.programs.get("all"));
        let Program { wasm, js } = program.context("no program was built")?;
        let html = self.html.replace("{{wasm}}", &wasm.name).replace("{{js}}", &js.name);
        let html = with_integrity(&html, "wasm-integrity", &wasm.integrity);
        Ok(with_integrity(&html, "js-integrity", &js.integrity))
    }
}

/// Gives a file its final name, which contains the hash of its content.
fn rename(folder: &Path, file: &str, name: &str, extension: &str) -> Result<File> {
    let bytes = std::fs::read(folder.join(file))?;
    let name = format!("{name}-{}.{extension}", short_hash(&bytes));
    std::fs::rename(folder.join(file), folder.join(&name))?;
    Ok(File { name, integrity: integrity(&bytes) })
}

fn with_integrity(html: &str, placeholder: &str, value: &str) -> String {
    // trunk's minifier removes quotes where HTML allows it.
    ["\"", ""].iter().fold(html.to_owned(), |html, quote| {
        html.replace(
            &format!("integrity={quote}{placeholder}{quote}"),
            &format!("integrity=\"{value}\""),
        )
    })
}

/// Finds the value of an attribute, without its quotes and a leading slash.
fn attribute_value(html: &str, attribute: &str) -> Result<String> {
    html.split_once(attribute)
        .map(|(_, rest)| rest.trim_start_matches(['"', '/']))
        .and_then(|rest| rest.split(['"', ' ', '>']).next())
        .map(str::to_owned)
        .with_context(|| format!("index.html has no {attribute}"))
}
