//! What `deny.toml` asks of the crates that we depend on, held by cargo-deny: their licences, what is banned, what is there
//! in two versions, where they come from, and, where its database is here, what RustSec knows of them.

use std::{env, fs, path::PathBuf};

use anyhow::Result;

use crate::{shell, tally::Tally, tools};

/// Checks all crates of the workspace.
pub(crate) fn check() -> Result<Tally> {
    let deny = tools::cargo_deny()?;
    let check = |of: &[&str]| {
        let mut command = shell::command(&deny);
        command.args(["--workspace", "--locked", "check", "--hide-inclusion-graph"]).args(of);
        shell::run(&mut command).map(|()| Tally::PASSED)
    };
    let mut tally = check(&["bans", "licenses", "sources"])?;
    if has_advisories() {
        tally += check(&["--disable-fetch", "advisories"])?;
    } else {
        shell::print(format_args!(
            "skipped: RustSec's database is not here; `{} fetch db` gets it",
            deny.display()
        ));
        tally += Tally::SKIPPED;
    }
    Ok(tally)
}

/// Whether the database is where cargo-deny keeps it.
fn has_advisories() -> bool {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let mut entries = fs::read_dir(home.join("advisory-dbs")).into_iter().flatten().flatten();
    entries.any(|entry| entry.path().is_dir())
}
