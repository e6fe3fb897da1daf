//! A Chromium to test in, and the program that drives it.

use std::{env, path::PathBuf};

use anyhow::{Result, bail};

use super::debian;
use crate::shell;

const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ON_A_MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// A Chromium and its driver.
pub(crate) struct Browser {
    pub(crate) chrome: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// The user's own (`CHROME` and `CHROMEDRIVER`, or on `PATH`), or else Debian's.
    pub(crate) fn ready() -> Result<Self> {
        if let Some(found) = Self::found() {
            return Ok(found);
        }
        if debian::can_install() {
            debian::install(&["chromium", "chromium-driver"])?;
        }
        let Some(found) = Self::found() else {
            bail!(
                "no Chromium to test in. Install Chromium or Chrome and the chromedriver of the same version \
                 (Debian: apt-get install chromium chromium-driver), or name them in CHROME and CHROMEDRIVER"
            );
        };
        Ok(found)
    }

    fn found() -> Option<Self> {
        let named = |name| env::var_os(name).map(PathBuf::from);
        let on_a_mac = || Some(PathBuf::from(ON_A_MAC)).filter(|file| file.is_file());
        let chrome = named("CHROME")
            .or_else(|| BROWSERS.iter().find_map(|name| shell::find(name)))
            .or_else(on_a_mac)?;
        let driver = named("CHROMEDRIVER").or_else(|| shell::find("chromedriver"))?;
        Some(Self { chrome, driver })
    }

    /// What to start it with: no window, no traffic of its own, and as root no sandbox.
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
