//! Building the site: the style, trunk, then final names and integrity values.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use sha2::{Digest, Sha256, Sha384};

use crate::command::{program, root, run, target};
use crate::{shrink, snip, style, tools};

/// What is built.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Build<'a> {
    /// Cargo features of the application.
    pub(crate) features: &'a str,
    /// Small and slow to build, as citizens get it.
    pub(crate) release: bool,
    /// The directory to fill; what it held stays there until the build is whole.
    pub(crate) into: &'a Path,
}

/// Builds the site. When this fails, what was there before still is.
pub(crate) fn build(build: Build<'_>) -> Result<()> {
    style::bundle(build.features.split(',').any(|feature| feature == "gallery"))?;
    let stage = target().join("trunk").join(if build.release { "release" } else { "debug" });
    let mut trunk = program("trunk");
    trunk.args(["--log", "warn", "build", "--skip-version-check", "--dist"]).arg(&stage);
    if build.release {
        trunk.arg("--release").env("RUSTFLAGS", remap());
    }
    if build.features.is_empty() {
        trunk.arg("--no-default-features");
    } else {
        trunk.args(["--features", build.features]);
    }
    run(&mut trunk).context("The site could not be built: see the errors above.")?;
    finish(&stage, build.release)?;
    swap(&stage, build.into)
}

/// No path of this machine in what citizens download.
fn remap() -> String {
    let home = |name: &str, below: &str| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .or_else(|| std::env::home_dir().map(|home| home.join(below)))
            .unwrap_or_default()
    };
    let cargo_home = home("CARGO_HOME", ".cargo");
    // The last one that fits is taken.
    let mut paths = vec![
        (home("RUSTUP_HOME", ".rustup"), "/rustup"),
        (cargo_home.clone(), "/cargo"),
        (root(), "/mes"),
    ];
    // One directory a registry, named after it.
    for registry in std::fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten() {
        paths.extend(registry.map(|registry| (registry.path(), "/crates")));
    }
    paths
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// trunk names the program by what cargo made of it; the files that are served are made later, by
/// wasm-bindgen and wasm-opt. A name that is cached for a year must be that of the final content.
fn finish(stage: &Path, release: bool) -> Result<()> {
    let page = stage.join("index.html");
    let mut html = std::fs::read_to_string(&page)?;
    let wasm = named(&html, "data-wasm=")?;
    let js = named(&html, "data-js=")?;
    if release {
        // trunk has shortened the script too, and names things otherwise each time: two builds would differ.
        std::fs::copy(target().join("wasm-bindgen/release/app.js"), stage.join(&js))
            .context("wasm-bindgen’s script is not where trunk puts it")?;
        snip::program(&stage.join(&wasm), &stage.join(&js))
            .context("the words of panics could not be taken out of the program")?;
        shrink::wasm(&stage.join(&wasm), &tools::wasm_opt()?)?;
        for script in [js.as_str(), "boot.js"] {
            shrink::script(&stage.join(script), &tools::terser()?)?;
        }
    }
    for (file, extension, placeholder) in
        [(&wasm, "wasm", "wasm-integrity"), (&js, "js", "js-integrity")]
    {
        let bytes = std::fs::read(stage.join(file))?;
        let name = format!("app-{}.{extension}", hex(&Sha256::digest(&bytes)[..8]));
        std::fs::rename(stage.join(file), stage.join(&name))?;
        html = html.replace(file.as_str(), &name);
        for quote in ["\"", ""] {
            // The minifier takes the quotes away where it may.
            html = html.replace(
                &format!("integrity={quote}{placeholder}{quote}"),
                &format!("integrity=\"{}\"", integrity(&bytes)),
            );
        }
    }
    if release {
        html = unmarked(&html);
    }
    let style = named(&html, "href=\"/main").or_else(|_| named(&html, "href=/main"))?;
    let style = format!("main{style}");
    let integrity = integrity(&std::fs::read(stage.join(&style))?);
    for link in [format!("href=\"/{style}\""), format!("href=/{style}")] {
        html = html.replace(&link, &format!("{link} integrity=\"{integrity}\""));
    }
    Ok(std::fs::write(page, html)?)
}

/// Without the attributes by which a test finds the sentences of the first paint.
fn unmarked(html: &str) -> String {
    let mut parts = html.split(" data-text=");
    let first = parts.next().unwrap_or_default().to_owned();
    parts
        .fold(first, |page, rest| page + rest.trim_start_matches(|char| !matches!(char, ' ' | '>')))
}

/// The file that an attribute names.
fn named(html: &str, attribute: &str) -> Result<String> {
    html.split_once(attribute)
        .map(|(_, rest)| rest.trim_start_matches(['"', '/']))
        .and_then(|rest| rest.split(['"', ' ', '>']).next())
        .map(str::to_owned)
        .with_context(|| format!("index.html has no {attribute}"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The value of an attribute `integrity` (Subresource Integrity, W3C).
pub(crate) fn integrity(bytes: &[u8]) -> String {
    let digest = base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes));
    format!("sha384-{digest}")
}

/// Puts the new site in the place of the old one.
fn swap(stage: &Path, into: &Path) -> Result<()> {
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
