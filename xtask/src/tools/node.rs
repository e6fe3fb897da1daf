//! The packages of package.json: wasm-opt, what drives the browser, what checks types. Exactly those of
//! package-lock.json, in node_modules.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};

use crate::shell::{self, say};

/// The oldest Node.js that the packages run on.
const NODE: u32 = 20;

/// The folder node_modules, as package-lock.json wants it.
pub(crate) fn ready() -> Result<PathBuf> {
    let modules = shell::root().join("node_modules");
    let lock = fs::read(shell::root().join("package-lock.json"))?;
    let installed = modules.join(".installed-from");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(modules);
    }
    check_version()?;
    say("npm ci: wasm-opt, esbuild, Playwright and TypeScript into node_modules");
    let mut npm = shell::command("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    shell::run(&mut npm).context("the packages of package.json can't be had. By hand: npm ci")?;
    fs::write(installed, lock)?;
    Ok(modules)
}

fn check_version() -> Result<()> {
    let version = shell::read(shell::command("node").arg("--version"));
    let version = version.with_context(|| {
        format!("Node.js {NODE} or newer is needed, with npm: https://nodejs.org")
    })?;
    let major = version.trim().trim_start_matches('v').split('.').next().unwrap_or_default();
    if major.parse::<u32>().is_ok_and(|major| major >= NODE) {
        return Ok(());
    }
    bail!("Node.js {NODE} or newer is needed, this is {}: https://nodejs.org", version.trim())
}
