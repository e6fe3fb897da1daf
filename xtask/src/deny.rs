//! Checks the rules in `deny.toml` with cargo-deny: licences, bans, duplicate versions and sources of all dependencies.
//! Also checks RustSec's advisories, if their database has been downloaded.

use std::fs;

use anyhow::Result;

use crate::{shell, test_counts::TestCounts, tools};

/// Checks all crates of the workspace.
pub(crate) fn check() -> Result<TestCounts> {
    let deny = tools::cargo_deny()?;
    let check = |of: &[&str]| {
        let mut command = shell::command(&deny);
        command.args(["--workspace", "--locked", "check", "--hide-inclusion-graph"]).args(of);
        shell::run(&mut command).map(|()| TestCounts::PASSED)
    };
    let mut counts = check(&["bans", "licenses", "sources"])?;
    if has_advisories() {
        counts += check(&["--disable-fetch", "advisories"])?;
    } else {
        shell::print(format_args!(
            "skipped: RustSec's database is missing; `{} fetch db` downloads it",
            deny.display()
        ));
        counts += TestCounts::SKIPPED;
    }
    Ok(counts)
}

/// Returns whether RustSec's database is in the folder that cargo-deny uses by default.
fn has_advisories() -> bool {
    let mut entries =
        fs::read_dir(shell::cargo_home().join("advisory-dbs")).into_iter().flatten().flatten();
    entries.any(|entry| entry.path().is_dir())
}
