//! Runs other programs, prints what is being done, and reports failures with the program's output.

use std::{
    env,
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    sync::Mutex,
    thread,
};

use anyhow::{Context, Result, ensure};

/// Returns the root folder of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is in the repository")
}

/// Returns the folder of the built page.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Prints a line to standard output. Ignores errors, because the program that reads the output through a pipe may
/// close it early.
pub(crate) fn print(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Prints a progress message.
pub(crate) fn log(line: impl std::fmt::Display) {
    print(format_args!("==> {line}"));
}

/// Returns a command for a program on `PATH` that runs in the root folder of the repository.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Returns a command for the `cargo` that started this program.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Formats a command as a user would type it.
pub(crate) fn command_line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Runs a command, which writes to this program's output. Fails if the command does.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status =
        command.status().with_context(|| format!("can't start `{}`", command_line_of(command)))?;
    ensure!(status.success(), "`{}` failed ({status})", command_line_of(command));
    Ok(())
}

/// Runs a command and returns what it wrote to standard output.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output =
        command.output().with_context(|| format!("can't start `{}`", command_line_of(command)))?;
    ensure!(
        output.status.success(),
        "`{}` failed ({}):\n{}",
        command_line_of(command),
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command and prints its output. Returns the exit status and the output (standard output and standard error).
pub(crate) fn tee(command: &mut Command) -> Result<(ExitStatus, String)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("can't start `{}`", command_line_of(command)))?;
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

/// Returns Cargo's home folder.
pub(crate) fn cargo_home() -> PathBuf {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default()
}

/// Returns cargo's target folder.
pub(crate) fn target() -> Result<PathBuf> {
    let metadata = read(cargo().args(["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    Ok(metadata["target_directory"]
        .as_str()
        .context("cargo metadata names no target directory")?
        .into())
}

/// Builds a program of this workspace for release. Returns its path.
pub(crate) fn release_binary(package: &str, name: &str) -> Result<PathBuf> {
    run(cargo().args(["build", "--release", "--locked", "--package", package, "--bin", name]))?;
    Ok(target()?.join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// Builds the program `dateline` for release. Returns its path.
pub(crate) fn command_line() -> Result<PathBuf> {
    release_binary("dateline-cli", "dateline")
}

/// Returns all files in a folder and its subfolders, sorted.
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

/// Returns the path of a program, if it is on `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| file.is_file())
}
