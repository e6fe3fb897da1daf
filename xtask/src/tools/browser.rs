//! Finds or installs Chromium and its driver for the tests.

use std::{env, path::PathBuf};

use anyhow::{Result, bail};

use super::debian;
use crate::shell;

const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MACOS_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The paths of Chromium and its driver.
pub(crate) struct Browser {
    pub(crate) chrome: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Returns the user's browser (`CHROME` and `CHROMEDRIVER`, or on `PATH`), or installs Debian's.
    pub(crate) fn find_or_install() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        if debian::can_install() {
            debian::install(&["chromium", "chromium-driver"])?;
        }
        let Some(found) = Self::find() else {
            bail!(
                "no Chromium found for the tests. Install Chromium or Chrome and the chromedriver of the same version \
                 (Debian: apt-get install chromium chromium-driver), or set CHROME and CHROMEDRIVER to their paths"
            );
        };
        Ok(found)
    }

    fn find() -> Option<Self> {
        let named = |name| env::var_os(name).map(PathBuf::from);
        let on_macos = || Some(PathBuf::from(MACOS_CHROME)).filter(|file| file.is_file());
        let chrome = named("CHROME")
            .or_else(|| BROWSERS.iter().find_map(|name| shell::find(name)))
            .or_else(on_macos)?;
        let driver = named("CHROMEDRIVER").or_else(|| shell::find("chromedriver"))?;
        Some(Self { chrome, driver })
    }

    /// Returns the command-line options of the browser: no window, no background traffic, and for root no sandbox.
    pub(crate) fn arguments() -> Vec<&'static str> {
        let mut arguments = vec![
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ];
        if debian::is_root() {
            arguments.push("--no-sandbox");
        }
        arguments
    }
}
