//! Installs packages of Debian and its derivatives.

use anyhow::Result;

use crate::shell::{self, log};

/// Returns whether [`install`] can work: apt exists, and the user is root.
pub(crate) fn can_install() -> bool {
    shell::find("apt-get").is_some() && is_root()
}

/// Returns whether the user is root. Chromium's sandbox does not work for root.
pub(crate) fn is_root() -> bool {
    shell::read(shell::command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Installs packages by name.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    log(format!("apt-get install {}", packages.join(" ")));
    let apt = || {
        let mut apt = shell::command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-q");
        apt
    };
    shell::run(apt().arg("update"))?;
    shell::run(apt().args(["install", "-y", "--no-install-recommends"]).args(packages))
}
