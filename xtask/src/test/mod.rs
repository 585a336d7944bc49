//! `cargo xtask test`: everything that must hold, one phase after another.
//!
//! A phase that fails does not stop the others: one run tells all that is wrong.

use std::process::Command;

use anyhow::{Result, bail};
use clap::ValueEnum;

use self::outcome::Outcome;
use crate::browsers::{Browser, Engine};
use crate::command::{cargo, root, target};
use crate::{dependencies, deploy, dist, faults, preview, site, tools};

mod outcome;

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// What to run.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only formatting, lints and tests that need no browser.
    #[arg(long)]
    native: bool,
    /// The browser to run journeys in.
    #[arg(long, value_enum, default_value_t = Browsers::Chromium)]
    browser: Browsers,
    /// Also every operation × every class of fault in the page, every address for everybody, and
    /// docs/faults.md from what was seen: some twenty minutes more.
    #[arg(long, conflicts_with_all = ["native", "filter"])]
    full: bool,
    /// Runs only the tests whose name holds this, and no lints.
    filter: Option<String>,
}

/// Where journeys run.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Browsers {
    /// No test that needs a browser.
    None,
    /// Chromium with its driver.
    Chromium,
    /// Firefox ESR with geckodriver.
    Firefox,
    /// WebKitGTK with its driver, under Xvfb.
    Webkit,
    /// The three of them.
    All,
}

impl Browsers {
    fn engines(self) -> &'static [Engine] {
        match self {
            Self::None => &[],
            Self::Chromium => &Engine::ALL[..1],
            Self::Firefox => &Engine::ALL[1..2],
            Self::Webkit => &Engine::ALL[2..],
            Self::All => &Engine::ALL,
        }
    }
}

/// Runs the phases and closes on the totals.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut outcome = Outcome::default();
    let filter = options.filter.as_deref();
    let lints = filter.is_none();
    let engines = if options.native { &[] } else { options.browser.engines() };
    if lints {
        outcome.check("formatting", cargo().args(["fmt", "--all", "--check"]));
        outcome.check("lints", &mut clippy(&["--workspace", "--all-features", "--all-targets"]));
        outcome.phase("dependencies", dependencies::check);
    }
    outcome.tests("native tests", filter, &mut native_tests());
    if lints {
        outcome.tests("examples in the documentation", filter, &mut documentation());
    }
    if !options.native {
        outcome.phase("tools for building", tools::for_building);
        if lints {
            let what = ["--features", "gallery", "--lib", "--bin", "app", "--test", "wasm"];
            let mut wasm = clippy(&[&WASM[..], &what].concat());
            outcome.check("lints for the browser", &mut wasm);
            let what = ["--features", "preview", "--lib", "--bin", "app"];
            let mut wasm = clippy(&[&WASM[..], &what].concat());
            outcome.check("lints for the static preview", &mut wasm);
        }
    }
    let browsers: Vec<Browser> = engines
        .iter()
        .filter_map(|engine| {
            outcome.phase(&format!("{} and its driver", engine.name()), || engine.ready())
        })
        .collect();
    if engines.contains(&Engine::Chromium) {
        parts(&mut outcome, filter, &browsers);
    }
    if !engines.is_empty() {
        journeys(&mut outcome, filter, &browsers);
    }
    // What is the same on every engine is asked of the first.
    let first = browsers.first().filter(|_| lints);
    if let Some(browser) = first {
        if options.full {
            under_every_fault(&mut outcome, browser);
        }
        over_preview(&mut outcome, browser);
    }
    if !options.native && lints {
        let made = outcome.phase("production files", || dist::run(&dist::Options::default()));
        if made.is_some() {
            for browser in &browsers {
                over_production(&mut outcome, browser);
            }
            if let Some(browser) = first {
                behind_nginx(&mut outcome, browser);
            }
        }
    }
    for phase in &outcome.broken {
        println!("FAILED: {phase}");
    }
    println!("{} passed, {} failed", outcome.passed, outcome.failed);
    if outcome.failed > 0 {
        bail!("Not everything holds.");
    }
    Ok(())
}

