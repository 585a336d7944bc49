//! Runs phases, at the same time where they allow it. Each phase is a process of this program, whose output is
//! printed when it ends.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use super::outcome::TestOutcome;
use crate::command::target;

/// A part of the tests: what it needs, and what it does.
pub(super) struct Phase<'a> {
    pub(super) name: String,
    /// Names of the phases that have to succeed before it.
    pub(super) after: &'static [&'static str],
    pub(super) uses: Resource,
    pub(super) work: Box<dyn FnOnce() -> Result<()> + 'a>,
}

/// What only one phase at a time can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resource {
    /// cargo's lock and trunk's folders. The last crate of a build keeps one core busy.
    Compiler,
    /// The folders named after browser tests: downloads and failures.
    Browser,
}

/// Runs the phases in their order, except where a phase waits for another and a later one need not. A phase whose
/// prerequisite failed does not run, and counts as failed.
pub(super) fn run(mut waiting: Vec<Phase<'_>>, outcome: &mut TestOutcome) -> Result<()> {
    let folder = target().join("phases");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    // A copy, because a build during the tests may replace this program.
    let program = folder.join("xtask");
    fs::copy(std::env::current_exe()?, &program)?;
    let (sender, results) = mpsc::channel();
    let (mut running, mut succeeded) = (Vec::new(), Vec::new());
    loop {
        while let Some(index) = next(&waiting, &running, &succeeded) {
            let phase = waiting.remove(index);
            println!("— {} …", phase.name);
            let (name, program, sender) = (phase.name.clone(), program.clone(), sender.clone());
            thread::spawn(move || sender.send((name.clone(), run_process(&program, &name))));
            running.push(phase);
        }
        if running.is_empty() {
            break;
        }
        let (name, result) = results.recv()?;
        running.retain(|phase| phase.name != name);
        let (success, output, duration) = result?;
        outcome.add(&name, &output, success, duration);
        if success {
            succeeded.push(name);
        }
    }
    for phase in waiting {
        println!("  {}: not run, because it needs: {}", phase.name, phase.after.join(", "));
        outcome.fail(&phase.name);
    }
    Ok(())
}

/// Returns the index of the first phase that can start.
fn next(waiting: &[Phase<'_>], running: &[Phase<'_>], succeeded: &[String]) -> Option<usize> {
    waiting.iter().position(|phase| {
        phase.after.iter().all(|name| succeeded.iter().any(|other| other == name))
            && running.iter().all(|other| other.uses != phase.uses)
    })
}

/// Runs a phase in a process with the arguments of this one; returns whether it succeeded, its output and its
/// duration.
fn run_process(program: &Path, name: &str) -> Result<(bool, String, Duration)> {
    let path = program.with_file_name(name.replace([' ', '/'], "-")).with_extension("txt");
    let output = File::create(&path)?;
    let start = Instant::now();
    let status = Command::new(program)
        .args(std::env::args_os().skip(1))
        .args(["--phase", name])
        .stdout(output.try_clone()?)
        .stderr(output)
        .status()
        .with_context(|| format!("{name} could not be started"))?;
    let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
    Ok((status.success(), text, start.elapsed()))
}

#[cfg(test)]
mod tests {
    use super::{Phase, Resource, next};

    fn phase(name: &str, after: &'static [&'static str], uses: Resource) -> Phase<'static> {
        Phase { name: name.to_owned(), after, uses, work: Box::new(|| Ok(())) }
    }

    #[test]
    fn phase_waits_for_its_resource_and_for_the_success_of_others() {
        let lints = phase("lints", &[], Resource::Compiler);
        let site = phase("site", &[], Resource::Compiler);
        let journeys = phase("journeys", &["site"], Resource::Browser);
        let waiting = [site, journeys];
        assert_eq!(next(&waiting, &[], &[]), Some(0));
        let running = [lints];
        assert_eq!(next(&waiting, &running, &[]), None);
        assert_eq!(next(&waiting, &running, &["site".to_owned()]), Some(1));
    }
}
