//! What is read from and written to: an input that ends when nobody reads the output any more, the file of `--failed`, and
//! the check that none of them is the other.

use same_file::Handle;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Writes a message of this program to standard error.
pub(crate) fn complain(message: &str) {
    // If standard error is closed, nobody can read the message.
    let _ = writeln!(io::stderr(), "dateline: {message}");
}

/// An input, read without a buffer of its own.
#[derive(Debug)]
pub(crate) struct Input(File);

impl Input {
    /// What is read of standard input, which may wait for long: it ends with [`io::ErrorKind::BrokenPipe`] as soon as
    /// nobody can read standard output any more.
    pub(crate) fn standard() -> io::Result<Self> {
        not_the_same()?;
        standard_input().map(Self)
    }

    /// A file, which must not be the one that is written to.
    pub(crate) fn file(path: &Path) -> io::Result<Self> {
        // Opened once: whoever writes into a pipe sees it closed otherwise.
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
    // One of Rust's own would have a buffer, which nobody can wait for.
    io::stdin().as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(windows)]
fn standard_input() -> io::Result<File> {
    use std::os::windows::io::AsHandle as _;
    io::stdin().as_handle().try_clone_to_owned().map(File::from)
}

/// Waits until there is something to read; an error where nobody can read standard output any more.
#[cfg(unix)]
fn wait(input: &File) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    let output = io::stdout();
    let gone = PollFlags::ERR | PollFlags::HUP;
    loop {
        // Of the output only that it is gone, which is always told.
        let mut both =
            [PollFd::new(input, PollFlags::IN), PollFd::new(&output, PollFlags::empty())];
        match poll(&mut both, None) {
            Ok(_) if both[1].revents().intersects(gone) => {
                let why = "nobody reads the output any more";
                return Err(io::Error::new(io::ErrorKind::BrokenPipe, why));
            }
            Ok(_) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// An error where standard input and output are one file, which would be lost, or grow without end.
fn not_the_same() -> io::Result<()> {
    match Handle::stdin() {
        Ok(input) if is_output(&input) => Err(io::Error::other(
            "standard input and output are the same file: write to another one",
        )),
        _ => Ok(()),
    }
}

/// Whether this is the file that standard output goes to. Terminals and pipes may well be both.
fn is_output(input: &Handle) -> bool {
    let is_file = |handle: &Handle| handle.as_file().metadata().is_ok_and(|about| about.is_file());
    Handle::stdout().is_ok_and(|output| output == *input && is_file(&output))
}

/// The file for lines that could not be read. It is written under another name, and takes its own when all is read:
/// what had the name before is never half of anything, and may be what is being read.
#[derive(Debug)]
pub(crate) struct Failed {
    file: File,
    /// The name while it is written and the one to take, unless what has the name is no plain file: a terminal or a pipe.
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
        // A folder, and what may not be changed, end it here.
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

    /// Gives the file its name.
    pub(crate) fn keep(self) -> io::Result<()> {
        let Some((partial, name)) = &self.names else { return Ok(()) };
        fs::rename(partial, name).map_err(|error| named(name, &error))
    }

    /// Leaves the lines that failed so far where they are, and says where.
    pub(crate) fn interrupted(self) {
        let Some((partial, name)) = &self.names else { return };
        if self.file.metadata().is_ok_and(|about| about.len() == 0) {
            // If it stays, it is empty.
            let _ = fs::remove_file(partial);
        } else {
            complain(&format!(
                "not all was read: {} is as it was, and the lines that failed so far are in {}",
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

/// A new file beside another; one that an earlier run has left there stays.
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
