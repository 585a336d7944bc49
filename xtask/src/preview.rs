//! `cargo xtask preview`: builds the whole service as a folder with the sandbox inside the page. Every address has
//! its own `index.html`, so that hosts without rewrite rules can serve it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::command::{cargo, output, root, step, target};
use crate::{folders, site, tools};

/// Options of `cargo xtask preview`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder to fill; an earlier preview in it is replaced.
    #[arg(default_value = "preview")]
    folder: PathBuf,
    /// Builds without optimization: faster to build, slower to download.
    #[arg(long)]
    debug: bool,
}

/// The element that identifies the pages of a preview, and keeps search engines from indexing them.
const MARK: &str = "<meta name=\"robots\" content=\"noindex, nofollow\" data-apercu>";

/// Builds the preview into the folder that the options name.
pub(crate) fn run(options: &Options) -> Result<()> {
    tools::for_building()?;
    if !options.debug {
        tools::wasm_opt()?;
    }
    let folder = root().join(&options.folder);
    make(&folder, !options.debug)?;
    println!(
        "\nThe preview is in {}. Any static host can serve it from its root:",
        folder.display()
    );
    println!("  cd {} && python3 -m http.server 8080", folder.display());
    Ok(())
}

/// Builds the site with the sandbox inside, and replaces `folder` with it.
pub(crate) fn make(folder: &Path, release: bool) -> Result<()> {
    check_replaceable(folder)?;
    let built = target().join("preview-site");
    step("building the preview", || {
        site::build(site::Build { features: "gallery,preview", release, into: &built })
    })?;
    let addresses = step("listing the addresses", addresses)?;
    step("writing the folder", || {
        let html = preview_page(&built)?;
        fs::write(built.join("config.json"), CONFIG)?;
        fs::write(built.join("robots.txt"), "User-agent: *\nDisallow: /\n")?;
        for address in &addresses {
            let page_folder = built.join(address.trim_start_matches('/'));
            fs::create_dir_all(&page_folder)?;
            fs::write(page_folder.join("index.html"), &html)?;
        }
        // For hosts that send this file for unknown addresses: the application shows its own 404.
        fs::write(built.join("404.html"), &html)?;
        folders::replace(&built, folder)
    })?;
    println!("  {} addresses, {} bytes", addresses.len(), total_bytes(folder)?);
    Ok(())
}

/// `config.json` of the preview. FranceConnect is enabled, because the preview simulates the identity provider.
const CONFIG: &str = "{ \"api_base\": \"/api/v1\", \"france_connect\": true }\n";

/// Fails when the folder has contents other than a preview.
fn check_replaceable(folder: &Path) -> Result<()> {
    let is_empty = match fs::read_dir(folder) {
        Err(_) => !folder.exists(),
        Ok(mut entries) => entries.next().is_none(),
    };
    let page = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    if !is_empty && !page.contains(MARK) {
        bail!(
            "{} contains something other than a preview: choose another folder.",
            folder.display()
        );
    }
    Ok(())
}

/// Replaces the style sheet with one that includes `preview.css`; returns the page that is written at every address.
fn preview_page(site: &Path) -> Result<String> {
    let html = fs::read_to_string(site.join("index.html"))?;
    let sheet = html
        .split_once("main-")
        .and_then(|(_, rest)| Some(format!("main-{}.css", rest.split_once(".css")?.0)))
        .context("index.html names no style sheet")?;
    let old_style = fs::read(site.join(&sheet))?;
    fs::remove_file(site.join(&sheet))?;
    let mut style = old_style.clone();
    style.extend(fs::read(root().join("style/preview.css"))?);
    let name = format!("main-{}.css", site::short_hash(&style));
    let old_integrity = site::integrity(&old_style);
    let html = html.replace(&sheet, &name).replace(&old_integrity, &site::integrity(&style));
    fs::write(site.join(&name), style)?;
    let (before, after) = html.split_once("<title").context("index.html has no title")?;
    Ok([before, MARK, "<title", after].concat())
}

/// Lists every address.
fn addresses() -> Result<BTreeSet<String>> {
    let listed = output(&mut cargo("run --locked --quiet --all-features --bin addresses"))
        .context("The addresses could not be listed.")?;
    Ok(listed.lines().map(str::to_owned).collect())
}

fn total_bytes(folder: &Path) -> Result<u64> {
    folders::files(folder)?.iter().map(|file| Ok(fs::metadata(file)?.len())).sum()
}
