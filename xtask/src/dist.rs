//! `cargo xtask dist`: what an integrator puts on a web server.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use sha2::{Digest, Sha256};

use crate::command::{root, step};
use crate::deploy::Api;
use crate::{deploy, site, sizes, tools};

/// What the sandbox and the previews carry, so that they are recognised where they must not be.
const MARKS: [&str; 2] = ["sandbox-mark-7f3a", "gallery-mark-7f3a"];

/// How they are deployed.
#[derive(Default, clap::Args)]
pub(crate) struct Options {
    /// Where the API is, a path or https://…: told to the application, and to the files for servers in deploy/
    #[arg(long, value_name = "ADDRESS")]
    api: Option<String>,
}

/// Makes dist/, and fails when it is too large or holds what it must not.
pub(crate) fn run(options: &Options) -> Result<()> {
    let api = options.api.as_deref().map(Api::read).transpose()?;
    tools::for_building()?;
    tools::wasm_opt()?;
    let dist = root().join("dist");
    step("building the production files", || {
        site::build(site::Build { features: "", release: true, into: &dist })
    })?;
    step("looking for what must not be there", || search(&dist))?;
    if let Some(api) = &api {
        api.tell(&dist)?;
    }
    let sizes = step("compressing", || sizes::compress(&dist))?;
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    println!("\n{}", sizes::table(&sizes));
    let hash = style_hash(&page)?;
    println!("In style-src of the Content-Security-Policy: 'self' {hash}");
    println!("The production files are in dist/.");
    if let Some(api) = &api {
        deploy::write(&root().join("deploy"), api, &hash)?;
        println!("What a server is told of them is in deploy/.");
    }
    sizes::within_budget(&sizes)
}

/// The inline style's hash changes with the style, and the server's policy must name it.
pub(crate) fn style_hash(page: &str) -> Result<String> {
    let style = page
        .split_once("<style>")
        .and_then(|(_, rest)| rest.split_once("</style>"))
        .map(|(style, _)| style)
        .context("index.html has no inline style")?;
    let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
    Ok(format!("'sha256-{digest}'"))
}

/// No sandbox, no previews, no path of this machine, no script in the page.
fn search(dist: &Path) -> Result<()> {
    let mut unwanted: Vec<(String, &str)> = MARKS
        .iter()
        .map(|mark| ((*mark).to_owned(), "a part of the sandbox or of the previews"))
        .collect();
    unwanted.push((root().display().to_string(), "a path of this machine"));
    if let Some(home) = std::env::home_dir() {
        // In a container the home may be `/`, which is everywhere.
        if home.components().count() > 1 {
            unwanted.push((format!("{}/", home.display()), "a path of this machine"));
        }
    }
    for file in sizes::files(dist)? {
        let bytes = std::fs::read(&file)?;
        for (text, what) in &unwanted {
            if bytes.windows(text.len()).any(|window| window == text.as_bytes()) {
                bail!("{} holds {what}: {text}", file.display());
            }
        }
    }
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    if page.matches("<script").count() != 1 || page.matches("<style").count() != 1 {
        bail!("index.html must hold one script, boot.js, and one inline style");
    }
    if page.contains("js-integrity\"") || !page.contains("sha384-") {
        bail!("index.html does not hold the integrity of the program");
    }
    Ok(())
}
