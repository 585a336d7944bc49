//! The phases of the tests, in the order in which they start.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::schedule::{Phase, Resource};
use crate::browsers::{self, Browsers, Engine};
use crate::command::{cargo, root, run, target};
use crate::{dependencies, deploy, dist, faults, preview, reproduce, site, tools};

/// Options of `cargo xtask test`, which select the phases.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Runs only formatting, lints and tests that need no browser.
    #[arg(long)]
    pub(super) native: bool,
    /// The browser for the journey tests.
    #[arg(long, value_enum, default_value_t = Browsers::Chromium)]
    pub(super) browser: Browsers,
    /// Also runs what is run before a release: every operation under every class of fault in the page, every address as
    /// every test person, and a second build of the production files, which must be the same; writes docs/faults.md from
    /// the results. Takes half an hour more.
    #[arg(long, conflicts_with_all = ["native", "filter"])]
    long: bool,
    /// Runs only the native, wasm and journey tests whose name contains this text.
    pub(super) filter: Option<String>,
    /// Runs only this phase, for the processes that this command starts.
    #[arg(long, hide = true)]
    pub(super) phase: Option<String>,
}

/// The target of the program for browsers.
const WASM: &str = "wasm32-unknown-unknown";

/// Names of phases that others wait for.
const SITE: &str = "the site for journeys";
const BROWSER_TESTS: &str = "the browser tests";
const FAULTS: &str = "every operation under faults";
const PREVIEW: &str = "the static preview";
const PRODUCTION: &str = "production files";

/// Lists the phases for these options and for the engines that are installed.
pub(super) fn list<'a>(options: &'a Options, engines: &[Engine]) -> Vec<Phase<'a>> {
    let filter = options.filter.as_deref();
    let unfiltered = filter.is_none();
    let browser = !engines.is_empty();
    let chromium = engines.contains(&Engine::Chromium);
    let wasm = unfiltered && !options.native;
    let builds = [
        (unfiltered, build("formatting", || run(&mut cargo("fmt --all --check")))),
        // Before the other builds, so that the journeys start early.
        (browser, build(SITE, || site::build_with_samples(false).map(drop))),
        (browser, build(BROWSER_TESTS, || run(browsers::tests().arg("--no-run")))),
        (unfiltered, build("lints", || clippy("--workspace --all-features --all-targets"))),
        (unfiltered, build("dependencies", dependencies::check)),
        (true, build("native tests", move || native_tests(filter))),
        (unfiltered, build("examples in the documentation", doc_tests)),
        (wasm, build("lints for the browser", || wasm_clippy("gallery --test wasm"))),
        (wasm, build("lints for the static preview", || wasm_clippy("preview"))),
        (chromium, build("wasm tests in Chromium", move || wasm_tests(filter))),
        (browser && unfiltered, build(PREVIEW, || preview::make(&preview_folder(), false))),
        (wasm, build(PRODUCTION, || dist::run(&dist::Options::default()))),
    ];
    let builds = builds.into_iter().filter(|(runs, _)| *runs).map(|(_, phase)| phase);
    let mut phases: Vec<Phase<'_>> = builds.collect();
    phases.extend(engines.iter().map(|engine| journeys(*engine, filter)));
    // The results of the other phases do not depend on the engine: one engine is enough.
    if let Some(engine) = engines.first().copied().filter(|_| unfiltered) {
        if options.long {
            let again = build("production files, built again", reproduce::check);
            phases.push(Phase { after: &[PRODUCTION], ..again });
            phases.push(every_fault(engine));
            phases.push(Phase { after: &[FAULTS], ..build("docs/faults.md", faults::run) });
        }
        phases.push(preview_journeys(engine));
        phases.extend(engines.iter().map(|engine| production_journeys(*engine)));
        phases.push(deployment_journeys(engine));
    }
    phases
}

fn build<'a>(name: &str, work: impl FnOnce() -> Result<()> + 'a) -> Phase<'a> {
    Phase { name: name.to_owned(), after: &[], uses: Resource::Compiler, work: Box::new(work) }
}

