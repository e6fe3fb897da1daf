//! `cargo xtask build`: writes the page to dist/.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{
    bundle, notices, offline,
    shell::{self, say},
    site, sizes, standalone,
    tools::Toolbox,
};

const HELP: &str = "\
Writes the page to dist/: a folder that works under any path of any static host.

usage: cargo xtask build [--dev] [--models FOLDER] [--articles FOLDER] [--built]

  --dev               quick to build, slow to run, and no limits on size
  --models FOLDER     with the models of this folder, such as target/free, in place of the shipped ones
  --articles FOLDER   with a page for each article of this folder, read ahead of time, and a start page
                      that lists them; text, Markdown, HTML or .article.json files, each with a header
                      if need be: lines of Title:, Date: (2015-10-15), Source: and a blank line, or
                      the same between two lines of ---
  --built             with the page that is in dist/ already, to add articles to it

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
    let (mut models, mut articles, mut built) = (None, None, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dev") => whom = For::Developers,
            Long("articles") => articles = Some(PathBuf::from(arguments.value()?)),
            Long("built") => built = true,
            Long("models") => models = Some(PathBuf::from(arguments.value()?)),
            Long("help") | Short('h') => {
                shell::print(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    // Told now, not after minutes of building.
    let models = models.as_deref().map(models_of).transpose()?;
    if let Some(articles) = &articles {
        site::check(articles, &shell::dist())?;
    }
    if built {
        ensure!(shell::dist().join("index.html").is_file(), "dist/ has no page: leave out --built");
    } else {
        program(whom)?;
    }
    for model in models.into_iter().flatten() {
        let name = model.file_name().expect("a file has a name");
        fs::copy(&model, shell::dist().join("models").join(name))
            .with_context(|| format!("{}", model.display()))?;
        say(format!("dist/ has {}", model.display()));
    }
    if !built {
        finish()?;
    }
    if let Some(articles) = &articles {
        site::write(articles, &shell::dist())?;
    }
    offline::seal(&shell::dist())?;
    say("dist/ has the page");
    if whom == For::Readers && !built { sizes::check() } else { Ok(()) }
}

/// Writes dist/, with the tools that it takes.
pub(crate) fn page(whom: For) -> Result<()> {
    program(whom)?;
    finish()?;
    offline::seal(&shell::dist())?;
    say("dist/ has the page");
    Ok(())
}

/// Writes what is made of the files that Trunk left.
fn finish() -> Result<()> {
    notices::write(&shell::dist())?;
    standalone::write(&shell::dist())?;
    bundle::scripts(&shell::dist())
}

/// Puts what Trunk makes into dist/.
fn program(whom: For) -> Result<()> {
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
    bundle::styles(&shell::dist())
}

/// The files of a folder that stand for the shipped models; an error where one is missing.
pub(crate) fn models_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_model = |file: &PathBuf| file.extension().is_some_and(|end| end == "bin");
    let shipped = shell::files(&shell::root().join("models"))?;
    let names = shipped.iter().filter(|file| is_model(file)).filter_map(|file| file.file_name());
    let models: Vec<PathBuf> = names.map(|name| folder.join(name)).collect();
    for model in &models {
        ensure!(model.is_file(), "{} is not there: `cargo xtask train` makes it", model.display());
    }
    Ok(models)
}

/// A name for what is built: page and worker compare it, since a static host may serve one of them
/// new and the other old. The same sources have the same name.
fn fingerprint() -> Result<String> {
    let root = shell::root();
    let mut sources = vec![root.join("Cargo.toml"), root.join("Cargo.lock")];
    for folder in ["src", "crates", "models"] {
        sources.extend(shell::files(&root.join(folder))?);
    }
    let mut hasher = DefaultHasher::new();
    for file in sources {
        fs::read(file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}
