//! Verdicts on a table of hard cases.
//!
//! A case that starts with `!` is known to fail today. It is pinned: an unexpected success fails the test as much as an
//! unexpected failure, so that the mark goes with the fix and no other case breaks in its shadow.

/// Splits the mark of a known failure from a case.
pub(crate) fn unmarked(case: &str) -> (bool, &str) {
    case.strip_prefix('!').map_or((false, case), |case| (true, case))
}

/// The unexpected verdicts of a table.
#[derive(Debug, Default)]
pub(crate) struct Verdicts(Vec<String>);

impl Verdicts {
    /// Adds the verdict on a case: its fault, or `None` if it passes.
    pub(crate) fn add(&mut self, known_failure: bool, case: &str, fault: Option<String>) {
        match (known_failure, fault) {
            (false, Some(fault)) => self.0.push(format!("fails: {case}\n{fault}")),
            (true, None) => self.0.push(format!("passes, remove its `!`: {case}")),
            (false, None) | (true, Some(_)) => {}
        }
    }

    /// Fails the test if a verdict was unexpected.
    #[track_caller]
    pub(crate) fn check(self) {
        assert!(self.0.is_empty(), "{} unexpected:\n{}", self.0.len(), self.0.join("\n\n"));
    }
}
