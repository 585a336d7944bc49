//! `cargo xtask dist`: builds and checks the production files, which an operator copies to a web server.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::command::{root, step};
use crate::deploy::Api;
use crate::pages::Pages;
use crate::{deploy, folders, site, sizes, tools};

/// Strings in the code of the sandbox and of the previews, by which their code is found in production files.
const DEVELOPMENT_MARKS: [&str; 2] = ["sandbox-mark-7f3a", "gallery-mark-7f3a"];

/// Options of `cargo xtask dist`.
#[derive(Default, clap::Args)]
pub(crate) struct Options {
    /// Address of the API, a path or https://…, to write to config.json and to the server configurations in deploy/
    #[arg(long, value_name = "ADDRESS")]
    api: Option<String>,
    /// The configuration for which the pages are written, instead of public/config.json
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The origin of the site, https://…, for the canonical links of the pages
    #[arg(long, value_name = "ORIGIN")]
    origin: Option<String>,
}

/// Builds dist/; fails when the first load is over its limit, or when a file contains what production must not have.
pub(crate) fn run(options: &Options) -> Result<()> {
    let api = options.api.as_deref().map(Api::parse).transpose()?;
    tools::for_building()?;
    tools::wasm_opt()?;
    let mut config = match &options.config {
        None => site::default_config()?,
        Some(file) => std::fs::read_to_string(file)
            .with_context(|| format!("{} cannot be read", file.display()))?,
    };
    if let Some(api) = &api {
        config = api.configured(&config)?;
    }
    let dist = root().join("dist");
    let origin = options.origin.as_deref().map(origin).transpose()?;
    let pages = step("building the production files", || {
        let programs = site::Programs::Production;
        site::build(site::Build { programs, into: &dist, config: &config, origin })
    })?;
    step("checking the contents", || check_contents(&dist, &pages))?;
    let sizes = step("compressing", || sizes::compress(&dist, &pages))?;
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    println!("\n{}", sizes::table(&sizes));
    let hash = site::style_hash(&page)?;
    println!("style-src of the Content-Security-Policy: 'self' {hash}");
    println!("The production files are in dist/.");
    if let Some(api) = &api {
        deploy::write(&root().join("deploy"), api, &hash, &pages)?;
        println!("The server configurations are in deploy/.");
    }
    sizes::within_budget(&sizes)
}

/// Checks the origin of the site, and removes a slash at its end.
fn origin(address: &str) -> Result<&str> {
    let origin = address.trim_end_matches('/');
    match origin.strip_prefix("https://") {
        Some(host) if !host.is_empty() && !host.contains(['/', '"', ' ']) => Ok(origin),
        _ => bail!("--origin takes an origin (https://www.example.fr), and {address} is none."),
    }
}

/// Fails when a file contains the sandbox, the previews or a path of this machine, or when a page does not have exactly
/// one script, the integrity values, and the same inline style as the others.
fn check_contents(dist: &Path, pages: &Pages) -> Result<()> {
    let mut forbidden: Vec<(String, &str)> = DEVELOPMENT_MARKS
        .iter()
        .map(|mark| ((*mark).to_owned(), "part of the sandbox or of the previews"))
        .collect();
    forbidden.push((root().display().to_string(), "a path of this machine"));
    if let Some(home) = std::env::home_dir() {
        // In a container the home may be `/`, which occurs everywhere.
        if home.components().count() > 1 {
            forbidden.push((format!("{}/", home.display()), "a path of this machine"));
        }
    }
    for file in folders::files(dist)? {
        let bytes = std::fs::read(&file)?;
        for (text, what) in &forbidden {
            if bytes.windows(text.len()).any(|window| window == text.as_bytes()) {
                bail!("{} contains {what}: {text}", file.display());
            }
        }
    }
    let mut hashes = BTreeSet::new();
    for page in &pages.pages {
        let html = std::fs::read_to_string(dist.join(&page.file))?;
        let name = &page.file;
        if html.matches("<script").count() != 1 || html.matches("<style").count() != 1 {
            bail!("{name} must have one script, that of boot.js, and one inline style");
        }
        if html.contains("-integrity\"") || html.matches("sha384-").count() != 4 {
            bail!("{name} does not contain the integrity values of the program");
        }
        if html.contains("{{") {
            bail!("{name} contains a mark of the template");
        }
        hashes.insert(site::style_hash(&html)?);
    }
    if hashes.len() != 1 {
        bail!("the pages have different inline styles, so that one policy does not fit them all");
    }
    Ok(())
}
