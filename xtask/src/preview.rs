//! `cargo xtask preview`: the whole service in a folder, with the sandbox inside the page, and a file at
//! every address, for hosts that know no other rule than to send the file that is asked for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest, Sha256};

use crate::command::{cargo, output, root, step, target};
use crate::{site, sizes, tools};

/// What to make.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder to fill; what an earlier preview left there is replaced.
    #[arg(default_value = "preview")]
    folder: PathBuf,
    /// Builds the program that is quick to build and slow to download.
    #[arg(long)]
    debug: bool,
}

/// In the page of every preview, and of nothing else. It also keeps robots away.
const MARK: &str = "<meta name=\"robots\" content=\"noindex, nofollow\" data-apercu>";

/// Makes the folder.
pub(crate) fn run(options: &Options) -> Result<()> {
    tools::for_building()?;
    if !options.debug {
        tools::wasm_opt()?;
    }
    let folder = root().join(&options.folder);
    make(&folder, !options.debug)?;
    println!("\nThe preview is in {}. Any static host serves it, from its root:", folder.display());
    println!("  cd {} && python3 -m http.server 8080", folder.display());
    Ok(())
}

/// Builds the site with the sandbox inside, and lays it out in a folder.
pub(crate) fn make(folder: &Path, release: bool) -> Result<()> {
    free(folder)?;
    let built = target().join("preview-site");
    step("building the preview", || {
        site::build(site::Build { features: "gallery,preview", release, into: &built })
    })?;
    let addresses = step("listing the addresses", addresses)?;
    step("laying out the folder", || {
        let html = page(&built)?;
        fs::write(built.join("config.json"), CONFIG)?;
        fs::write(built.join("robots.txt"), "User-agent: *\nDisallow: /\n")?;
        for address in &addresses {
            let place = built.join(address.trim_start_matches('/'));
            fs::create_dir_all(&place)?;
            fs::write(place.join("index.html"), &html)?;
        }
        // For hosts that have a page for what they do not find: the application has its own.
        fs::write(built.join("404.html"), &html)?;
        copy(&built, folder)
    })?;
    println!("  {} addresses, {} bytes", addresses.len(), weight(folder)?);
    Ok(())
}

/// FranceConnect is offered: the preview plays the identity provider too.
const CONFIG: &str = "{ \"api_base\": \"/api/v1\", \"france_connect\": true }\n";

/// Nothing that is not ours is replaced.
fn free(folder: &Path) -> Result<()> {
    let empty = match fs::read_dir(folder) {
        Err(_) => !folder.exists(),
        Ok(mut entries) => entries.next().is_none(),
    };
    let page = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    if !empty && !page.contains(MARK) {
        bail!("{} holds something else than a preview: name another folder.", folder.display());
    }
    Ok(())
}

/// The page that stands at every address, its style sheet with what the preview’s own parts need.
fn page(site: &Path) -> Result<String> {
    let html = fs::read_to_string(site.join("index.html"))?;
    let sheet = html
        .split_once("main-")
        .and_then(|(_, rest)| Some(format!("main-{}.css", rest.split_once(".css")?.0)))
        .context("index.html names no style sheet")?;
    let earlier = fs::read(site.join(&sheet))?;
    fs::remove_file(site.join(&sheet))?;
    let mut style = earlier.clone();
    style.extend(fs::read(root().join("style/preview.css"))?);
    let digest = Sha256::digest(&style);
    let name: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("main-{name}.css");
    let was = site::integrity(&earlier);
    let html = html.replace(&sheet, &name).replace(&was, &site::integrity(&style));
    fs::write(site.join(&name), style)?;
    let (before, after) = html.split_once("<title").context("index.html has no title")?;
    Ok([before, MARK, "<title", after].concat())
}

/// Every address: those that the application says, and the samples of its screens.
fn addresses() -> Result<BTreeSet<String>> {
    let mut asked = cargo();
    asked.args(["run", "--locked", "--quiet", "--all-features", "--bin", "addresses"]);
    let said = output(&mut asked).context("The addresses could not be listed.")?;
    let mut addresses: BTreeSet<String> = said.lines().map(str::to_owned).collect();
    addresses.extend(["/apercu", "/apercu/plan"].map(str::to_owned));
    let screens = root().join("src/ui/screens");
    for file in sizes::files(&screens)? {
        let place = file.strip_prefix(&screens)?.with_extension("");
        let source = fs::read_to_string(&file)?;
        for state in states(&source) {
            for pages in ["/apercu", "/apercu/cote-a-cote"] {
                addresses.insert(format!("{pages}/{}/{state}", place.display()));
            }
        }
    }
    Ok(addresses)
}

/// The names of the samples at the end of a screen’s file: they are the first thing that each is made
/// of. The program for browsers alone knows them, and it does not run here. A name too many makes a page
/// that says that there is no such sample; a test finds one too few.
fn states(source: &str) -> Vec<&str> {
    let Some((_, samples)) = source.split_once("SAMPLES") else { return Vec::new() };
    let calls = samples.split('(').collect::<Vec<_>>();
    calls
        .windows(2)
        .filter(|pair| pair[0].ends_with(|last: char| last.is_alphanumeric() || last == '_'))
        .filter_map(|pair| pair[1].trim_start().strip_prefix('"')?.split('"').next())
        .filter(|name| {
            name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
        .collect()
}

/// Copies a folder into the place of another one.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    for file in sizes::files(from)? {
        let place = to.join(file.strip_prefix(from)?);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(&file, &place)?;
    }
    Ok(())
}

fn weight(folder: &Path) -> Result<u64> {
    sizes::files(folder)?.iter().map(|file| Ok(fs::metadata(file)?.len())).sum()
}

#[cfg(test)]
mod tests {
    use super::states;

    #[test]
    fn samples_are_read_in_the_source() {
        let source = r#"element("div"); const SAMPLES = [Sample::of("vide", S), Sample::of(
            "rempli", S).filled(&[("code", "HuqZF3KXCz8k")]), wrong("mois-13", &[("jour", "7")])]"#;
        assert_eq!(states(source), ["vide", "rempli", "mois-13"]);
    }
}