fn clippy(arguments: &str) -> Result<()> {
    run(cargo("clippy --locked --quiet").args(arguments.split(' ')).args(["--", "-D", "warnings"]))
}

fn wasm_clippy(features_and_targets: &str) -> Result<()> {
    clippy(&format!("--target {WASM} --lib --bin app --features {features_and_targets}"))
}

fn native_tests(filter: Option<&str>) -> Result<()> {
    let tests =
        "test --locked --workspace --all-features --no-fail-fast --lib --bins --test native --";
    run(cargo(tests).args(filter))
}

fn doc_tests() -> Result<()> {
    run(&mut cargo("test --locked --all-features --doc"))
}

/// Runs the wasm tests (tests/wasm).
fn wasm_tests(filter: Option<&str>) -> Result<()> {
    let runner = target().join("tools/bin/wasm-bindgen-test-runner");
    run(cargo(&format!("test --locked --target {WASM} --features gallery --test wasm --"))
        .args(filter)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", Engine::Chromium.prepare()?.driver))
}

fn browse<'a>(
    name: &str,
    after: &'static [&'static str],
    work: impl FnOnce() -> Result<()> + 'a,
) -> Phase<'a> {
    Phase { name: name.to_owned(), after, uses: Resource::Browser, work: Box::new(work) }
}

/// Builds the command that runs the browser tests over a built site. Arguments of the tests may follow.
fn tests(engine: Engine, site: &Path) -> Result<Command> {
    let mut tests = engine.prepare()?.tests(site);
    tests.env("MES_AXE", tools::axe()?);
    Ok(tests)
}

/// Runs the journeys through the whole service.
fn journeys(engine: Engine, filter: Option<&str>) -> Phase<'_> {
    browse(&format!("journeys in {}", engine.name()), &[SITE, BROWSER_TESTS], move || {
        run(tests(engine, &target().join("site"))?.args(filter))
    })
}

/// Runs every operation under every class of fault. Only with `--long`, because it takes some twenty minutes.
fn every_fault(engine: Engine) -> Phase<'static> {
    browse(FAULTS, &[SITE, BROWSER_TESTS], move || {
        // Otherwise docs/faults.md could contain results of an earlier run.
        for folder in ["browser", "offline"] {
            let _ = std::fs::remove_dir_all(target().join("faults").join(folder));
        }
        let only = ["--ignored", "matrix::", "events::"];
        run(tests(engine, &target().join("site"))?.args(only))
    })
}

fn preview_folder() -> PathBuf {
    target().join("preview")
}

/// Runs journeys through the static preview, behind a server that only sends files.
fn preview_journeys(engine: Engine) -> Phase<'static> {
    browse("journeys through the static preview", &[PREVIEW, BROWSER_TESTS], move || {
        let mut tests = tests(engine, &preview_folder())?;
        run(tests.env("MES_PREVIEW", preview_folder()).args(["--ignored", "preview::"]))
    })
}

/// Runs journeys through all programs again, and what people do before they run, over the production files, which
/// wasm-opt, terser and `snip.rs` have changed.
fn production_journeys(engine: Engine) -> Phase<'static> {
    let name = format!("journeys over the production files in {}", engine.name());
    browse(&name, &[PRODUCTION, BROWSER_TESTS], move || {
        run(tests(engine, &root().join("dist"))?.args([
            "martine",
            "early::",
            "opposition::",
            "account::",
            "inaya_recovers_identifier_and",
        ]))
    })
}

/// Runs journeys over the production files as an operator deploys them: behind nginx and Caddy with the configurations
/// that `dist --api` writes, and with the API at another origin.
fn deployment_journeys(engine: Engine) -> Phase<'static> {
    browse("journeys behind nginx and Caddy", &[PRODUCTION, BROWSER_TESTS], move || {
        let environment = deploy::for_tests()?;
        let mut tests = tests(engine, &target().join("deployment/site"))?;
        tests.envs(environment).env("MES_NGINX", tools::nginx()?);
        tests.env("MES_CADDY", tools::caddy()?);
        // The tests share the ports.
        run(tests.args(["--ignored", "deployment::", "--test-threads=1"]))
    })
}
