//! `cargo xtask screenshots`: a picture of every sample, and what changed since earlier ones. The
//! pictures are taken where the sandbox and the driver already are, in `tests/browser/screenshots.rs`;
//! this builds the site, says where everything is, and starts it.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::browsers::Engine;
use crate::command::{run as run_command, step, target};
use crate::{site, tools};

/// What to picture, and where to put it.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder of the pictures [default: target/screenshots]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// A folder of earlier pictures: changed.html, beside the new ones, shows what differs.
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// Only the samples whose address holds this.
    filter: Option<String>,
}

/// Takes the pictures.
pub(crate) fn run(options: &Options) -> Result<()> {
    let out =
        std::path::absolute(options.out.clone().unwrap_or_else(|| target().join("screenshots")))?;
    let against = options.against.as_ref().map(std::path::absolute).transpose()?;
    if let Some(before) = &against {
        if *before == out {
            bail!("--against names the folder that is about to be filled: give another --out.");
        }
        if !before.join("pictures.txt").is_file() {
            bail!("{} holds no pictures of this command.", before.display());
        }
    }
    let browser = Engine::Chromium.ready()?;
    tools::for_building()?;
    let place = target().join("site");
    step("building the site", || {
        site::build(site::Build { features: "gallery", release: false, into: &place })
    })?;
    let mut pictures = browser.tests(&place);
    pictures.args(["--quiet", "--"]);
    pictures.args(["--ignored", "--exact", "--nocapture", "screenshots::every_sample_is_pictured"]);
    pictures.env("MES_PICTURES", &out);
    if let Some(before) = against {
        pictures.env("MES_PICTURES_AGAINST", before);
    }
    if let Some(filter) = &options.filter {
        pictures.env("MES_PICTURES_ONLY", filter);
    }
    step("pictures of every sample", || run_command(&mut pictures))
}
