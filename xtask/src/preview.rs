//! `cargo xtask preview`: builds the whole service as a folder with the sandbox inside the page. Every address has
//! its own `index.html`, so that hosts without rewrite rules can serve it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::command::{cargo, output, root, step, target};
use crate::{folders, pages, site, tools};

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
    let pages = step("building the preview", || {
        site::build(site::Build {
            programs: site::Programs::Preview { release },
            into: &built,
            config: CONFIG,
            origin: None,
        })
    })?;
    let addresses = step("listing the addresses", addresses)?;
    step("writing the folder", || {
        fs::write(built.join("robots.txt"), "User-agent: *\nDisallow: /\n")?;
        for page in &pages.pages {
            mark(&built.join(&page.file))?;
        }
        // The sandbox is inside the page: nothing is asked before the program runs.
        let others = built.join(pages::GALLERY);
        mark(&others)?;
        for address in &addresses {
            let page =
                pages.file_of(address).map_or_else(|| others.clone(), |file| built.join(file));
            let page_folder = built.join(address.trim_start_matches('/'));
            fs::create_dir_all(&page_folder)?;
            let own = page_folder.join("index.html");
            if own != page {
                fs::copy(page, own)?;
            }
        }
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

/// Adds [`MARK`] to a page.
fn mark(page: &Path) -> Result<()> {
    let html = fs::read_to_string(page)?;
    let (before, after) = html.split_once("<title").context("a page has no title")?;
    Ok(fs::write(page, [before, MARK, "<title", after].concat())?)
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
