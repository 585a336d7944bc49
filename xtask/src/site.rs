//! Builds the site: style sheet, trunk, final file names and integrity values, then the pages.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256, Sha384};

use crate::command::{program, root, run, target};
use crate::pages::Pages;
use crate::style;
use crate::template::Template;

/// What to build, and where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Build<'a> {
    pub(crate) programs: Programs,
    /// The folder to replace once the build has succeeded.
    pub(crate) into: &'a Path,
    /// The configuration for which the pages are written, the text of a `config.json`.
    pub(crate) config: &'a str,
    /// The origin of the site, for the canonical links, if it is known.
    pub(crate) origin: Option<&'a str>,
}

/// The programs of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Programs {
    /// One program for each journey, without the samples: small, and slow to build.
    Production,
    /// One program with the samples. As a `release` it is as small as those of production.
    WithSamples { release: bool },
    /// One program with the samples and the sandbox inside.
    Preview { release: bool },
}

impl Programs {
    fn is_release(self) -> bool {
        match self {
            Self::Production => true,
            Self::WithSamples { release } | Self::Preview { release } => release,
        }
    }

    /// The name of each program, that of `Route::program`, and the features of its build.
    fn builds(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Production => &[
                ("account", "account"),
                ("activation", "activation"),
                ("recovery", "recovery"),
                ("space", "space"),
            ],
            Self::WithSamples { .. } => &[("all", "every-program,gallery")],
            Self::Preview { .. } => &[("all", "every-program,gallery,preview")],
        }
    }
}

/// Builds the site for development and for tests, with the samples, in target/site; returns the folder.
pub(crate) fn build_with_samples(release: bool) -> Result<PathBuf> {
    let folder = target().join("site");
    let programs = Programs::WithSamples { release };
    build(Build { programs, into: &folder, config: &default_config()?, origin: None })?;
    Ok(folder)
}

/// Reads the text of the `config.json` in the sources.
pub(crate) fn default_config() -> Result<String> {
    Ok(std::fs::read_to_string(root().join("public/config.json"))?)
}

/// Builds the site, and returns its pages. After a failure the previous site is unchanged.
pub(crate) fn build(build: Build<'_>) -> Result<Pages> {
    let Build { programs, into, config, origin } = build;
    let release = programs.is_release();
    let pages = Pages::render(config)?;
    let is_preview = matches!(programs, Programs::Preview { .. });
    let has_gallery = programs != Programs::Production;
    style::bundle(has_gallery, is_preview)?;
    let stage = target().join("trunk").join(if release { "release" } else { "debug" });
    let mut template = Template::default();
    for (index, (name, features)) in programs.builds().iter().enumerate() {
        let built = target().join("trunk").join(name);
        run_trunk(&built, features, release)?;
        template.add(name, &built, release)?;
        if index == 0 {
            let _ = std::fs::remove_dir_all(&stage);
            std::fs::rename(&built, &stage)?;
        } else {
            template.copy_program(name, &built, &stage)?;
        }
    }
    let template = template.finish(&stage, release)?;
    std::fs::write(stage.join("config.json"), config)?;
    pages.write(&stage, &template, origin, has_gallery)?;
    replace_site(&stage, into)?;
    Ok(pages)
}

fn run_trunk(into: &Path, features: &str, release: bool) -> Result<()> {
    let mut trunk = program("trunk");
    trunk.args([
        "--log",
        "warn",
        "build",
        "--locked",
        "--skip-version-check",
        "--no-default-features",
    ]);
    trunk.args(["--features", features, "--dist"]).arg(into);
    if release {
        trunk.arg("--release").env("RUSTFLAGS", remap_flags());
    }
    run(&mut trunk).context("The site could not be built: see the errors above.")
}

/// Compiler flags that remove the paths of this machine from the program.
pub(crate) fn remap_flags() -> String {
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
