//! Verdicts on the cases of a table, some of which are known to fail.
//!
//! A case that starts with `!` is known to fail today. An unexpected success fails the test just as an unexpected
//! failure does, so that the engineer who fixes a case also removes its `!`. A known failure does not hide the failure of
//! other cases.

/// Returns whether a case is marked as a known failure, and the case without the mark.
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
