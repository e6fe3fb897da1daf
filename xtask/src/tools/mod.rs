//! Installs the tools that a browser build needs beyond cargo: each in one fixed version, in the user's cache folder,
//! so that several clones of the repository share them.

use std::{env, ffi::OsString, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use self::cache::cache;
use crate::shell::{self, log};

pub(crate) mod browser;
mod cache;
mod debian;
pub(crate) mod npm_packages;
pub(crate) mod python_packages;
mod wasm_target;

/// The version of Trunk. Version 0.22 requires a newer compiler than this workspace.
const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";

/// The installed tools of a build for the browser.
pub(crate) struct Toolbox {
    /// The toolchain with the WebAssembly target, if it is not the user's default.
    toolchain: Option<&'static str>,
    /// `PATH` with the folders of the tools first.
    path: OsString,
}

impl Toolbox {
    /// Installs missing tools, with a message for each.
    pub(crate) fn install() -> Result<Self> {
        let toolchain = wasm_target::install()?;
        let trunk = cargo_install("trunk", TRUNK, &["--locked"])?;
        // Omits --locked, because the lock file of this crate names a version that the registry no longer has.
        let bindgen = cargo_install("wasm-bindgen-cli", &wasm_bindgen_version()?, &[])?;
        let npm = npm_packages::install_packages()?.join(".bin");
        let path = env::var_os("PATH").unwrap_or_default();
        let path =
            env::join_paths([trunk, bindgen, npm].into_iter().chain(env::split_paths(&path)))?;
        Ok(Self { toolchain, path })
    }

    /// Returns a command for a program. The program finds the tools on its `PATH`, and uses the compiler with the
    /// WebAssembly target.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = shell::command(program);
        // Trunk rejects `NO_COLOR=1` as a malformed flag.
        command.env("PATH", &self.path).env_remove("NO_COLOR");
        if let Some(toolchain) = self.toolchain {
            // Cargo sets `RUSTUP_TOOLCHAIN` and the variables removed below for the toolchain that runs xtask. The
            // program needs the toolchain with the WebAssembly target.
            command.env("RUSTUP_TOOLCHAIN", toolchain);
            for variable in ["CARGO", "RUSTC", "LD_LIBRARY_PATH"] {
                command.env_remove(variable);
            }
        }
        command
    }
}

/// Returns the path of cargo-deny, and installs it if it is missing.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    let programs = cargo_install("cargo-deny", CARGO_DENY, &["--locked"])?;
    Ok(programs.join(format!("cargo-deny{}", env::consts::EXE_SUFFIX)))
}

/// Returns the folder with the programs of a crate, and installs the crate if it is missing.
fn cargo_install(name: &str, version: &str, options: &[&str]) -> Result<PathBuf> {
    let root = cache()?.join(format!("{name}-{version}"));
    let programs = root.join("bin");
    if root.join(".crates.toml").is_file() {
        return Ok(programs);
    }
    log(format!("installing {name} {version} into {} (takes minutes, once)", root.display()));
    fs::create_dir_all(&root)?;
    let mut install = shell::cargo();
    install.current_dir(&root).args(["install", name, "--version", version, "--root"]);
    // Link-time optimisation of a build tool costs more time than it saves.
    install.arg(&root).args(options).env("CARGO_PROFILE_RELEASE_LTO", "off");
    shell::run(&mut install).with_context(|| {
        format!(
            "{name} could not be installed. To install it by hand: cargo install {name} --version {version} --root {}",
            root.display()
        )
    })?;
    Ok(programs)
}

/// Returns the version of wasm-bindgen in `Cargo.lock`. The version of its command-line tool must be the same.
fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(shell::root().join("Cargo.lock"))?;
    version_in_lock(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let expected = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != expected).skip(1);
    Some(lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn version_in_lock_matches_the_whole_name() {
        let lock = "[[package]]\nname = \"bind-gen\"\nversion = \"2.0.0\"\n\n[[package]]\nname = \"bind\"\nversion = \"1.0.1\"\n";
        assert_eq!(version_in_lock(lock, "bind").as_deref(), Some("1.0.1"));
        assert_eq!(version_in_lock(lock, "bin"), None);
    }
}
