//! Packages of Python, for what only they can check: exactly those of a requirements file, in an environment of their
//! own in the cache folder.

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::shell::{self, say};

/// Whether there is a Python that can make environments, 3.11 or newer.
pub(crate) fn is_there() -> bool {
    let mut python = shell::command(program());
    python.args(["-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"]);
    shell::read(&mut python).is_ok()
}

/// The Python that has the packages of a requirements file, which pins all of them.
pub(crate) fn ready(requirements: &Path) -> Result<PathBuf> {
    let pinned = fs::read(requirements).with_context(|| format!("{}", requirements.display()))?;
    let mut hasher = DefaultHasher::new();
    pinned.hash(&mut hasher);
    let root = super::cache::cache()?.join(format!("python-{:016x}", hasher.finish()));
    let python = root.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let installed = root.join("installed-from.txt");
    if fs::read(&installed).is_ok_and(|installed| installed == pinned) {
        return Ok(python);
    }
    say(format!("installing {} into {}", requirements.display(), root.display()));
    let by_hand = || {
        format!(
            "the packages can't be had. By hand: {} -m venv {} && {} -m pip install -r {}",
            program(),
            root.display(),
            python.display(),
            requirements.display()
        )
    };
    shell::run(shell::command(program()).args(["-m", "venv", "--clear"]).arg(&root))
        .with_context(by_hand)?;
    let mut pip = shell::command(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    shell::run(pip.arg(requirements)).with_context(by_hand)?;
    fs::write(installed, pinned)?;
    Ok(python)
}

/// Python as one calls it here; `PYTHON` names another.
fn program() -> String {
    let usual = if cfg!(windows) { "python" } else { "python3" };
    env::var("PYTHON").unwrap_or_else(|_| usual.to_owned())
}
