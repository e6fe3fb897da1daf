//! Running other programs: said aloud, and with what they printed as the reason when they fail.

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    sync::Mutex,
    thread,
};

use anyhow::{Context, Result, ensure};

/// The folder of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository")
}

/// The folder of the built page.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// A line on standard output. Whoever reads it may have seen enough: that is no fault of ours.
pub(crate) fn print(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A line about what is being done.
pub(crate) fn say(line: impl std::fmt::Display) {
    print(format_args!("==> {line}"));
}

/// A program started in the repository, by its name on `PATH`.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// `cargo`, as the user calls it.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Runs a command with its output on ours.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("can't start `{}`", shown(command)))?;
    ensure!(status.success(), "`{}` failed ({status})", shown(command));
    Ok(())
}

/// Runs a command and returns what it wrote to standard output.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("can't start `{}`", shown(command)))?;
    ensure!(
        output.status.success(),
        "`{}` failed ({}):\n{}",
        shown(command),
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command with its output on ours, and returns all that it wrote as well.
pub(crate) fn tee(command: &mut Command) -> Result<(ExitStatus, String)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("can't start `{}`", shown(command)))?;
    let written = Mutex::new(String::new());
    let (out, err) = (child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        scope.spawn(|| copy_lines(out, &written));
        scope.spawn(|| copy_lines(err, &written));
    });
    Ok((child.wait()?, written.into_inner().expect("no copier panics")))
}

fn copy_lines(from: Option<impl Read>, into: &Mutex<String>) {
    let Some(from) = from else { return };
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        print(&line);
        let mut into = into.lock().expect("no copier panics");
        into.push_str(&line);
        into.push('\n');
    }
}

/// The folder that cargo builds in.
pub(crate) fn target() -> Result<PathBuf> {
    let metadata = read(cargo().args(["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    Ok(metadata["target_directory"]
        .as_str()
        .context("cargo metadata names no target directory")?
        .into())
}

/// A program of a package of this workspace, built for release.
pub(crate) fn release_binary(package: &str, name: &str) -> Result<PathBuf> {
    run(cargo().args(["build", "--release", "--locked", "--package", package, "--bin", name]))?;
    Ok(target()?.join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// The command line, built for release.
pub(crate) fn command_line() -> Result<PathBuf> {
    release_binary("dateline-cli", "dateline")
}

/// All files below a folder, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("{}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Where `program` lies on `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| file.is_file())
}
