//! Playwright's journeys: what they find at which address, and how many of them arrive.

use std::{
    env, fs,
    path::{Path, PathBuf},
    thread,
};

use anyhow::Result;

use crate::{
    server::Server,
    shell,
    tally::Tally,
    tools::{browser::Browser, node},
};

/// Runs journeys on a folder, served as a static host would, under some path. `options` choose which; they may ask
/// the command line at `dateline` for its word. `more` are further folders, each with the path under which it is served
/// and the variable that tells the journeys its address.
pub(crate) fn run(
    options: &[&str],
    folder: PathBuf,
    dateline: &Path,
    more: &[(&str, &str, PathBuf)],
) -> Result<Tally> {
    let playwright = node::ready()?.join("@playwright/test/cli.js");
    let browser = Browser::ready()?;
    let address = served(folder, "/news/dateline/")?;
    let report = shell::target()?.join("journeys.json");
    let mut node = shell::command("node");
    node.arg(playwright).args(["test", "--reporter=list,json"]).args(options);
    node.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report).env("CHROME", browser.chrome);
    node.env("DATELINE_ADDRESS", address).env("DATELINE_PROGRAM", dateline);
    for (variable, base, folder) in more {
        node.env(variable, served(folder.clone(), base)?);
    }
    if env::var_os("CI").is_some() {
        node.arg("--forbid-only");
    }
    fs::remove_file(&report).ok();
    let (status, _) = shell::tee(&mut node)?;
    let tally = fs::read(report)
        .ok()
        .and_then(|report| Tally::of_playwright(&serde_json::from_slice(&report).ok()?));
    Ok(tally.unwrap_or_default().ended(status.success()))
}

/// Serves a folder under some path for as long as this program runs; where.
fn served(folder: PathBuf, base: &str) -> Result<String> {
    let server = Server::bind(folder, 0, base)?;
    let address = server.address();
    thread::spawn(move || server.serve());
    Ok(address)
}
