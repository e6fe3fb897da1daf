//! `cargo xtask package`: the library for JavaScript as an npm package, in target/package/ and as a tarball.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{
    build::{self, For},
    notices,
    shell::{self, say},
    sizes::{self, Part},
    tools::Toolbox,
};

const HELP: &str = "\
Writes the library for JavaScript to target/package/ and packs it as a tarball beside it.

usage: cargo xtask package [--dev] [--models FOLDER]

  --dev    quick to build, slow to run, and no limits on size
  --models FOLDER    with the models of this folder, such as target/free, in place of the shipped ones

Gets the tools that are missing first. Prints the sizes and fails where one is over its limit.";

/// What WebAssembly may use: the same as the page's worker (index.html).
const WASM_OPT: [&str; 9] = [
    "-O3",
    // What is alike stands together then, and is sent in a thirtieth less.
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];
/// What stands beside the written files in the package, from the repository.
const BESIDE: [&str; 4] =
    ["LICENSE-MIT", "LICENSE-APACHE", "models/README.md", "models/NOTICES.txt"];

/// The first part that holds a file counts it; `rest` is what no program fetches.
const PARTS: [Part; 4] = [
    Part {
        name: "models",
        limit: Some(4_000_000),
        holds: |file| file.starts_with("models/") && file.ends_with(".bin"),
    },
    Part { name: "engine", limit: Some(600_000), holds: |file| file.starts_with("engine") },
    Part { name: "scripts", limit: Some(20_000), holds: |file| file.ends_with(".js") },
    Part { name: "rest", limit: None, holds: |_| true },
];

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short};
    let mut whom = For::Readers;
    let mut models = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dev") => whom = For::Developers,
            Long("models") => models = Some(PathBuf::from(arguments.value()?)),
            Long("help") | Short('h') => {
                shell::print(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let models = models.unwrap_or_else(|| shell::root().join("models"));
    package(whom, &models)?;
    match whom {
        For::Readers => check(),
        For::Developers => Ok(()),
    }
}

/// The folder that `package` writes.
pub(crate) fn folder() -> Result<PathBuf> {
    Ok(shell::target()?.join("package"))
}

/// Writes the package with the models of a folder; the path of its tarball.
pub(crate) fn package(whom: For, models: &Path) -> Result<PathBuf> {
    // Told now, not after minutes of building.
    let models = build::models_of(models)?;
    let version = version()?;
    let package = folder()?;
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    fs::create_dir_all(package.join("models"))?;
    engine(whom, &package)?;
    let source = shell::root().join("package");
    for file in shell::files(&source)? {
        copy(&file, &package.join(file.strip_prefix(&source)?))?;
    }
    for name in BESIDE {
        copy(&shell::root().join(name), &package.join(name))?;
    }
    notices::write(&package)?;
    for model in models {
        let name = model.file_name().expect("a file has a name");
        copy(&model, &package.join("models").join(name))?;
    }
    let mut npm = shell::command("npm");
    npm.args(["pack", "--silent", "--pack-destination", ".."]).current_dir(&package);
    shell::read(&mut npm)?;
    let tarball = package.with_file_name(format!("dateline-{version}.tgz"));
    let size = fs::metadata(&tarball).with_context(|| format!("{}", tarball.display()))?.len();
    say(format!("{} has the package, {} kB", tarball.display(), size / 1000));
    Ok(tarball)
}

/// Prints the sizes of the package; an error where one is over its limit.
pub(crate) fn check() -> Result<()> {
    sizes::check_parts(&folder()?, &PARTS)
}

/// The version that the package and the program share.
fn version() -> Result<String> {
    let manifest = fs::read(shell::root().join("package/package.json"))?;
    let manifest: Value = serde_json::from_slice(&manifest)?;
    let version = manifest["version"].as_str().context("package/package.json has no version")?;
    let cargo = fs::read_to_string(shell::root().join("Cargo.toml"))?;
    ensure!(
        cargo.contains(&format!("\n[workspace.package]\nversion = \"{version}\"\n")),
        "package/package.json is of version {version}, and Cargo.toml of another"
    );
    Ok(version.to_owned())
}

/// The program and what JavaScript calls it by.
fn engine(whom: For, package: &Path) -> Result<()> {
    let tools = Toolbox::ready()?;
    let (profile, built) = match whom {
        For::Readers => ("worker", "worker"),
        For::Developers => ("dev", "debug"),
    };
    say(match whom {
        For::Readers => "cargo build (minutes: the whole program is optimised at once)",
        For::Developers => "cargo build",
    });
    let target = "wasm32-unknown-unknown";
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--locked", "--quiet", "--target", target, "--profile", profile]);
    cargo.args(["--package", "dateline-js", "--bin", "module"]);
    shell::run(&mut cargo)?;
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "engine"]);
    // A program that has trapped starts anew for the next text.
    bindgen.args(["--experimental-reset-state-function", "--out-dir"]);
    bindgen.arg(package).arg(shell::target()?.join(target).join(built).join("module.wasm"));
    shell::run(&mut bindgen)?;
    if whom == For::Readers {
        let wasm = package.join("engine_bg.wasm");
        let mut optimise = tools.command("wasm-opt");
        shell::run(optimise.args(WASM_OPT).arg(&wasm).arg("-o").arg(&wasm))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(|_| ()).with_context(|| format!("{}", from.display()))
}

#[cfg(test)]
mod tests {
    use super::PARTS;

    #[test]
    fn each_file_counts_where_it_is_used() {
        let part = |file: &str| PARTS.iter().find(|part| (part.holds)(file)).map(|part| part.name);
        for (file, wanted) in [
            ("models/syntax.bin", "models"),
            ("models/README.md", "rest"),
            ("engine.js", "engine"),
            ("engine_bg.wasm", "engine"),
            ("element.js", "scripts"),
            ("dateline.d.ts", "rest"),
            ("example.mjs", "rest"),
            ("LICENSE-MIT", "rest"),
        ] {
            assert_eq!(part(file), Some(wanted), "{file}");
        }
    }
}
