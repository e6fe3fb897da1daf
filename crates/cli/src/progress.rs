//! `--progress`: prints counts, speed and memory use to standard error.
//!
//! On a terminal, updates one line every second. In a file or log, writes a line every five seconds.

use crate::streams::complain;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// Counts articles, and prints the counts if requested.
#[derive(Debug)]
pub(crate) struct Progress {
    counts: Counts,
    start: Instant,
    shown: Option<Shown>,
}

/// The counts so far.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    articles: u64,
    failed: u64,
    bytes: u64,
}

/// The state of the last printed line.
#[derive(Debug)]
struct Shown {
    on_terminal: bool,
    at: Instant,
    /// The length of the line on the terminal.
    width: usize,
}

impl Progress {
    pub(crate) fn new(asked: bool) -> Self {
        let start = Instant::now();
        let shown = || Shown { on_terminal: io::stderr().is_terminal(), at: start, width: 0 };
        Self { counts: Counts::default(), start, shown: asked.then(shown) }
    }

    /// Counts an article of `bytes` bytes. `read` is whether it could be read. Prints the counts if the previous
    /// line is old enough.
    pub(crate) fn count(&mut self, bytes: usize, read: bool) {
        self.counts.articles += 1;
        self.counts.failed += u64::from(!read);
        self.counts.bytes += bytes as u64;
        let Some(shown) = &mut self.shown else { return };
        let pause = Duration::from_secs(if shown.on_terminal { 1 } else { 5 });
        if shown.at.elapsed() >= pause {
            shown.show(&self.counts.line(self.start.elapsed(), peak_memory()));
        }
    }

    /// Prints a message on a line of its own, after clearing the counts.
    pub(crate) fn complain(&mut self, message: &str) {
        if let Some(shown) = &mut self.shown {
            shown.wipe();
        }
        complain(message);
    }

    /// Prints the final counts. Returns whether all articles could be read.
    pub(crate) fn finish(mut self) -> bool {
        let Counts { articles, failed, .. } = self.counts;
        if let Some(shown) = &mut self.shown {
            shown.show(&self.counts.line(self.start.elapsed(), peak_memory()));
            if shown.on_terminal {
                write("\n");
            }
        } else if failed > 0 {
            complain(&format!("{failed} of {articles} could not be read"));
        }
        failed == 0
    }
}

impl Shown {
    fn show(&mut self, line: &str) {
        if self.on_terminal {
            // If the previous line was longer, spaces overwrite its end.
            write(&format!("\r{line:<width$}", width = self.width));
        } else {
            write(&format!("{line}\n"));
        }
        (self.at, self.width) = (Instant::now(), line.len());
    }

    fn wipe(&mut self) {
        if self.on_terminal && self.width > 0 {
            write(&format!("\r{:width$}\r", "", width = self.width));
            self.width = 0;
        }
    }
}

impl Counts {
    /// Formats the counts as one line. `peak` is the peak memory in bytes.
    fn line(self, elapsed: Duration, peak: Option<u64>) -> String {
        let seconds = elapsed.as_secs_f64().max(0.001);
        let mut line = format!(
            "{} articles, {} failed, {:.0} articles/s, {:.2} MB/s, {}",
            self.articles,
            self.failed,
            self.articles as f64 / seconds,
            self.bytes as f64 / 1e6 / seconds,
            clock(elapsed.as_secs()),
        );
        if let Some(peak) = peak {
            line += &format!(", {} MB of memory at most", peak.div_ceil(1_000_000));
        }
        line
    }
}

/// Formats a duration as hours, minutes and seconds.
fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// Returns the peak memory of this process in bytes; `None` on systems other than Linux.
fn peak_memory() -> Option<u64> {
    peak_in(&std::fs::read_to_string("/proc/self/status").ok()?)
}

fn peak_in(status: &str) -> Option<u64> {
    let kibibytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(kibibytes.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

fn write(text: &str) {
    // If standard error is closed, there is no other place for the counts.
    let _ = io::stderr().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_tells_counts_rates_time_and_memory() {
        let counts = Counts { articles: 1500, failed: 3, bytes: 3_600_000 };
        let check = |millis, peak, expected: &str| {
            assert_eq!(counts.line(Duration::from_millis(millis), peak), expected);
        };
        check(3000, None, "1500 articles, 3 failed, 500 articles/s, 1.20 MB/s, 0:03");
        check(
            4_000_000,
            Some(27_000_001),
            "1500 articles, 3 failed, 0 articles/s, 0.00 MB/s, 1:06:40, 28 MB of memory at most",
        );
    }

    #[test]
    fn peak_memory_is_what_the_kernel_calls_high_water() {
        assert_eq!(peak_in("Name:\tx\nVmPeak:\t 9 kB\nVmHWM:\t   2048 kB\n"), Some(2048 * 1024));
        assert_eq!(peak_in("Name:\tx\n"), None);
    }
}
