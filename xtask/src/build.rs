//! `cargo xtask build`: writes the page to dist/.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    shell::{self, say},
    sizes,
    tools::Toolbox,
};

const HELP: &str = "\
Writes the page to dist/: a folder that works under any path of any static host.

usage: cargo xtask build [--dev] [--models FOLDER]

  --dev    quick to build, slow to run, and no limits on size
  --models FOLDER    with the models of this folder, such as target/free, in place of the shipped ones

Gets the tools that are missing first. Prints the sizes and fails where one is over its limit.";

/// Whom a build is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// Small and fast; minutes to build.
    Readers,
    /// Quick to build.
    Developers,
}

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
    page(whom)?;
    if let Some(models) = models {
        take_models(&models)?;
    }
    match whom {
        For::Readers => sizes::check(),
        For::Developers => Ok(()),
    }
}

/// The folder that `page` writes.
pub(crate) fn dist() -> PathBuf {
    shell::root().join("dist")
}

/// Writes dist/, with the tools that it takes.
pub(crate) fn page(whom: For) -> Result<()> {
    let tools = Toolbox::ready()?;
    // Trunk works offline, so that it fetches no tool of another version: what cargo needs is
    // fetched before.
    shell::run(tools.command("cargo").args(["fetch", "--locked", "--quiet"]))?;
    say(match whom {
        For::Readers => "trunk build --release (minutes: the whole program is optimised at once)",
        For::Developers => "trunk build",
    });
    let mut trunk = tools.command("trunk");
    trunk.args(["build", "--offline"]).env("DATELINE_BUILD", fingerprint()?);
    if whom == For::Readers {
        trunk.arg("--release");
    }
    shell::run(&mut trunk)?;
    say("dist/ has the page");
    Ok(())
}

/// Puts the models of a folder in the place of those in dist/.
fn take_models(folder: &Path) -> Result<()> {
    for file in shell::files(&dist().join("models"))? {
        let name = file.file_name().expect("a file has a name");
        let model = folder.join(name);
        // What is no model, such as the terms of the shipped ones, goes with them.
        if model.extension().is_some_and(|end| end == "bin") {
            fs::copy(&model, &file).with_context(|| format!("{}", model.display()))?;
        }
    }
    say(format!("dist/ has the models of {}", folder.display()));
    Ok(())
}

/// A name for what is built: page and worker compare it, since a static host may serve one of them
/// new and the other old. The same sources have the same name.
fn fingerprint() -> Result<String> {
    let root = shell::root();
    let mut sources = vec![root.join("Cargo.toml"), root.join("Cargo.lock")];
    for folder in ["src", "models"] {
        sources.extend(shell::files(&root.join(folder))?);
    }
    let mut hasher = DefaultHasher::new();
    for file in sources {
        fs::read(file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}
