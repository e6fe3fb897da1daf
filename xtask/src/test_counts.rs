//! Counts of tests, and parsers for the output of the test runners.

use std::{fmt, ops::AddAssign};

use serde_json::Value;

/// How many tests passed, failed, and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TestCounts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl TestCounts {
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    pub(crate) const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };
    pub(crate) const SKIPPED: Self = Self { passed: 0, failed: 0, skipped: 1 };

    /// Sums the result lines of all runs of Rust's test harness:
    /// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out`.
    pub(crate) fn of_harness(output: &str) -> Self {
        let mut sum = Self::default();
        for line in
            output.lines().filter_map(|line| line.trim_start().strip_prefix("test result: "))
        {
            let count = |of: &str| {
                let part = line.split([';', '.']).find_map(|part| part.trim().strip_suffix(of));
                part.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
            };
            sum += Self {
                passed: count("passed"),
                failed: count("failed"),
                skipped: count("ignored"),
            };
        }
        sum
    }

    /// Parses the last line of a runner's output, such as `3 passed, 0 failed`. `cargo xtask test` also ends with such
    /// a line. Returns `None` if the last line has another form.
    pub(crate) fn of_last_line(output: &str) -> Option<Self> {
        let (passed, failed) = output.lines().last()?.split_once(" passed, ")?;
        let failed = failed.strip_suffix(" failed")?;
        Some(Self { passed: passed.parse().ok()?, failed: failed.parse().ok()?, skipped: 0 })
    }

    /// Parses the counts at the end of Node's TAP output: `# pass 3`, `# fail 0`.
    pub(crate) fn of_node(output: &str) -> Self {
        let count = |of: &str| {
            let number = output.lines().find_map(|line| line.strip_prefix("# ")?.strip_prefix(of));
            number.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
        };
        Self { passed: count("pass "), failed: count("fail "), skipped: count("skipped ") }
    }

    /// Reads the counts from Playwright's JSON report.
    pub(crate) fn of_playwright(report: &Value) -> Option<Self> {
        let count = |name: &str| report.get("stats")?.get(name)?.as_u64();
        Some(Self {
            passed: count("expected")?,
            // A journey that passes only on a retry counts as failed.
            failed: count("unexpected")? + count("flaky")?,
            skipped: count("skipped")?,
        })
    }

    /// Counts at least one failure if the runner did not exit successfully.
    pub(crate) fn with_exit_status(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for TestCounts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for TestCounts {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        write!(to, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(to, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::TestCounts;

    #[test]
    fn harness_lines_add_up() {
        let output = "running 2 tests\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            \x20   test result: FAILED. 10 passed; 3 failed; 0 ignored; 0 filtered out\n\
            it printed: 5 passed; 5 failed\n";
        assert_eq!(
            TestCounts::of_harness(output),
            TestCounts { passed: 12, failed: 3, skipped: 1 }
        );
        assert_eq!(
            TestCounts::of_harness("error: could not compile").with_exit_status(false),
            TestCounts::FAILED
        );
    }

    #[test]
    fn only_the_last_line_counts() {
        let counts = Some(TestCounts { passed: 12, failed: 1, skipped: 0 });
        assert_eq!(TestCounts::of_last_line("3 passed, 0 failed\n12 passed, 1 failed\n"), counts);
        assert_eq!(TestCounts::of_last_line("3 passed, 0 failed\nerror\n"), None);
        assert_eq!(TestCounts::of_last_line(""), None);
    }

    #[test]
    fn the_end_of_tap_is_counted() {
        let output = "TAP version 13\nok 1 - # pass 9\n1..3\n# tests 3\n# pass 1\n# fail 1\n# cancelled 0\n# skipped 1\n";
        assert_eq!(TestCounts::of_node(output), TestCounts { passed: 1, failed: 1, skipped: 1 });
        assert_eq!(
            TestCounts::of_node("node: bad option").with_exit_status(false),
            TestCounts::FAILED
        );
    }

    #[test]
    fn flaky_journeys_fail() {
        let report = serde_json::json!({"stats": {"expected": 4, "unexpected": 1, "flaky": 1, "skipped": 2}});
        assert_eq!(
            TestCounts::of_playwright(&report),
            Some(TestCounts { passed: 4, failed: 2, skipped: 2 })
        );
        assert_eq!(TestCounts::of_playwright(&serde_json::json!({})), None);
    }
}
