//! `cargo xtask test`: everything that must hold, one phase after another.
//!
//! A phase that fails does not stop the others: one run tells all that is wrong.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;

use crate::command::{cargo, root, run as run_command, step, target};
use crate::{deploy, dist, preview, site, tools};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// What to run.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only formatting, lints and tests that need no browser.
    #[arg(long)]
    native: bool,
    /// The browser to run journeys in.
    #[arg(long, value_enum, default_value_t = Browser::Chromium)]
    browser: Browser,
    /// Runs only the tests whose name holds this, and no lints.
    filter: Option<String>,
}

/// Where journeys run.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Browser {
    /// No test that needs a browser.
    None,
    /// Chromium with its driver.
    Chromium,
    /// Every browser there is a driver for.
    All,
}

/// What came out of the phases so far.
#[derive(Default)]
struct Outcome {
    passed: u32,
    failed: u32,
    /// Phases that failed.
    broken: Vec<String>,
}

/// Runs the phases and closes on the totals.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut outcome = Outcome::default();
    let lints = options.filter.is_none();
    let browser = !options.native && options.browser != Browser::None;
    if lints {
        outcome.check("formatting", cargo().args(["fmt", "--all", "--check"]));
        outcome.check("lints", &mut clippy(&["--workspace", "--all-features", "--all-targets"]));
    }
    outcome.tests("native tests", options, &mut native_tests());
    if lints {
        outcome.tests("examples in the documentation", options, &mut documentation());
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
    if browser {
        in_browser(&mut outcome, options);
    }
    if browser && lints {
        over_preview(&mut outcome, options);
    }
    if !options.native && lints {
        let made = outcome.phase("production files", || dist::run(&dist::Options::default()));
        if made.is_some() && browser {
            over_production(&mut outcome, options);
            behind_nginx(&mut outcome, options);
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

/// The tests that need Chromium: parts in a page, then journeys over the whole service.
fn in_browser(outcome: &mut Outcome, options: &Options) {
    let Some(driver) = outcome.phase("Chromium and its driver", || {
        tools::from_system("chromium", &["chromium"])?;
        tools::from_system("chromedriver", &["chromium-driver"])
    }) else {
        return;
    };
    let mut parts = cargo();
    parts.args(["test", "--locked"]).args(WASM).args(["--features", "gallery", "--test", "wasm"]);
    parts.env("CHROMEDRIVER", &driver).env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        target().join("tools/bin/wasm-bindgen-test-runner"),
    );
    outcome.tests("tests of parts in Chromium", options, &mut parts);

    let place = target().join("site");
    let built = outcome.phase("the site for journeys", || {
        site::build(site::Build { features: "gallery", release: false, into: &place })
    });
    let axe = outcome.phase("the accessibility checker", tools::axe);
    if let (Some(()), Some(axe)) = (built, axe) {
        let mut journeys = journeys(&place, &driver);
        journeys.env("MES_AXE", axe);
        outcome.tests("journeys in Chromium", options, &mut journeys);
    }
}

/// The static preview in a folder, and journeys over it with no other server than one for files.
fn over_preview(outcome: &mut Outcome, options: &Options) {
    let folder = target().join("preview");
    let made = outcome.phase("the static preview, in a folder", || preview::make(&folder, false));
    let tools = outcome.phase("axe and the driver", || {
        Ok((tools::axe()?, tools::from_system("chromedriver", &["chromium-driver"])?))
    });
    if let (Some(()), Some((axe, driver))) = (made, tools) {
        let mut journeys = journeys(&folder, &driver);
        journeys.env("MES_AXE", axe).env("MES_PREVIEW", &folder);
        journeys.args(["--", "--ignored", "preview::"]);
        outcome.tests("journeys over the static preview", options, &mut journeys);
    }
}

/// Martine’s journeys again, over the very files that citizens download: they went through tools
/// that the development files did not.
fn over_production(outcome: &mut Outcome, options: &Options) {
    let driver =
        outcome.phase("the driver", || tools::from_system("chromedriver", &["chromium-driver"]));
    if let Some(driver) = driver {
        let mut journeys = journeys(&root().join("dist"), &driver);
        journeys.args(["--", "martine"]);
        outcome.tests("journeys over the production files", options, &mut journeys);
    }
}

/// A journey over the production files as an integrator deploys them: a real server under the
/// configuration that `dist --api` writes, in front of an API of another origin.
fn behind_nginx(outcome: &mut Outcome, options: &Options) {
    let Some((driver, nginx)) = outcome.phase("nginx and the driver", || {
        let driver = tools::from_system("chromedriver", &["chromium-driver"])?;
        Ok((driver, tools::from_system("nginx", &["nginx"])?))
    }) else {
        return;
    };
    let Some(deployed) = outcome.phase("a deployment", deploy::for_tests) else { return };
    let mut journeys = journeys(&deployed.place.join("site"), &driver);
    journeys
        .env("MES_NGINX", nginx)
        .env("MES_DEPLOYMENT", &deployed.place)
        .env("MES_API_PORT", deployed.api_port.to_string())
        .env("MES_NGINX_PORT", deployed.nginx_port.to_string())
        .args(["--", "--ignored", "deployment::", "--test-threads=1"]);
    outcome.tests("journeys behind nginx", options, &mut journeys);
}

/// The browser tests over a built site.
fn journeys(site: &Path, driver: &Path) -> Command {
    let mut command = cargo();
    command.args(["test", "--locked", "--all-features", "--test", "browser"]);
    command.env("MES_SITE", site).env("MES_CHROMEDRIVER", driver);
    command
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

impl Outcome {
    /// A phase that is a piece of work.
    fn phase<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        match step(name, work) {
            Ok(done) => Some(done),
            Err(error) => {
                eprintln!("{error:#}");
                self.failed += 1;
                self.broken.push(name.to_owned());
                None
            }
        }
    }

    /// A phase that is one command.
    fn check(&mut self, name: &str, command: &mut Command) {
        self.phase(name, || run_command(command));
    }

    /// A phase that runs tests: they are counted.
    fn tests(&mut self, name: &str, options: &Options, command: &mut Command) {
        if let Some(filter) = &options.filter {
            command.args(["--", filter]);
        }
        let mut counted = Counted::default();
        let done = step(name, || {
            counted = count(command)?;
            Ok(())
        });
        self.passed += counted.passed;
        self.failed += counted.failed;
        if let Err(error) = done {
            eprintln!("{error:#}");
        } else if counted.success {
            return;
        }
        // Tests that did not even build are one failure.
        if counted.failed == 0 {
            self.failed += 1;
        }
        self.broken.push(name.to_owned());
    }
}

/// What the lines `test result: …` of one command add up to.
#[derive(Default)]
struct Counted {
    passed: u32,
    failed: u32,
    success: bool,
}

/// Runs tests, showing their output as it comes.
fn count(command: &mut Command) -> Result<Counted> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("cargo could not be started")?;
    let mut counted = Counted::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some((passed, failed)) = result(&line) {
                counted.passed += passed;
                counted.failed += failed;
            }
        }
    }
    counted.success = child.wait()?.success();
    Ok(counted)
}

/// The numbers of `test result: ok. 3 passed; 0 failed; …`.
fn result(line: &str) -> Option<(u32, u32)> {
    let (_, rest) = line.split_once("test result: ")?;
    let number = |word: &str| {
        let (before, _) = rest.split_once(word)?;
        before.split_whitespace().last()?.parse().ok()
    };
    Some((number(" passed")?, number(" failed")?))
}

#[cfg(test)]
mod tests {
    use super::result;

    #[test]
    fn result_lines_are_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured";
        assert_eq!(result(line), Some((12, 3)));
        assert_eq!(result("test fields::nir ... ok"), None);
    }
}
