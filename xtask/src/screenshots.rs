//! `cargo xtask screenshots`: takes a screenshot of every sample, and compares with earlier screenshots. This
//! module builds the site, then runs the ignored test in `tests/browser/screenshots.rs`, because the browser tests
//! have a sandbox and a driver.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::browsers::Engine;
use crate::command::{run as run_command, step, target};
use crate::{site, tools};

/// Options of `cargo xtask screenshots`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder for the screenshots [default: target/screenshots]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// A folder of earlier screenshots to compare with; changed.html, in the folder of --out, shows the differences
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// Takes only the samples whose address contains this text.
    filter: Option<String>,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let out =
        std::path::absolute(options.out.clone().unwrap_or_else(|| target().join("screenshots")))?;
    let against = options.against.as_ref().map(std::path::absolute).transpose()?;
    if let Some(earlier) = &against {
        if *earlier == out {
            bail!("--against and --out name the same folder: give another --out.");
        }
        if !earlier.join("pictures.txt").is_file() {
            bail!("{} contains no screenshots made by this command.", earlier.display());
        }
    }
    let browser = Engine::Chromium.prepare()?;
    tools::for_building()?;
    let site_folder = step("building the site", || site::build_with_samples(false))?;
    let mut test = browser.tests(&site_folder);
    test.args([
        "--quiet",
        "--ignored",
        "--exact",
        "--nocapture",
        "screenshots::every_sample_is_captured",
    ]);
    test.env("MES_PICTURES", &out);
    if let Some(earlier) = against {
        test.env("MES_PICTURES_AGAINST", earlier);
    }
    if let Some(filter) = &options.filter {
        test.env("MES_PICTURES_ONLY", filter);
    }
    step("screenshots of every sample", || run_command(&mut test))
}
