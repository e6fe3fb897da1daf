//! `cargo xtask build`: writes the page to dist/.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{
    bundle, notices, service_worker,
    shell::{self, log},
    site, sizes, standalone,
    tools::Toolbox,
};

const HELP: &str = "\
Writes the page to dist/: a folder that works under any path of any static host.

usage: cargo xtask build [--dev] [--models FOLDER] [--articles FOLDER] [--built]

  --dev               a debug build: quick to build, slow to run, without size limits
  --models FOLDER     use the models in this folder, such as target/free, instead of the shipped ones
  --articles FOLDER   add a page for each article in this folder, analysed at build time, and a start
                      page that lists them. Articles are text, Markdown, HTML or .article.json files.
                      Each may have a header: lines of Title:, Date: (2015-10-15) and Source: before a
                      blank line, or the same between two lines of ---
  --built             reuse the page that is already in dist/, to add articles to it

Installs missing tools first. Prints the sizes and fails if one is over its limit.";

/// How to build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Small and fast. Takes minutes to build.
    Release,
    /// Quick to build.
    Debug,
}

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short};
    let mut profile = Profile::Release;
    let (mut models, mut articles, mut built) = (None, None, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dev") => profile = Profile::Debug,
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
    // Reports bad arguments before a build that takes minutes.
    let models = models.as_deref().map(models_in).transpose()?;
    if let Some(articles) = &articles {
        site::check(articles, &shell::dist())?;
    }
    if built {
        ensure!(shell::dist().join("index.html").is_file(), "dist/ has no page: omit --built");
    } else {
        run_trunk(profile)?;
    }
    for model in models.into_iter().flatten() {
        let name = model.file_name().expect("a file has a name");
        fs::copy(&model, shell::dist().join("models").join(name))
            .with_context(|| format!("{}", model.display()))?;
        log(format!("copied {} to dist/", model.display()));
    }
    if !built {
        add_derived_files()?;
    }
    if let Some(articles) = &articles {
        site::write(articles, &shell::dist())?;
    }
    service_worker::write(&shell::dist())?;
    log("wrote the page to dist/");
    if profile == Profile::Release && !built { sizes::check() } else { Ok(()) }
}

/// Installs the tools and writes the page to dist/.
pub(crate) fn page(profile: Profile) -> Result<()> {
    run_trunk(profile)?;
    add_derived_files()?;
    service_worker::write(&shell::dist())?;
    log("wrote the page to dist/");
    Ok(())
}

/// Adds the files that are made from Trunk's output, and minifies the scripts.
fn add_derived_files() -> Result<()> {
    notices::write(&shell::dist())?;
    standalone::write(&shell::dist())?;
    bundle::scripts(&shell::dist())
}

/// Runs Trunk, which writes dist/, and merges the style sheets.
fn run_trunk(profile: Profile) -> Result<()> {
    let tools = Toolbox::install()?;
    // Trunk runs offline so that it downloads no other version of a tool. Cargo's downloads must be complete by then.
    shell::run(tools.command("cargo").args(["fetch", "--locked", "--quiet"]))?;
    log(match profile {
        Profile::Release => {
            "trunk build --release (takes minutes: link-time optimisation of the whole program)"
        }
        Profile::Debug => "trunk build",
    });
    let mut trunk = tools.command("trunk");
    trunk.args(["build", "--offline"]).env("DATELINE_BUILD", fingerprint()?);
    if profile == Profile::Release {
        trunk.arg("--release").env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped());
    }
    shell::run(&mut trunk)?;
    bundle::styles(&shell::dist())
}

/// Returns the compiler flags that shorten the paths of the libraries' sources in panic messages, so that a build does
/// not contain the paths of this machine. Cargo adds the flags to those of `.cargo/config.toml`, and splits them at
/// spaces, so a path with a space stays as it is.
fn remapped() -> String {
    let sources = shell::cargo_home().join("registry/src");
    let registries = fs::read_dir(sources).into_iter().flatten().flatten();
    let paths = registries.map(|entry| entry.path().display().to_string());
    let flags = paths.filter(|path| !path.contains(char::is_whitespace));
    flags.map(|path| format!("--remap-path-prefix={path}=")).collect::<Vec<_>>().join(" ")
}

/// Returns the files in a folder that replace the shipped models. Fails if one is missing.
pub(crate) fn models_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_model = |file: &PathBuf| file.extension().is_some_and(|end| end == "bin");
    let shipped = shell::files(&shell::root().join("models"))?;
    let names = shipped.iter().filter(|file| is_model(file)).filter_map(|file| file.file_name());
    let models: Vec<PathBuf> = names.map(|name| folder.join(name)).collect();
    for model in &models {
        ensure!(
            model.is_file(),
            "{} does not exist: `cargo xtask train` creates it",
            model.display()
        );
    }
    Ok(models)
}

/// Returns the build's name, a hash of its sources. Page and worker compare it, since a static host may serve a new
/// page with an old worker or the reverse.
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
