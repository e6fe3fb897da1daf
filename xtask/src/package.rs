//! `cargo xtask package`: builds the JavaScript library as an npm package, in target/package/ and as a tarball.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{
    build::{self, Profile},
    notices,
    shell::{self, log},
    sizes::{self, Part},
    tools::Toolbox,
};

const HELP: &str = "\
Writes the JavaScript library to target/package/ and packs it as a tarball beside it.

usage: cargo xtask package [--dev] [--models FOLDER]

  --dev              a debug build: quick to build, slow to run, without size limits
  --models FOLDER    use the models in this folder, such as target/free, instead of the shipped ones

Installs missing tools first. Prints the sizes and fails if one is over its limit.";

/// Options of wasm-opt. The WebAssembly features are the same as for the page's worker (index.html).
const WASM_OPT: [&str; 9] = [
    "-O3",
    // Places similar functions together: the compressed file is a thirtieth smaller.
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];
/// Files of the repository that the package contains too.
const EXTRA_FILES: [&str; 4] =
    ["LICENSE-MIT", "LICENSE-APACHE", "models/README.md", "models/NOTICES.txt"];

/// The parts of the package. A file counts towards the first part that contains it. No program fetches the files of
/// `rest`.
const PARTS: [Part; 4] = [
    Part {
        name: "models",
        limit: Some(4_000_000),
        contains: |file| file.starts_with("models/") && file.ends_with(".bin"),
    },
    Part { name: "engine", limit: Some(650_000), contains: |file| file.starts_with("engine") },
    Part { name: "scripts", limit: Some(20_000), contains: |file| file.ends_with(".js") },
    Part { name: "rest", limit: None, contains: |_| true },
];

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short};
    let mut profile = Profile::Release;
    let mut models = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dev") => profile = Profile::Debug,
            Long("models") => models = Some(PathBuf::from(arguments.value()?)),
            Long("help") | Short('h') => {
                shell::print(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let models = models.unwrap_or_else(|| shell::root().join("models"));
    package(profile, &models)?;
    match profile {
        Profile::Release => check(),
        Profile::Debug => Ok(()),
    }
}

/// Returns the folder that [`package`] writes.
pub(crate) fn folder() -> Result<PathBuf> {
    Ok(shell::target()?.join("package"))
}

/// Writes the package with the models of a folder. Returns the path of the tarball.
pub(crate) fn package(profile: Profile, models: &Path) -> Result<PathBuf> {
    // Reports missing models before a build that takes minutes.
    let models = build::models_in(models)?;
    let version = version()?;
    let package = folder()?;
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    fs::create_dir_all(package.join("models"))?;
    build_engine(profile, &package)?;
    let source = shell::root().join("package");
    for file in shell::files(&source)? {
        copy(&file, &package.join(file.strip_prefix(&source)?))?;
    }
    for name in EXTRA_FILES {
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
    log(format!("wrote the package to {}, {} kB", tarball.display(), size / 1000));
    Ok(tarball)
}

/// Prints the sizes of the package's parts. Fails if a part is over its limit or missing.
pub(crate) fn check() -> Result<()> {
    sizes::check_parts(&folder()?, &PARTS)
}

/// Returns the version, which must be the same in package.json and Cargo.toml.
fn version() -> Result<String> {
    let manifest = fs::read(shell::root().join("package/package.json"))?;
    let manifest: Value = serde_json::from_slice(&manifest)?;
    let version = manifest["version"].as_str().context("package/package.json has no version")?;
    let cargo = fs::read_to_string(shell::root().join("Cargo.toml"))?;
    ensure!(
        cargo.contains(&format!("\n[workspace.package]\nversion = \"{version}\"\n")),
        "package/package.json has version {version}, but Cargo.toml has another"
    );
    Ok(version.to_owned())
}

/// Builds the WebAssembly module and its JavaScript bindings.
fn build_engine(profile: Profile, package: &Path) -> Result<()> {
    let tools = Toolbox::install()?;
    let (cargo_profile, folder) = match profile {
        Profile::Release => ("worker", "worker"),
        Profile::Debug => ("dev", "debug"),
    };
    log(match profile {
        Profile::Release => {
            "cargo build (takes minutes: link-time optimisation of the whole program)"
        }
        Profile::Debug => "cargo build",
    });
    let target = "wasm32-unknown-unknown";
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--locked", "--quiet", "--target", target, "--profile", cargo_profile]);
    cargo.args(["--package", "dateline-js", "--bin", "module"]);
    shell::run(&mut cargo)?;
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "engine"]);
    // Lets JavaScript reset the module after a trap, so that it can analyse the next text.
    bindgen.args(["--experimental-reset-state-function", "--out-dir"]);
    bindgen.arg(package).arg(shell::target()?.join(target).join(folder).join("module.wasm"));
    shell::run(&mut bindgen)?;
    if profile == Profile::Release {
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
    fn each_file_counts_towards_the_part_that_uses_it() {
        let part =
            |file: &str| PARTS.iter().find(|part| (part.contains)(file)).map(|part| part.name);
        for (file, expected) in [
            ("models/syntax.bin", "models"),
            ("models/README.md", "rest"),
            ("engine.js", "engine"),
            ("engine_bg.wasm", "engine"),
            ("element.js", "scripts"),
            ("dateline.d.ts", "rest"),
            ("example.mjs", "rest"),
            ("LICENSE-MIT", "rest"),
        ] {
            assert_eq!(part(file), Some(expected), "{file}");
        }
    }
}
