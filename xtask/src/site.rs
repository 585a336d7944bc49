//! Builds the site: style sheet, trunk, final file names and integrity values, then the pages.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256, Sha384};

use crate::command::{program, root, run, target};
use crate::pages::Pages;
use crate::{shrink, snip, style, tools};

/// What to build, and where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Build<'a> {
    /// Cargo features of the application, separated by commas.
    pub(crate) features: &'a str,
    /// Builds the production program: small, and slow to build.
    pub(crate) release: bool,
    /// The folder to replace once the build has succeeded.
    pub(crate) into: &'a Path,
    /// The configuration for which the pages are written, the text of a `config.json`.
    pub(crate) config: &'a str,
    /// The origin of the site, for the canonical links, if it is known.
    pub(crate) origin: Option<&'a str>,
}

/// Builds the site for development and for tests, with the samples, in target/site; returns the folder.
pub(crate) fn build_with_samples(release: bool) -> Result<PathBuf> {
    let folder = target().join("site");
    let config = default_config()?;
    build(Build { features: "gallery", release, into: &folder, config: &config, origin: None })?;
    Ok(folder)
}

/// Reads the text of the `config.json` in the sources.
pub(crate) fn default_config() -> Result<String> {
    Ok(std::fs::read_to_string(root().join("public/config.json"))?)
}

/// Builds the site, and returns its pages. After a failure the previous site is unchanged.
pub(crate) fn build(build: Build<'_>) -> Result<Pages> {
    let has = |feature| build.features.split(',').any(|other| other == feature);
    let gallery = has("gallery");
    let pages = Pages::render(build.config)?;
    style::bundle(gallery, has("preview"))?;
    let stage = target().join("trunk").join(if build.release { "release" } else { "debug" });
    let mut trunk = program("trunk");
    trunk.args(["--log", "warn", "build", "--skip-version-check", "--dist"]).arg(&stage);
    if build.release {
        trunk.arg("--release").env("RUSTFLAGS", remap_flags());
    }
    if build.features.is_empty() {
        trunk.arg("--no-default-features");
    } else {
        trunk.args(["--features", build.features]);
    }
    run(&mut trunk).context("The site could not be built: see the errors above.")?;
    finish(&stage, build.release)?;
    std::fs::write(stage.join("config.json"), build.config)?;
    pages.write(&stage, build.origin, gallery)?;
    replace_site(&stage, build.into)?;
    Ok(pages)
}

/// Compiler flags that remove the paths of this machine from the program.
fn remap_flags() -> String {
    let home = |name: &str, below: &str| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .or_else(|| std::env::home_dir().map(|home| home.join(below)))
            .unwrap_or_default()
    };
    let cargo_home = home("CARGO_HOME", ".cargo");
    // The compiler applies the last prefix that matches.
    let mut paths = vec![
        (home("RUSTUP_HOME", ".rustup"), "/rustup"),
        (cargo_home.clone(), "/cargo"),
        (root(), "/mes"),
    ];
    // One folder per registry, whose name identifies the registry.
    for registry in std::fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten() {
        paths.extend(registry.map(|registry| (registry.path(), "/crates")));
    }
    paths
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Shrinks a release, gives the program its final names, and writes the integrity values to `index.html`. trunk
/// computes names from cargo's output, but the served files are produced later, by wasm-bindgen and wasm-opt; a
/// name that is cached for a year must come from the final content.
fn finish(stage: &Path, release: bool) -> Result<()> {
    let page = stage.join("index.html");
    let mut html = std::fs::read_to_string(&page)?;
    let wasm = attribute_value(&html, "data-wasm=")?;
    let js = attribute_value(&html, "data-js=")?;
    if release {
        // trunk minifies the script with different names in each build; wasm-bindgen's own output is reproducible.
        std::fs::copy(target().join("wasm-bindgen/release/app.js"), stage.join(&js))
            .context("wasm-bindgen’s script is not where trunk puts it")?;
        snip::program(&stage.join(&wasm), &stage.join(&js))
            .context("the panic code could not be removed from the program")?;
        shrink::wasm(&stage.join(&wasm), &tools::wasm_opt()?)?;
        for script in [js.as_str(), "boot.js"] {
            shrink::script(&stage.join(script), &tools::terser()?)?;
        }
    }
    // A second attempt to load the program declares the variable again, which `let` does not allow.
    let script = std::fs::read_to_string(stage.join(&js))?;
    let script = script.replacen("let wasm_bindgen", "var wasm_bindgen", 1);
    std::fs::write(stage.join(&js), script)?;
    for (file, name, extension) in
        [(wasm.as_str(), "app", "wasm"), (js.as_str(), "app", "js"), ("boot.js", "boot", "js")]
    {
        let bytes = std::fs::read(stage.join(file))?;
        let final_name = format!("{name}-{}.{extension}", short_hash(&bytes));
        std::fs::rename(stage.join(file), stage.join(&final_name))?;
        html = html.replace(&format!("/{file}"), &format!("/{final_name}"));
        let placeholder = match name {
            "boot" => "boot-integrity".to_owned(),
            _ => format!("{extension}-integrity"),
        };
        for quote in ["\"", ""] {
            // trunk's minifier removes quotes where HTML allows it.
            html = html.replace(
                &format!("integrity={quote}{placeholder}{quote}"),
                &format!("integrity=\"{}\"", integrity(&bytes)),
            );
        }
    }
    Ok(std::fs::write(page, html)?)
}

/// Finds the value of an attribute, without its quotes and a leading slash. If `attribute` includes the beginning of
/// the value, returns the rest of the value.
fn attribute_value(html: &str, attribute: &str) -> Result<String> {
    html.split_once(attribute)
        .map(|(_, rest)| rest.trim_start_matches(['"', '/']))
        .and_then(|rest| rest.split(['"', ' ', '>']).next())
        .map(str::to_owned)
        .with_context(|| format!("index.html has no {attribute}"))
}

/// Computes the part of a file name that identifies its content.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Computes the value of the attribute `integrity` (Subresource Integrity, W3C).
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64.encode(Sha384::digest(bytes)))
}

/// Computes the CSP source of the page's inline style, `'sha256-…'`, which the server's policy must contain.
pub(crate) fn style_hash(page: &str) -> Result<String> {
    let style = page
        .split_once("<style>")
        .and_then(|(_, rest)| rest.split_once("</style>"))
        .map(|(style, _)| style)
        .context("index.html has no inline style")?;
    Ok(format!("'sha256-{}'", BASE64.encode(Sha256::digest(style))))
}

/// Replaces the site in `into` with the one in `stage`.
fn replace_site(stage: &Path, into: &Path) -> Result<()> {
    let old = target().join("trunk/old");
    let _ = std::fs::remove_dir_all(&old);
    if into.exists() {
        std::fs::rename(into, &old)?;
    } else if let Some(parent) = into.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::rename(stage, into)?;
    let _ = std::fs::remove_dir_all(&old);
    Ok(())
}
