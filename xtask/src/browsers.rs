//! Browser engines for the browser tests: installing each one, and the command that runs the tests in it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use clap::ValueEnum;

use crate::command::cargo;
use crate::tools;

/// A browser engine and its WebDriver.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Debian's `chromium` with `chromium-driver`.
    Chromium,
    /// Debian's `firefox-esr` with geckodriver from crates.io.
    Firefox,
    /// Debian's `webkit2gtk-driver` with the MiniBrowser of its library, under Xvfb.
    WebKit,
}

/// Browsers for the journey tests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Browsers {
    /// Skips the tests that need a browser.
    None,
    /// Chromium with its driver.
    Chromium,
    /// Firefox ESR with geckodriver.
    Firefox,
    /// WebKitGTK with its driver, under Xvfb.
    Webkit,
    /// All three.
    All,
}

impl Browsers {
    pub(crate) fn engines(self) -> &'static [Engine] {
        match self {
            Self::None => &[],
            Self::Chromium => &Engine::ALL[..1],
            Self::Firefox => &Engine::ALL[1..2],
            Self::Webkit => &Engine::ALL[2..],
            Self::All => &Engine::ALL,
        }
    }
}

/// Substrings of the names of tests that need the Chrome DevTools Protocol, for narrow windows, forced colours or a
/// lost network.
const CHROMIUM_ONLY: [&str; 4] = ["in_chromium", "samples::", "access::", "screenshots::"];

/// An installed engine, as the tests receive it in environment variables.
pub(crate) struct InstalledBrowser {
    engine: Engine,
    pub(crate) driver: PathBuf,
    /// The path of the browser; `None` if the driver finds it.
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
    pub(crate) fn prepare(self) -> Result<InstalledBrowser> {
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
        Ok(InstalledBrowser { engine: self, driver, program })
    }
}

/// Finds MiniBrowser in `/usr/lib/<architecture>/webkit2gtk-<version>/`; of several paths, returns the last in
/// alphabetical order.
fn mini_browser() -> Result<PathBuf> {
    let folders = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
    };
    let mut found: Vec<PathBuf> = folders(Path::new("/usr/lib"))
        .iter()
        .flat_map(|architecture| folders(architecture))
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

/// Builds the command that builds and runs the browser tests.
pub(crate) fn tests() -> Command {
    cargo("test --locked --all-features --test browser")
}

impl InstalledBrowser {
    /// Builds the command that runs the browser tests over a built site. Arguments of the tests may follow.
    pub(crate) fn tests(&self, site: &Path) -> Command {
        let mut command = tests();
        command.arg("--");
        if self.engine != Engine::Chromium {
            command.args(CHROMIUM_ONLY.iter().flat_map(|name| ["--skip", *name]));
        }
        command.env("MES_SITE", site).env("MES_DRIVER", &self.driver);
        command.env("MES_ENGINE", self.engine.name().to_lowercase());
        command.envs(self.program.iter().map(|program| ("MES_MINIBROWSER", program)));
        command
    }
}
