//! The streams of the command line: standard input, input files, standard error, and the file of `--failed`.
//!
//! Reading ends when the reader of standard output is gone. No file may be both input and output.

use same_file::Handle;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Writes a message of this program to standard error.
pub(crate) fn complain(message: &str) {
    // If standard error is closed, there is no other place for the message.
    let _ = writeln!(io::stderr(), "dateline: {message}");
}

/// An unbuffered input.
#[derive(Debug)]
pub(crate) struct Input(File);

impl Input {
    /// Opens standard input. Reads may wait indefinitely, but on Unix fail with [`io::ErrorKind::BrokenPipe`] as soon
    /// as the reader of standard output is gone.
    pub(crate) fn standard() -> io::Result<Self> {
        not_the_same()?;
        standard_input().map(Self)
    }

    /// Opens a file. Fails if it is also standard output.
    pub(crate) fn file(path: &Path) -> io::Result<Self> {
        // Opens the path only once. If it is a named pipe, closing a first handle would end the pipe for its writer.
        let file = File::open(path)?;
        if is_output(&Handle::from_file(file.try_clone()?)?) {
            return Err(io::Error::other("it is also the output: write to another file"));
        }
        Ok(Self(file))
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        wait(&self.0)?;
        self.0.read(buffer)
    }
}

#[cfg(unix)]
fn standard_input() -> io::Result<File> {
    use std::os::fd::AsFd as _;
    // `io::stdin()` has a buffer, whose content `poll` does not see.
    io::stdin().as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(windows)]
fn standard_input() -> io::Result<File> {
    use std::os::windows::io::AsHandle as _;
    io::stdin().as_handle().try_clone_to_owned().map(File::from)
}

/// Waits until input is available. Fails if the reader of standard output is gone.
#[cfg(unix)]
fn wait(input: &File) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    let output = io::stdout();
    let gone = PollFlags::ERR | PollFlags::HUP;
    loop {
        // No events are requested for the output, because `poll` always reports ERR and HUP.
        let mut both =
            [PollFd::new(input, PollFlags::IN), PollFd::new(&output, PollFlags::empty())];
        match poll(&mut both, None) {
            Ok(_) if both[1].revents().intersects(gone) => {
                let why = "the reader of the output is gone";
                return Err(io::Error::new(io::ErrorKind::BrokenPipe, why));
            }
            Ok(_) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Fails if standard input and output are the same file. The content of such a file would be lost, or the file would
/// grow without end.
fn not_the_same() -> io::Result<()> {
    match Handle::stdin() {
        Ok(input) if is_output(&input) => Err(io::Error::other(
            "standard input and output are the same file: write to another one",
        )),
        _ => Ok(()),
    }
}

/// Returns whether this is the file that standard output writes to. Returns `false` for terminals and pipes, which may
/// be both input and output.
fn is_output(input: &Handle) -> bool {
    let is_file = |handle: &Handle| handle.as_file().metadata().is_ok_and(|about| about.is_file());
    Handle::stdout().is_ok_and(|output| output == *input && is_file(&output))
}

/// The file for lines that could not be read. It is written under a temporary name and renamed at the end. So an
/// existing file with the final name stays complete until the end of the run, and may be the input.
#[derive(Debug)]
pub(crate) struct Failed {
    file: File,
    /// The temporary and the final name. `None` if the final name belongs to a terminal or pipe, which is written
    /// directly.
    names: Option<(PathBuf, PathBuf)>,
}

impl Failed {
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        Self::new(path).map_err(|error| named(path, &error))
    }

    fn new(path: &Path) -> io::Result<Self> {
        let name = match fs::canonicalize(path) {
            Ok(name) => name,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let (file, partial) = partial(path)?;
                return Ok(Self { file, names: Some((partial, path.to_owned())) });
            }
            Err(error) => return Err(error),
        };
        // Opening fails for a folder and for a file that may not be changed.
        let old = OpenOptions::new().write(true).open(&name)?;
        let about = old.metadata()?;
        if !about.is_file() {
            return Ok(Self { file: old, names: None });
        }
        if is_output(&Handle::from_file(old)?) {
            return Err(io::Error::other("it is also the output: name another file"));
        }
        let (file, partial) = partial(&name)?;
        file.set_permissions(about.permissions())?;
        Ok(Self { file, names: Some((partial, name)) })
    }

    /// Gives the file its final name.
    pub(crate) fn keep(self) -> io::Result<()> {
        let Some((partial, name)) = &self.names else { return Ok(()) };
        fs::rename(partial, name).map_err(|error| named(name, &error))
    }

    /// Leaves the lines that failed so far under the temporary name, and prints it. Removes the file if it is empty.
    pub(crate) fn interrupted(self) {
        let Some((partial, name)) = &self.names else { return };
        if self.file.metadata().is_ok_and(|about| about.len() == 0) {
            // If removing it fails, an empty file remains.
            let _ = fs::remove_file(partial);
        } else {
            complain(&format!(
                "not all lines were read: {} is unchanged, and the lines that failed so far are in {}",
                name.display(),
                partial.display()
            ));
        }
    }
}

impl Write for Failed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Creates a new file with a temporary name in the same folder. A file from an earlier run stays.
fn partial(path: &Path) -> io::Result<(File, PathBuf)> {
    for n in 1.. {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(if n == 1 { ".partial".to_owned() } else { format!(".partial-{n}") });
        let partial = path.with_file_name(name);
        match File::create_new(&partial) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            created => return created.map(|file| (file, partial)),
        }
    }
    unreachable!("there is always another number")
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
