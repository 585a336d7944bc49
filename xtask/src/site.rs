//! Builds the site: style sheet, trunk, then final file names and integrity values.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256, Sha384};

use crate::command::{program, root, run, target};
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
}

/// Builds the site for development and for tests, with the samples, in target/site; returns the folder.
pub(crate) fn build_with_samples(release: bool) -> Result<PathBuf> {
    let folder = target().join("site");
    build(Build { features: "gallery", release, into: &folder })?;
    Ok(folder)
}

/// Builds the site. After a failure the previous site is unchanged.
pub(crate) fn build(build: Build<'_>) -> Result<()> {
    style::bundle(build.features.split(',').any(|feature| feature == "gallery"))?;
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
    replace_site(&stage, build.into)
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
    for (file, extension, placeholder) in
        [(&wasm, "wasm", "wasm-integrity"), (&js, "js", "js-integrity")]
    {
        let bytes = std::fs::read(stage.join(file))?;
        let name = format!("app-{}.{extension}", short_hash(&bytes));
        std::fs::rename(stage.join(file), stage.join(&name))?;
        html = html.replace(file.as_str(), &name);
        for quote in ["\"", ""] {
            // trunk's minifier removes quotes where HTML allows it.
            html = html.replace(
                &format!("integrity={quote}{placeholder}{quote}"),
                &format!("integrity=\"{}\"", integrity(&bytes)),
            );
        }
    }
    if release {
        html = without_text_markers(&html);
    }
    let style =
        attribute_value(&html, "href=\"/main").or_else(|_| attribute_value(&html, "href=/main"))?;
    let style = format!("main{style}");
    let integrity = integrity(&std::fs::read(stage.join(&style))?);
    for link in [format!("href=\"/{style}\""), format!("href=/{style}")] {
        html = html.replace(&link, &format!("{link} integrity=\"{integrity}\""));
    }
    Ok(std::fs::write(page, html)?)
}

/// Removes the `data-text` attributes, which only the test of the first paint uses.
fn without_text_markers(html: &str) -> String {
    let mut parts = html.split(" data-text=");
    let first = parts.next().unwrap_or_default().to_owned();
    parts
        .fold(first, |page, rest| page + rest.trim_start_matches(|char| !matches!(char, ' ' | '>')))
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
