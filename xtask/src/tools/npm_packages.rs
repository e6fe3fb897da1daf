//! Installs the npm packages of package.json (wasm-opt, esbuild, Playwright, TypeScript) into node_modules, in exactly
//! the versions of package-lock.json.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};

use crate::shell::{self, log};

/// The oldest Node.js version that the packages support.
const MIN_NODE: u32 = 20;

/// Returns the folder node_modules, and installs the packages if it does not match package-lock.json.
pub(crate) fn install_packages() -> Result<PathBuf> {
    let modules = shell::root().join("node_modules");
    let lock = fs::read(shell::root().join("package-lock.json"))?;
    let installed = modules.join(".installed-from");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(modules);
    }
    check_version()?;
    log("npm ci: wasm-opt, esbuild, Playwright and TypeScript into node_modules");
    let mut npm = shell::command("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    shell::run(&mut npm).context(
        "the packages of package.json could not be installed. To install them by hand: npm ci",
    )?;
    fs::write(installed, lock)?;
    Ok(modules)
}

fn check_version() -> Result<()> {
    let version = shell::read(shell::command("node").arg("--version"));
    let version = version.with_context(|| {
        format!("Node.js {MIN_NODE} or newer is needed, with npm: https://nodejs.org")
    })?;
    let major = version.trim().trim_start_matches('v').split('.').next().unwrap_or_default();
    if major.parse::<u32>().is_ok_and(|major| major >= MIN_NODE) {
        return Ok(());
    }
    bail!("Node.js {MIN_NODE} or newer is needed, found {}: https://nodejs.org", version.trim())
}
