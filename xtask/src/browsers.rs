//! The browsers that journeys walk on: what each needs, and how tests are told.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::command::cargo;
use crate::tools;

/// An engine with what drives it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Debian's `chromium` with `chromium-driver`.
    Chromium,
    /// Debian's `firefox-esr` with geckodriver from crates.io.
    Firefox,
    /// Debian's `webkit2gtk-driver` with the MiniBrowser of its library, under Xvfb.
    WebKit,
}

/// Tests that ask Chromium’s own protocol for narrow pages, other colours or a lost network.
const IN_CHROMIUM: [&str; 4] = ["in_chromium", "samples::", "access::", "screenshots::"];

/// What tests are told of one engine.
pub(crate) struct Browser {
    engine: Engine,
    pub(crate) driver: PathBuf,
    /// The browser itself, where its driver does not find it.
    program: Option<PathBuf>,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// Finds or installs the browser and its driver.
    pub(crate) fn ready(self) -> Result<Browser> {
        let (driver, program) = match self {
            Self::Chromium => {
                tools::from_system("chromium", &["chromium"])?;
                (tools::from_system("chromedriver", &["chromium-driver"])?, None)
            }
            Self::Firefox => {
                tools::from_system("firefox-esr", &["firefox-esr"])?;
                (tools::geckodriver()?, None)
            }
            Self::WebKit => {
                tools::from_system("Xvfb", &["xvfb"])?;
                let driver = tools::from_system("WebKitWebDriver", &["webkit2gtk-driver"])?;
                (driver, Some(mini_browser()?))
            }
        };
        Ok(Browser { engine: self, driver, program })
    }
}

/// Below the library's own folder, which the distribution names after the machine and the version.
fn mini_browser() -> Result<PathBuf> {
    let folders = |place: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(place).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
    };
    let mut found: Vec<PathBuf> = folders(Path::new("/usr/lib"))
        .iter()
        .flat_map(|machine| folders(machine))
        .filter(|path| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-"))
        })
        .map(|path| path.join("MiniBrowser"))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found
        .pop()
        .context("Install MiniBrowser (Debian: it comes with webkit2gtk-driver), then try again.")
}

impl Browser {
    /// The browser tests over a built site.
    pub(crate) fn tests(&self, site: &Path) -> Command {
        let mut command = cargo();
        command.args(["test", "--locked", "--all-features", "--test", "browser"]);
        command.env("MES_SITE", site).env("MES_DRIVER", &self.driver);
        command.env("MES_ENGINE", self.engine.name().to_lowercase());
        if let Some(program) = &self.program {
            command.env("MES_MINIBROWSER", program);
        }
        command
    }

    pub(crate) fn name(&self) -> &'static str {
        self.engine.name()
    }

    /// What is asserted on Chromium alone ([`IN_CHROMIUM`]) is skipped elsewhere.
    pub(crate) fn skips(&self) -> Vec<&'static str> {
        let skipped: &[&str] = match self.engine {
            Engine::Chromium => &[],
            Engine::Firefox | Engine::WebKit => &IN_CHROMIUM,
        };
        skipped.iter().flat_map(|name| ["--skip", *name]).collect()
    }
}
