//! Results of the phases, and counts of passed and failed tests.

use std::time::Duration;

use anyhow::Result;

use crate::command::step;

/// Results of the phases so far.
#[derive(Default)]
pub(super) struct TestOutcome {
    passed: u32,
    failed: u32,
    /// Names of the phases that failed, or that did not run because another failed.
    failed_phases: Vec<String>,
}

impl TestOutcome {
    /// Prepares something that phases need; returns `None` when it failed.
    pub(super) fn prepare<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        let result = step(name, work);
        if let Err(error) = &result {
            eprintln!("{error:#}");
            self.fail(name);
        }
        result.ok()
    }

    pub(super) fn fail(&mut self, phase: &str) {
        self.failed += 1;
        self.failed_phases.push(phase.to_owned());
    }

    /// Prints the output of a phase, and adds its counts of tests. A failure without a failed test counts as one.
    pub(super) fn add(&mut self, phase: &str, output: &str, success: bool, duration: Duration) {
        let outcome = if success { "done in" } else { "FAILED after" };
        println!("— {phase}:\n{output}  {phase}: {outcome} {:.1} s", duration.as_secs_f32());
        let before = self.failed;
        for (passed, failed) in output.lines().filter_map(parse_counts) {
            self.passed += passed;
            self.failed += failed;
        }
        if !success {
            self.failed_phases.push(phase.to_owned());
            self.failed = self.failed.max(before + 1);
        }
    }

    /// Prints the failed phases and the totals; returns whether all succeeded.
    pub(super) fn print(&self) -> bool {
        for phase in &self.failed_phases {
            println!("FAILED: {phase}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        self.failed_phases.is_empty()
    }
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
    use std::time::Duration;

    use super::TestOutcome;

    #[test]
    fn counts_are_added_and_a_failure_without_a_failed_test_counts_as_one() {
        let mut outcome = TestOutcome::default();
        let output = "test a ... ok\ntest result: FAILED. 12 passed; 3 failed; 0 ignored\n";
        outcome.add("journeys", output, false, Duration::ZERO);
        outcome.add("lints", "", false, Duration::ZERO);
        outcome.add("formatting", "", true, Duration::ZERO);
        assert_eq!((outcome.passed, outcome.failed), (12, 4));
        assert_eq!(outcome.failed_phases, ["journeys", "lints"]);
    }
}
