//! Runs the journeys, which are end-to-end tests with Playwright: serves the folders that they need, and counts the
//! results.

use std::{
    env, fs,
    path::{Path, PathBuf},
    thread,
};

use anyhow::Result;

use crate::{
    server::Server,
    shell,
    test_counts::TestCounts,
    tools::{browser::Browser, npm_packages},
};

/// Runs the journeys that `options` select on a folder, which is served under a base path as by a static host. The
/// journeys may compare results with those of the command line at `dateline`. `more_sites` lists further folders: each
/// with the environment variable that passes its address to the journeys, and its base path.
pub(crate) fn run(
    options: &[&str],
    folder: PathBuf,
    dateline: &Path,
    more_sites: &[(&str, &str, PathBuf)],
) -> Result<TestCounts> {
    let playwright = npm_packages::install_packages()?.join("@playwright/test/cli.js");
    let browser = Browser::find_or_install()?;
    let address = serve(folder, "/news/dateline/")?;
    let report = shell::target()?.join("journeys.json");
    let mut node = shell::command("node");
    node.arg(playwright).args(["test", "--reporter=list,json"]).args(options);
    node.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report).env("CHROME", browser.chrome);
    node.env("DATELINE_ADDRESS", address).env("DATELINE_PROGRAM", dateline);
    for (variable, base, folder) in more_sites {
        node.env(variable, serve(folder.clone(), base)?);
    }
    if env::var_os("CI").is_some() {
        node.arg("--forbid-only");
    }
    fs::remove_file(&report).ok();
    let (status, _) = shell::tee(&mut node)?;
    let counts = fs::read(report)
        .ok()
        .and_then(|report| TestCounts::of_playwright(&serde_json::from_slice(&report).ok()?));
    Ok(counts.unwrap_or_default().with_exit_status(status.success()))
}

/// Serves a folder under a base path until this program ends. Returns the address.
fn serve(folder: PathBuf, base: &str) -> Result<String> {
    let server = Server::bind(folder, 0, base)?;
    let address = server.address();
    thread::spawn(move || server.serve());
    Ok(address)
}
