//! What came out of the phases, and how tests are counted.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use crate::command::{run as run_command, step};

/// What came out of the phases so far.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) passed: u32,
    pub(super) failed: u32,
    /// Phases that failed.
    pub(super) broken: Vec<String>,
}

impl Outcome {
    /// A phase that is a piece of work.
    pub(super) fn phase<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
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
    pub(super) fn check(&mut self, name: &str, command: &mut Command) {
        self.phase(name, || run_command(command));
    }

    /// A phase that runs tests: they are counted.
    pub(super) fn tests(&mut self, name: &str, filter: Option<&str>, command: &mut Command) {
        if let Some(filter) = filter {
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
