//! What a browser build needs beyond cargo, and how to get it: each tool of one fixed version, in
//! the user's cache folder, so that a second clone finds it there.

use std::{env, ffi::OsString, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use self::cache::cache;
use crate::shell::{self, say};

pub(crate) mod browser;
mod cache;
mod debian;
pub(crate) mod node;
pub(crate) mod python;
mod wasm_target;

/// 0.22 asks for a newer compiler than this workspace does.
const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";

/// All that a build for the browser needs, in place.
pub(crate) struct Toolbox {
    /// The toolchain that has the WebAssembly target, where it isn't the user's own.
    toolchain: Option<&'static str>,
    /// `PATH` with the tools first.
    path: OsString,
}

impl Toolbox {
    /// Gets what is missing and says so.
    pub(crate) fn ready() -> Result<Self> {
        let toolchain = wasm_target::ready()?;
        let trunk = cargo_installed("trunk", TRUNK, &["--locked"])?;
        // Without its lock file, which names a version that the registry no longer has.
        let bindgen = cargo_installed("wasm-bindgen-cli", &wasm_bindgen_version()?, &[])?;
        let npm = node::ready()?.join(".bin");
        let path = env::var_os("PATH").unwrap_or_default();
        let path =
            env::join_paths([trunk, bindgen, npm].into_iter().chain(env::split_paths(&path)))?;
        Ok(Self { toolchain, path })
    }

    /// A program that finds the tools, and the compiler with the WebAssembly target.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = shell::command(program);
        // Trunk takes `NO_COLOR=1` for a malformed flag.
        command.env("PATH", &self.path).env_remove("NO_COLOR");
        if let Some(toolchain) = self.toolchain {
            // What cargo set for this very program belongs to the other toolchain.
            command.env("RUSTUP_TOOLCHAIN", toolchain);
            for leaked in ["CARGO", "RUSTC", "LD_LIBRARY_PATH"] {
                command.env_remove(leaked);
            }
        }
        command
    }
}

/// The program of cargo-deny, installed if need be.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    let programs = cargo_installed("cargo-deny", CARGO_DENY, &["--locked"])?;
    Ok(programs.join(format!("cargo-deny{}", env::consts::EXE_SUFFIX)))
}

/// The folder with the programs of a crate, installed there if need be.
fn cargo_installed(name: &str, version: &str, options: &[&str]) -> Result<PathBuf> {
    let root = cache()?.join(format!("{name}-{version}"));
    let programs = root.join("bin");
    if root.join(".crates.toml").is_file() {
        return Ok(programs);
    }
    say(format!("installing {name} {version} into {} (some minutes, once)", root.display()));
    fs::create_dir_all(&root)?;
    let mut install = shell::cargo();
    install.current_dir(&root).args(["install", name, "--version", version, "--root"]);
    // Link-time optimisation of a build tool costs more minutes than it ever saves.
    install.arg(&root).args(options).env("CARGO_PROFILE_RELEASE_LTO", "off");
    shell::run(&mut install).with_context(|| {
        format!(
            "{name} can't be had. By hand: cargo install {name} --version {version} --root {}",
            root.display()
        )
    })?;
    Ok(programs)
}

/// The version of wasm-bindgen in `Cargo.lock`: its command must be of the very same.
fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(shell::root().join("Cargo.lock"))?;
    version_in_lock(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted).skip(1);
    Some(lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn version_in_lock_takes_the_whole_name() {
        let lock = "[[package]]\nname = \"bind-gen\"\nversion = \"2.0.0\"\n\n[[package]]\nname = \"bind\"\nversion = \"1.0.1\"\n";
        assert_eq!(version_in_lock(lock, "bind").as_deref(), Some("1.0.1"));
        assert_eq!(version_in_lock(lock, "bin"), None);
    }
}
