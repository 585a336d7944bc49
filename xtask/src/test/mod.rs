//! `cargo xtask test`: runs all checks and tests, one phase after another.
//!
//! The phases after a failed one still run, so that one run reports all failures.

use std::process::Command;

use anyhow::{Result, bail};
use clap::ValueEnum;

use self::outcome::TestOutcome;
use crate::browsers::{Engine, InstalledBrowser};
use crate::command::{cargo, root, target};
use crate::{dependencies, deploy, dist, faults, preview, site, tools};

mod outcome;

const WASM_TARGET: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Options of `cargo xtask test`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Runs only formatting, lints and tests that need no browser.
    #[arg(long)]
    native: bool,
    /// The browser for the journey tests.
    #[arg(long, value_enum, default_value_t = Browsers::Chromium)]
    browser: Browsers,
    /// Also runs every operation under every class of fault in the page, opens every address as every test person, and
    /// writes docs/faults.md from the results: takes some twenty minutes more.
    #[arg(long, conflicts_with_all = ["native", "filter"])]
    full: bool,
    /// Runs only the native, wasm and journey tests whose name contains this text.
    filter: Option<String>,
}

/// Browsers for the journey tests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Browsers {
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

/// Runs the phases, then prints the failed phases and the totals.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut outcome = TestOutcome::default();
    let filter = options.filter.as_deref();
    let unfiltered = filter.is_none();
    let engines = if options.native { &[] } else { options.browser.engines() };
    if unfiltered {
        outcome.check("formatting", cargo().args(["fmt", "--all", "--check"]));
        outcome.check("lints", &mut clippy(&["--workspace", "--all-features", "--all-targets"]));
        outcome.phase("dependencies", dependencies::check);
    }
    outcome.tests("native tests", filter, &mut native_tests());
    if unfiltered {
        outcome.tests("examples in the documentation", filter, &mut doc_tests());
    }
    if !options.native {
        outcome.phase("tools for building", tools::for_building);
        if unfiltered {
            let targets = ["--features", "gallery", "--lib", "--bin", "app", "--test", "wasm"];
            let mut wasm = clippy(&[&WASM_TARGET[..], &targets].concat());
            outcome.check("lints for the browser", &mut wasm);
            let targets = ["--features", "preview", "--lib", "--bin", "app"];
            let mut wasm = clippy(&[&WASM_TARGET[..], &targets].concat());
            outcome.check("lints for the static preview", &mut wasm);
        }
    }
    let browsers: Vec<InstalledBrowser> = engines
        .iter()
        .filter_map(|engine| {
            outcome.phase(&format!("{} and its driver", engine.name()), || engine.prepare())
        })
        .collect();
    if engines.contains(&Engine::Chromium) {
        wasm_tests(&mut outcome, filter, &browsers);
    }
    if !engines.is_empty() {
        journey_tests(&mut outcome, filter, &browsers);
    }
    // The results of these phases do not depend on the engine: one engine is enough.
    let first = browsers.first().filter(|_| unfiltered);
    if let Some(browser) = first {
        if options.full {
            fault_tests(&mut outcome, browser);
        }
        preview_tests(&mut outcome, browser);
    }
    if !options.native && unfiltered {
        let built = outcome.phase("production files", || dist::run(&dist::Options::default()));
        if built.is_some() {
            for browser in &browsers {
                production_tests(&mut outcome, browser);
            }
            if let Some(browser) = first {
                deployment_tests(&mut outcome, browser);
            }
        }
    }
    for phase in &outcome.failed_phases {
        println!("FAILED: {phase}");
    }
    println!("{} passed, {} failed", outcome.passed, outcome.failed);
    if outcome.failed > 0 {
        bail!("Some phases failed.");
    }
    Ok(())
}

/// Runs the wasm tests (tests/wasm) in Chromium, which is the first of `browsers`.
fn wasm_tests(outcome: &mut TestOutcome, filter: Option<&str>, browsers: &[InstalledBrowser]) {
    let Some(browser) = browsers.first() else { return };
    let mut tests = cargo();
    tests.args(["test", "--locked", "--features", "gallery", "--test", "wasm"]).args(WASM_TARGET);
    tests.env("CHROMEDRIVER", &browser.driver).env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        target().join("tools/bin/wasm-bindgen-test-runner"),
    );
    outcome.tests("wasm tests in Chromium", filter, &mut tests);
}

