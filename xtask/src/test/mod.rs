//! `cargo xtask test`: runs all checks and tests.
//!
//! The phases that do not depend on a failed one still run, so that one run reports all failures.

use anyhow::{Context as _, Result, bail};

use self::outcome::TestOutcome;
pub(crate) use self::phases::Options;
use crate::tools;

mod outcome;
mod phases;
mod schedule;

/// Installs what the phases need, runs them, then prints the failed phases and the totals.
pub(crate) fn run(options: &Options) -> Result<()> {
    let engines = if options.native { &[] } else { options.browser.engines() };
    if let Some(name) = &options.phase {
        let mut phases = phases::list(options, engines).into_iter();
        let phase = phases.find(|phase| phase.name == *name).context("there is no such phase")?;
        return (phase.work)();
    }
    let mut outcome = TestOutcome::default();
    let mut installed = Vec::new();
    let unfiltered = options.filter.is_none();
    if unfiltered {
        outcome.prepare("cargo-deny", tools::cargo_deny);
    }
    if !options.native {
        outcome.prepare("tools for building", tools::for_building);
    }
    for engine in engines {
        let name = format!("{} and its driver", engine.name());
        installed.extend(outcome.prepare(&name, || engine.prepare()).map(|_| *engine));
    }
    if !engines.is_empty() {
        outcome.prepare("wasm-opt, terser and axe-core", tools::packages);
    }
    if !engines.is_empty() && unfiltered {
        outcome.prepare("nginx", tools::nginx);
        outcome.prepare("Caddy", tools::caddy);
    }
    schedule::run(phases::list(options, &installed), &mut outcome)?;
    if !outcome.print() {
        bail!("Some phases failed.");
    }
    Ok(())
}
