//! The npm package as somebody has it who installs it: from its tarball, into an empty project. What that project does
//! with it is in `tests/package/`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::{
    build::For,
    package, playwright,
    shell::{self, say},
    tally::Tally,
    tools::node,
};

/// Where the project's own files are: a program and a site, and what the tests share.
const FILES: [&str; 3] = ["tests/package/project", "tests/package/site", "e2e/support"];

/// Builds and packs the package, installs it, and runs it in Node, past the compiler of types, and in a browser.
pub(crate) fn check() -> Result<Tally> {
    let modules = node::ready()?;
    let dateline = shell::command_line()?;
    let tarball = package::package(For::Readers, &shell::root().join("models"))?;
    let mut tally = package::check().map(|()| Tally::PASSED)?;
    let project = installed(&tarball)?;
    tally += in_node(&project, &dateline)?;
    tally += types(&project, &modules)?;
    tally += playwright::run(&["--config", "tests/package"], project, &dateline, &[])?;
    Ok(tally)
}

/// An empty project that has installed the tarball, with no network.
fn installed(tarball: &Path) -> Result<PathBuf> {
    let project = tarball.with_file_name("consumer");
    if project.exists() {
        fs::remove_dir_all(&project)?;
    }
    fs::create_dir_all(&project)?;
    fs::write(project.join("package.json"), r#"{ "private": true, "type": "module" }"#)?;
    say(format!("npm install {} into an empty project", tarball.display()));
    let mut npm = shell::command("npm");
    npm.current_dir(&project).args(["install", "--offline", "--no-audit", "--no-fund", "--silent"]);
    shell::run(npm.arg(tarball))?;
    for folder in FILES {
        for file in shell::files(&shell::root().join(folder))? {
            fs::copy(&file, project.join(file.file_name().unwrap_or_default()))?;
        }
    }
    Ok(project)
}

fn in_node(project: &Path, dateline: &Path) -> Result<Tally> {
    let mut node = shell::command("node");
    node.current_dir(project).args(["--test", "--test-reporter=tap"]);
    node.env("DATELINE_PROGRAM", dateline);
    node.env("DATELINE_EXAMPLES", shell::root().join("examples"));
    let (status, output) = shell::tee(&mut node)?;
    Ok(Tally::of_node(&output).ended(status.success()))
}

fn types(project: &Path, modules: &Path) -> Result<Tally> {
    say("tsc: the types");
    let mut node = shell::command("node");
    shell::run(node.arg(modules.join("typescript/bin/tsc")).arg("--project").arg(project))?;
    Ok(Tally::PASSED)
}
