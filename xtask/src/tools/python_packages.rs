//! Installs Python packages for the checks that need them: exactly those of a requirements file, in a virtual
//! environment in the cache folder.

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::shell::{self, log};

/// Returns whether Python 3.11 or newer is installed, with the modules that create virtual environments.
pub(crate) fn is_available() -> bool {
    let mut python = shell::command(program());
    python.args(["-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"]);
    shell::read(&mut python).is_ok()
}

/// Returns the path of the Python program in a virtual environment that has the packages of a requirements file.
/// The file pins the versions of all packages. Creates the environment if it does not exist.
pub(crate) fn install(requirements: &Path) -> Result<PathBuf> {
    let pinned = fs::read(requirements).with_context(|| format!("{}", requirements.display()))?;
    let mut hasher = DefaultHasher::new();
    pinned.hash(&mut hasher);
    let root = super::cache::cache()?.join(format!("python-{:016x}", hasher.finish()));
    let python = root.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let installed = root.join("installed-from.txt");
    if fs::read(&installed).is_ok_and(|installed| installed == pinned) {
        return Ok(python);
    }
    log(format!("installing {} into {}", requirements.display(), root.display()));
    let manual_steps = || {
        format!(
            "the packages could not be installed. To install them by hand: {} -m venv {} && {} -m pip install -r {}",
            program(),
            root.display(),
            python.display(),
            requirements.display()
        )
    };
    shell::run(shell::command(program()).args(["-m", "venv", "--clear"]).arg(&root))
        .with_context(manual_steps)?;
    let mut pip = shell::command(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    shell::run(pip.arg(requirements)).with_context(manual_steps)?;
    fs::write(installed, pinned)?;
    Ok(python)
}

/// Returns the name of the Python program: `PYTHON`, or the usual name on this system.
fn program() -> String {
    let usual = if cfg!(windows) { "python" } else { "python3" };
    env::var("PYTHON").unwrap_or_else(|_| usual.to_owned())
}
