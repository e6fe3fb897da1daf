//! Tests the npm package as a user gets it: installed from its tarball into an empty project. The tests that run in
//! that project are in `tests/package/`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::{
    build::Profile,
    package, playwright,
    shell::{self, log},
    test_counts::TestCounts,
    tools::npm_packages,
};

/// The folders whose files the project gets: a program, a site, and helpers that the tests share.
const SOURCE_FOLDERS: [&str; 3] = ["tests/package/project", "tests/package/site", "e2e/support"];

/// Builds and packs the package, installs it, and tests it in Node, with the TypeScript compiler, and in a browser.
pub(crate) fn check() -> Result<TestCounts> {
    let modules = npm_packages::install_packages()?;
    let dateline = shell::command_line()?;
    let tarball = package::package(Profile::Release, &shell::root().join("models"))?;
    let mut counts = package::check().map(|()| TestCounts::PASSED)?;
    let project = create_project(&tarball)?;
    counts += run_node_tests(&project, &dateline)?;
    counts += check_types(&project, &modules)?;
    counts += playwright::run(&["--config", "tests/package"], project, &dateline, &[])?;
    Ok(counts)
}

/// Creates an empty project and installs the tarball into it, without network access.
fn create_project(tarball: &Path) -> Result<PathBuf> {
    let project = tarball.with_file_name("package-test");
    if project.exists() {
        fs::remove_dir_all(&project)?;
    }
    fs::create_dir_all(&project)?;
    fs::write(project.join("package.json"), r#"{ "private": true, "type": "module" }"#)?;
    log(format!("npm install {} into an empty project", tarball.display()));
    let mut npm = shell::command("npm");
    npm.current_dir(&project).args(["install", "--offline", "--no-audit", "--no-fund", "--silent"]);
    shell::run(npm.arg(tarball))?;
    for folder in SOURCE_FOLDERS {
        for file in shell::files(&shell::root().join(folder))? {
            fs::copy(&file, project.join(file.file_name().unwrap_or_default()))?;
        }
    }
    Ok(project)
}

fn run_node_tests(project: &Path, dateline: &Path) -> Result<TestCounts> {
    let mut node = shell::command("node");
    node.current_dir(project).args(["--test", "--test-reporter=tap"]);
    node.env("DATELINE_PROGRAM", dateline);
    node.env("DATELINE_EXAMPLES", shell::root().join("examples"));
    let (status, output) = shell::tee(&mut node)?;
    Ok(TestCounts::of_node(&output).with_exit_status(status.success()))
}

fn check_types(project: &Path, modules: &Path) -> Result<TestCounts> {
    log("tsc: checking the types");
    let mut node = shell::command("node");
    shell::run(node.arg(modules.join("typescript/bin/tsc")).arg("--project").arg(project))?;
    Ok(TestCounts::PASSED)
}