/// Parts in a page, in Chromium.
fn parts(outcome: &mut Outcome, filter: Option<&str>, browsers: &[Browser]) {
    let Some(browser) = browsers.first() else { return };
    let mut parts = cargo();
    parts.args(["test", "--locked"]).args(WASM).args(["--features", "gallery", "--test", "wasm"]);
    parts.env("CHROMEDRIVER", &browser.driver).env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        target().join("tools/bin/wasm-bindgen-test-runner"),
    );
    outcome.tests("tests of parts in Chromium", filter, &mut parts);
}

/// Journeys over the whole service, on each engine.
fn journeys(outcome: &mut Outcome, filter: Option<&str>, browsers: &[Browser]) {
    let place = target().join("site");
    let built = outcome.phase("the site for journeys", || {
        site::build(site::Build { features: "gallery", release: false, into: &place })
    });
    let axe = outcome.phase("the accessibility checker", tools::axe);
    let (Some(()), Some(axe)) = (built, axe) else { return };
    for browser in browsers {
        let mut journeys = browser.tests(&place);
        journeys.env("MES_AXE", &axe).arg("--").args(browser.skips());
        journeys.args(filter);
        outcome.tests(&format!("journeys in {}", browser.name()), None, &mut journeys);
    }
}

/// What takes too long for each time; its table is written once all of it held.
fn under_every_fault(outcome: &mut Outcome, browser: &Browser) {
    for earlier in ["browser", "offline"] {
        let _ = std::fs::remove_dir_all(target().join("faults").join(earlier));
    }
    let mut tests = browser.tests(&target().join("site"));
    tests.args(["--", "--ignored"]).args(browser.skips()).args(["matrix::", "events::"]);
    let name = format!("every operation under faults in {}", browser.name());
    outcome.tests(&name, None, &mut tests);
    outcome.phase("docs/faults.md", || faults::run(&faults::Options::default()));
}

/// The static preview in a folder, and journeys over it with no other server than one for files.
fn over_preview(outcome: &mut Outcome, browser: &Browser) {
    let folder = target().join("preview");
    let made = outcome.phase("the static preview, in a folder", || preview::make(&folder, false));
    let axe = outcome.phase("the accessibility checker", tools::axe);
    if let (Some(()), Some(axe)) = (made, axe) {
        let mut journeys = browser.tests(&folder);
        journeys.env("MES_AXE", axe).env("MES_PREVIEW", &folder);
        journeys.args(["--", "--ignored", "preview::"]);
        outcome.tests("journeys over the static preview", None, &mut journeys);
    }
}

/// Martine’s journeys again, over the very files that citizens download: they went through tools
/// that the development files did not.
fn over_production(outcome: &mut Outcome, browser: &Browser) {
    let mut journeys = browser.tests(&root().join("dist"));
    journeys.arg("--").args(browser.skips()).arg("martine");
    let name = format!("journeys over the production files in {}", browser.name());
    outcome.tests(&name, None, &mut journeys);
}

/// A journey over the production files as an integrator deploys them: a real server under the
/// configuration that `dist --api` writes, in front of an API of another origin.
fn behind_nginx(outcome: &mut Outcome, browser: &Browser) {
    let nginx = outcome.phase("nginx", || tools::from_system("nginx", &["nginx"]));
    let deployed = outcome.phase("a deployment", deploy::for_tests);
    let (Some(nginx), Some(deployed)) = (nginx, deployed) else { return };
    let mut journeys = browser.tests(&deployed.place.join("site"));
    journeys
        .env("MES_NGINX", nginx)
        .env("MES_DEPLOYMENT", &deployed.place)
        .env("MES_API_PORT", deployed.api_port.to_string())
        .env("MES_NGINX_PORT", deployed.nginx_port.to_string())
        .args(["--", "--ignored", "deployment::", "--test-threads=1"]);
    outcome.tests("journeys behind nginx", None, &mut journeys);
}

fn clippy(what: &[&str]) -> Command {
    let mut command = cargo();
    command.args(["clippy", "--locked", "--quiet"]).args(what).args(["--", "-D", "warnings"]);
    command
}

fn native_tests() -> Command {
    let mut command = cargo();
    command.args(["test", "--locked", "--workspace", "--all-features", "--no-fail-fast"]);
    command.args(["--lib", "--bins", "--test", "native"]);
    command
}

fn documentation() -> Command {
    let mut command = cargo();
    command.args(["test", "--locked", "--all-features", "--doc"]);
    command
}
