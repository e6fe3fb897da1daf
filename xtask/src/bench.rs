//! `cargo xtask bench`: measures the speed of the release build.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result};

use crate::{
    build::{self, Profile},
    server::Server,
    shell::{self, log},
    tools::{browser::Browser, npm_packages},
};

const HELP: &str = "\
Measures the speed on an article of about 3 kB and on a text of 300 kB: the core natively; the
release build of the worker in headless Chromium; the time from paste to marks on the screen for the
article, 5,000 words and 200,000 words; and the first visit on a slow phone.

usage: cargo xtask bench [--built] [FILE]

  --built    measure dist/ without building it
  FILE       the article (default: the first example of the page)";

/// The minimum size of the long text in bytes. The long text consists of copies of the article.
const LONG_TEXT: usize = 300_000;

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short, Value};
    let (mut built, mut file) = (false, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("built") => built = true,
            Value(name) => file = Some(PathBuf::from(name)),
            Long("help") | Short('h') => {
                shell::print(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let file = file.map_or_else(first_example, Ok)?;
    let folder = shell::target()?.join("bench");
    let files = write_texts(&file, &folder)?;
    log(format!("natively, on {}", file.display()));
    let mut native = shell::cargo();
    shell::run(
        native
            .args([
                "bench",
                "--quiet",
                "--locked",
                "--package",
                "dateline-core",
                "--bench",
                "speed",
                "--",
            ])
            .args(&files),
    )?;
    if !built {
        build::page(Profile::Release)?;
    }
    log("in the browser");
    in_browser(&files)
}

/// Returns the first example of the page.
fn first_example() -> Result<PathBuf> {
    let folder = shell::root().join("examples");
    let mut files =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    files.into_iter().next().with_context(|| format!("no example in {}", folder.display()))
}

/// Writes the article and the long text to files, which both benchmarks read.
fn write_texts(article: &Path, folder: &Path) -> Result<[PathBuf; 2]> {
    let text = fs::read_to_string(article).with_context(|| format!("{}", article.display()))?;
    fs::create_dir_all(folder)?;
    let files = ["article.txt", "long.txt"].map(|name| folder.join(name));
    let copies = LONG_TEXT.div_ceil(text.len().max(1));
    fs::write(&files[0], &text)?;
    fs::write(&files[1], vec![text; copies].join("\n\n"))?;
    Ok(files)
}

fn in_browser(files: &[PathBuf]) -> Result<()> {
    npm_packages::install_packages()?;
    let browser = Browser::find_or_install()?;
    let server = Server::bind(shell::dist(), 0, "/")?.compressing();
    let address = server.address();
    thread::spawn(move || server.serve());
    let mut node = shell::command("node");
    node.args(["benches/browser.js", &address]).args(files).env("CHROME", browser.chrome);
    shell::run(&mut node)
}
