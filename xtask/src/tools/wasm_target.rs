//! Installs the standard library for `wasm32-unknown-unknown` with rustup. If rustup cannot download it, builds it from
//! Debian's packaged sources with Debian's compiler for the web.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};

use super::{cache::cache, debian};
use crate::shell::{self, log};

const TARGET: &str = "wasm32-unknown-unknown";
/// The name of Debian's compiler among rustup's toolchains.
const LINKED: &str = "debian-web";
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const LINKER: &str = "/usr/lib/llvm-22/bin/lld";

const BY_HAND: &str = "\
no installed compiler can build for WebAssembly. Use one of these commands:
  - rustup target add wasm32-unknown-unknown
  - on Debian, as root: apt-get install rustc-web cargo-web rust-web-src lld-22, then this command again";

/// Installs the target if it is missing. Returns the toolchain to build with, or `None` for the user's default.
pub(crate) fn install() -> Result<Option<&'static str>> {
    if has_target(&mut rustc(None)) {
        return Ok(None);
    }
    if has_target(&mut rustc(Some(LINKED))) {
        return Ok(Some(LINKED));
    }
    if shell::find("rustup").is_none() {
        bail!("{BY_HAND}");
    }
    log(format!("rustup target add {TARGET}"));
    let added = shell::run(shell::command("rustup").args(["target", "add", TARGET]));
    if added.is_ok() && has_target(&mut rustc(None)) {
        return Ok(None);
    }
    ensure!(debian::can_install(), "{BY_HAND}");
    log("rustup failed: using Debian's compiler for the web");
    debian_toolchain().context(BY_HAND)?;
    ensure!(
        has_target(&mut rustc(Some(LINKED))),
        "Debian's compiler still has no target {TARGET}\n{BY_HAND}"
    );
    Ok(Some(LINKED))
}

fn rustc(toolchain: Option<&str>) -> Command {
    let mut rustc = shell::command("rustc");
    if let Some(toolchain) = toolchain {
        rustc.env("RUSTUP_TOOLCHAIN", toolchain).env_remove("LD_LIBRARY_PATH");
    }
    rustc
}

fn has_target(rustc: &mut Command) -> bool {
    let folder = shell::read(rustc.args(["--print", "target-libdir", "--target", TARGET]));
    folder.is_ok_and(|folder| has_library(Path::new(folder.trim())))
}

/// Returns whether the folder contains the standard library, including `libtest`, which tests need.
fn has_library(folder: &Path) -> bool {
    let is_test = |file: &PathBuf| {
        file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libtest-"))
    };
    rlibs(folder).is_ok_and(|rlibs| rlibs.iter().any(is_test))
}

fn rlibs(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let files = entries.collect::<Result<Vec<_>>>()?;
    Ok(files.into_iter().filter(|file| file.extension() == Some(OsStr::new("rlib"))).collect())
}

/// Installs Debian's compiler, adds the target to it, and registers it with rustup.
fn debian_toolchain() -> Result<()> {
    if !Path::new(LINKER).is_file() || !Path::new(CARGO).is_file() || !Path::new(RUSTC).is_file() {
        debian::install(&PACKAGES)?;
    }
    let libraries = sysroot()?.join("lib/rustlib");
    link_linker(&libraries)?;
    let target = libraries.join(TARGET).join("lib");
    if !has_library(&target) {
        build_library(&target)?;
    }
    shell::run(shell::command("rustup").args(["toolchain", "link", LINKED, "/usr"]))
}

fn sysroot() -> Result<PathBuf> {
    let mut rustc = shell::command(RUSTC);
    Ok(shell::read(rustc.args(["--print", "sysroot"]).env_remove("LD_LIBRARY_PATH"))?.trim().into())
}

/// Links LLVM's linker to the path where Debian's compiler looks for `rust-lld`.
fn link_linker(libraries: &Path) -> Result<()> {
    let host = shell::read(
        shell::command(RUSTC).args(["--print", "host-tuple"]).env_remove("LD_LIBRARY_PATH"),
    )?;
    let folder = libraries.join(host.trim()).join("bin");
    let linker = folder.join("rust-lld");
    if linker.exists() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    std::os::unix::fs::symlink(LINKER, linker)?;
    Ok(())
}

/// Builds the standard library from its packaged source into the folder of Debian's compiler.
fn build_library(target: &Path) -> Result<()> {
    log("building the standard library for WebAssembly (takes a minute, once)");
    let package = cache()?.join("wasm-std");
    fs::create_dir_all(package.join("src"))?;
    let manifest = "[package]\nname = \"empty\"\nedition = \"2024\"\n\n[lib]\ncrate-type = [\"cdylib\"]\n\n[workspace]\n";
    fs::write(package.join("Cargo.toml"), manifest)?;
    fs::write(package.join("src/lib.rs"), "")?;
    let mut cargo = shell::command(CARGO);
    cargo.current_dir(&package).args([
        "build",
        "--release",
        "-Zbuild-std=std,panic_abort,test",
        "--target",
        TARGET,
    ]);
    cargo
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", package.join("target"));
    cargo.env_remove("LD_LIBRARY_PATH").env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
    shell::run(&mut cargo)?;
    fs::create_dir_all(target)?;
    for rlib in rlibs(&package.join("target").join(TARGET).join("release/deps"))? {
        let name = rlib.file_name().unwrap_or_default();
        if !name.to_string_lossy().starts_with("libempty") {
            fs::copy(&rlib, target.join(name))?;
        }
    }
    Ok(())
}
