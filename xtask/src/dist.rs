//! `cargo xtask dist`: builds and checks the production files, which an operator copies to a web server.

use std::path::Path;

use anyhow::{Result, bail};

use crate::command::{root, step};
use crate::deploy::Api;
use crate::{deploy, folders, site, sizes, tools};

/// Strings in the code of the sandbox and of the previews, by which their code is found in production files.
const DEVELOPMENT_MARKS: [&str; 2] = ["sandbox-mark-7f3a", "gallery-mark-7f3a"];

/// Options of `cargo xtask dist`.
#[derive(Default, clap::Args)]
pub(crate) struct Options {
    /// Address of the API, a path or https://…, to write to config.json and to the server configurations in deploy/
    #[arg(long, value_name = "ADDRESS")]
    api: Option<String>,
}

/// Builds dist/; fails when the first load is over its limit, or when a file contains what production must not have.
pub(crate) fn run(options: &Options) -> Result<()> {
    let api = options.api.as_deref().map(Api::parse).transpose()?;
    tools::for_building()?;
    tools::wasm_opt()?;
    let dist = root().join("dist");
    step("building the production files", || {
        site::build(site::Build { features: "", release: true, into: &dist })
    })?;
    step("checking the contents", || check_contents(&dist))?;
    if let Some(api) = &api {
        api.write_config(&dist)?;
    }
    let sizes = step("compressing", || sizes::compress(&dist))?;
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    println!("\n{}", sizes::table(&sizes));
    let hash = site::style_hash(&page)?;
    println!("style-src of the Content-Security-Policy: 'self' {hash}");
    println!("The production files are in dist/.");
    if let Some(api) = &api {
        deploy::write(&root().join("deploy"), api, &hash)?;
        println!("The server configurations are in deploy/.");
    }
    sizes::within_budget(&sizes)
}

/// Fails when a file contains the sandbox, the previews or a path of this machine, or when `index.html` does not
/// have exactly one script, one inline style and the integrity values.
fn check_contents(dist: &Path) -> Result<()> {
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
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    if page.matches("<script").count() != 1 || page.matches("<style").count() != 1 {
        bail!("index.html must have one script, boot.js, and one inline style");
    }
    if page.contains("js-integrity\"") || !page.contains("sha384-") {
        bail!("index.html does not contain the integrity values of the program");
    }
    Ok(())
}
