//! Results of the phases, and counts of passed and failed tests.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use crate::command::{run as run_command, step};

/// Results of the phases so far.
#[derive(Default)]
pub(super) struct TestOutcome {
    pub(super) passed: u32,
    pub(super) failed: u32,
    /// Names of the phases that failed.
    pub(super) failed_phases: Vec<String>,
}

impl TestOutcome {
    /// Runs a phase; returns the value of `work`, or `None` when it failed.
    pub(super) fn phase<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        match step(name, work) {
            Ok(value) => Some(value),
            Err(error) => {
                eprintln!("{error:#}");
                self.failed += 1;
                self.failed_phases.push(name.to_owned());
                None
            }
        }
    }

    /// Runs a phase that consists of one command.
    pub(super) fn check(&mut self, name: &str, command: &mut Command) {
        self.phase(name, || run_command(command));
    }

    /// Runs a phase of tests, and adds their counts.
    pub(super) fn tests(&mut self, name: &str, filter: Option<&str>, command: &mut Command) {
        if let Some(filter) = filter {
            command.args(["--", filter]);
        }
        let mut counts = TestCounts::default();
        let result = step(name, || {
            counts = run_tests(command)?;
            Ok(())
        });
        self.passed += counts.passed;
        self.failed += counts.failed;
        if let Err(error) = result {
            eprintln!("{error:#}");
        } else if counts.success {
            return;
        }
        // Tests that could not be built or started count as one failure.
        if counts.failed == 0 {
            self.failed += 1;
        }
        self.failed_phases.push(name.to_owned());
    }
}

/// Sums of the lines `test result: …` of one command.
#[derive(Default)]
struct TestCounts {
    passed: u32,
    failed: u32,
    /// Whether the command exited with success.
    success: bool,
}

/// Runs tests, and prints each line of their output.
fn run_tests(command: &mut Command) -> Result<TestCounts> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("cargo could not be started")?;
    let mut counts = TestCounts::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some((passed, failed)) = parse_counts(&line) {
                counts.passed += passed;
                counts.failed += failed;
            }
        }
    }
    counts.success = child.wait()?.success();
    Ok(counts)
}

/// Parses the passed and failed counts of `test result: ok. 3 passed; 0 failed; …`.
fn parse_counts(line: &str) -> Option<(u32, u32)> {
    let (_, rest) = line.split_once("test result: ")?;
    let number = |word: &str| {
        let (before, _) = rest.split_once(word)?;
        before.split_whitespace().last()?.parse().ok()
    };
    Some((number(" passed")?, number(" failed")?))
}

#[cfg(test)]
mod tests {
    use super::parse_counts;

    #[test]
    fn counts_are_parsed_from_result_lines() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured";
        assert_eq!(parse_counts(line), Some((12, 3)));
        assert_eq!(parse_counts("test fields::nir ... ok"), None);
    }
}