/// Runs the journeys through the whole service in each engine.
fn journey_tests(outcome: &mut TestOutcome, filter: Option<&str>, browsers: &[InstalledBrowser]) {
    let site_folder = target().join("site");
    let built = outcome.phase("the site for journeys", || {
        site::build(site::Build { features: "gallery", release: false, into: &site_folder })
    });
    let axe = outcome.phase("the accessibility checker", tools::axe);
    let (Some(()), Some(axe)) = (built, axe) else { return };
    for browser in browsers {
        let mut journeys = browser.test_command(&site_folder);
        journeys.env("MES_AXE", &axe).arg("--").args(browser.skip_arguments());
        journeys.args(filter);
        outcome.tests(&format!("journeys in {}", browser.name()), None, &mut journeys);
    }
}

/// Runs every operation under every class of fault, then writes docs/faults.md. Only with `--full`, because it takes
/// some twenty minutes.
fn fault_tests(outcome: &mut TestOutcome, browser: &InstalledBrowser) {
    // Otherwise docs/faults.md could contain results of an earlier run.
    for folder in ["browser", "offline"] {
        let _ = std::fs::remove_dir_all(target().join("faults").join(folder));
    }
    let mut tests = browser.test_command(&target().join("site"));
    tests.args(["--", "--ignored"]).args(browser.skip_arguments()).args(["matrix::", "events::"]);
    let name = format!("every operation under faults in {}", browser.name());
    outcome.tests(&name, None, &mut tests);
    outcome.phase("docs/faults.md", || faults::run(&faults::Options::default()));
}

/// Runs journeys through the static preview, behind a server that only sends files.
fn preview_tests(outcome: &mut TestOutcome, browser: &InstalledBrowser) {
    let folder = target().join("preview");
    let built = outcome.phase("the static preview", || preview::make(&folder, false));
    let axe = outcome.phase("the accessibility checker", tools::axe);
    if let (Some(()), Some(axe)) = (built, axe) {
        let mut journeys = browser.test_command(&folder);
        journeys.env("MES_AXE", axe).env("MES_PREVIEW", &folder);
        journeys.args(["--", "--ignored", "preview::"]);
        outcome.tests("journeys through the static preview", None, &mut journeys);
    }
}

/// Runs the journeys of the test person Martine again, over the production files, which wasm-opt, terser and
/// `snip.rs` have changed.
fn production_tests(outcome: &mut TestOutcome, browser: &InstalledBrowser) {
    let mut journeys = browser.test_command(&root().join("dist"));
    journeys.arg("--").args(browser.skip_arguments()).arg("martine");
    let name = format!("journeys over the production files in {}", browser.name());
    outcome.tests(&name, None, &mut journeys);
}

/// Runs journeys over the production files as an operator deploys them: behind nginx with the configuration that
/// `dist --api` writes, and with the API at another origin.
fn deployment_tests(outcome: &mut TestOutcome, browser: &InstalledBrowser) {
    let nginx = outcome.phase("nginx", || tools::from_system("nginx", &["nginx"]));
    let deployed = outcome.phase("a deployment", deploy::for_tests);
    let (Some(nginx), Some(deployed)) = (nginx, deployed) else { return };
    let mut journeys = browser.test_command(&deployed.folder.join("site"));
    journeys
        .env("MES_NGINX", nginx)
        .env("MES_DEPLOYMENT", &deployed.folder)
        .env("MES_API_PORT", deployed.api_port.to_string())
        .env("MES_NGINX_PORT", deployed.nginx_port.to_string())
        .args(["--", "--ignored", "deployment::", "--test-threads=1"]);
    outcome.tests("journeys behind nginx", None, &mut journeys);
}

fn clippy(arguments: &[&str]) -> Command {
    let mut command = cargo();
    command.args(["clippy", "--locked", "--quiet"]).args(arguments).args(["--", "-D", "warnings"]);
    command
}

fn native_tests() -> Command {
    let mut command = cargo();
    command.args(["test", "--locked", "--workspace", "--all-features", "--no-fail-fast"]);
    command.args(["--lib", "--bins", "--test", "native"]);
    command
}

fn doc_tests() -> Command {
    let mut command = cargo();
    command.args(["test", "--locked", "--all-features", "--doc"]);
    command
}
