//! The folder that the tools are installed into.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// Returns the folder of our tools: `dateline` in the user's cache folder.
pub(super) fn cache() -> Result<PathBuf> {
    let home = |name, below: &str| env::var_os(name).map(|home| Path::new(&home).join(below));
    home("XDG_CACHE_HOME", "dateline")
        .or_else(|| home("HOME", ".cache/dateline"))
        .or_else(|| home("LOCALAPPDATA", "dateline"))
        .context("no folder for the tools: set XDG_CACHE_HOME")
}
