//! `--lines`: reads many articles, one per line, and writes one analysis or error per line. Uses all cores,
//! preserves the order, and needs constant memory.

use super::input_line::{self, Line, Refused};
use super::pipeline;
use super::progress::Progress;
use dateline_core::article::ArticleError;
use dateline_core::fault;
use dateline_schema::Analysis;
use jiff::civil::Date;
use std::io::{self, BufRead, Write};
use std::sync::Mutex;

/// The maximum length of a line in bytes. JSON may write each byte of a text as an escape of six bytes. Longer lines
/// are not parsed.
const LONGEST: usize = dateline_schema::MAX_BYTES * 6;

/// How to analyse every line.
#[derive(Clone, Copy)]
pub(crate) struct Wish<'a> {
    /// Analyses an article.
    pub(crate) explore: &'a (dyn Fn(String, Option<Date>) -> Result<Analysis, ArticleError> + Sync),
    /// The day of publication for lines without one.
    pub(crate) published: Option<Date>,
}

/// Analyses every line of `input`, and writes an answer to `output`: an analysis, or an error if the line could not be
/// read. Writes the lines that could not be read to `failed`, unchanged. Returns whether all lines could be read.
pub(crate) fn run(
    input: impl BufRead,
    output: &mut (impl Write + Send),
    failed: Option<impl Write + Send>,
    mut progress: Progress,
    wish: Wish,
) -> io::Result<bool> {
    let failed = failed.map(Mutex::new);
    let each = |answer: Answer| {
        output.write_all(answer.json.as_bytes())?;
        if let (Some(line), Some(failed)) = (&answer.failed, &failed) {
            failed.lock().expect("nobody panics with it").write_all(line)?;
        }
        progress.count(answer.bytes, answer.read);
        Ok(())
    };
    let lines = Lines { input, ends: Ends::Unknown, failed: failed.as_ref() };
    pipeline::run(lines, |given| answer(given, wish), each)?;
    output.flush()?;
    Ok(progress.finish())
}

/// One line of the input.
enum Given {
    /// The line with its line end. The last line gets a line end if it has none.
    Line(Vec<u8>),
    /// A line that is longer than [`LONGEST`]. The value is its length in bytes.
    TooLong(usize),
}

/// An iterator over the non-empty lines of an input.
struct Lines<'a, R, F> {
    input: R,
    ends: Ends,
    failed: Option<&'a Mutex<F>>,
}

/// The kind of line ends of an input. A lone `\r` is white space in JSON, so it counts as a line end only if it
/// ends the first line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Unknown,
    /// `\n`, with or without `\r` before it.
    Newline,
    /// `\r`, and also `\n`.
    CarriageReturn,
}

/// The reason why [`Lines::read`] stopped.
#[derive(PartialEq, Eq)]
enum Stop {
    /// The end of the line.
    Line,
    /// The end of the input.
    Input,
    /// The limit [`LONGEST`].
    Full,
}

impl<R: BufRead, F: Write> Iterator for Lines<'_, R, F> {
    type Item = io::Result<(usize, Given)>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            match self.read(&mut line) {
                Err(error) => return Some(Err(error)),
                Ok(Stop::Input) if line.is_empty() => return None,
                Ok(Stop::Full) => return Some(self.pass_over(line)),
                Ok(_) if input_line::content(&line).is_empty() => {}
                Ok(stop) => {
                    if stop == Stop::Input {
                        line.push(self.end());
                    }
                    return Some(Ok((line.len(), Given::Line(line))));
                }
            }
        }
    }
}

impl<R: BufRead, F: Write> Lines<'_, R, F> {
    /// Appends the next bytes of the input to `line`, up to and including the next line end, but not beyond
    /// [`LONGEST`] bytes.
    fn read(&mut self, line: &mut Vec<u8>) -> io::Result<Stop> {
        while line.len() < LONGEST {
            let ends = self.ends;
            let buffer = self.peek()?;
            if buffer.is_empty() {
                return Ok(Stop::Input);
            }
            let buffer = &buffer[..buffer.len().min(LONGEST - line.len())];
            let is_end = |&b: &u8| b == b'\n' || (b == b'\r' && ends != Ends::Newline);
            let end = buffer.iter().position(is_end);
            let taken = end.map_or(buffer.len(), |end| end + 1);
            line.extend_from_slice(&buffer[..taken]);
            self.input.consume(taken);
            if end.is_some() && self.is_end(line)? {
                return Ok(Stop::Line);
            }
        }
        Ok(Stop::Full)
    }

    /// Returns whether the last byte of `line` is its line end. If the kind of line ends is unknown, tries to
    /// determine it.
    fn is_end(&mut self, line: &[u8]) -> io::Result<bool> {
        if line.ends_with(b"\n") {
            self.ends = match self.ends {
                Ends::Unknown => Ends::Newline,
                known => known,
            };
            return Ok(true);
        }
        if self.ends == Ends::CarriageReturn {
            return Ok(true);
        }
        let content = input_line::content(line);
        let (is_empty, is_closed) = (content.is_empty(), content.ends_with(b"}"));
        let next = self.peek()?.first().copied();
        if next != Some(b'\n') && (is_closed || next == Some(b'{')) {
            self.ends = Ends::CarriageReturn;
        } else if !is_empty {
            self.ends = Ends::Newline;
        }
        Ok(self.ends == Ends::CarriageReturn)
    }

    /// Returns the next bytes without consuming them: none at the end of the input.
    fn peek(&mut self) -> io::Result<&[u8]> {
        while let Err(error) = self.input.fill_buf() {
            if error.kind() != io::ErrorKind::Interrupted {
                return Err(error);
            }
        }
        // This call returns the buffer that the loop has filled.
        self.input.fill_buf()
    }

    /// Returns the line end to add to a last line without one.
    fn end(&self) -> u8 {
        if self.ends == Ends::CarriageReturn { b'\r' } else { b'\n' }
    }

    /// Skips a line that is too long for memory; `piece` is its beginning. Writes the line to the file of failed lines
    /// at once, piece by piece. In that file, it may precede lines that failed earlier and are still in the pipeline.
    fn pass_over(&mut self, mut piece: Vec<u8>) -> io::Result<(usize, Given)> {
        let failed = self.failed;
        let mut failed = failed.map(|failed| failed.lock().expect("nobody panics with it"));
        let (mut bytes, mut stop) = (0, Stop::Full);
        loop {
            if stop == Stop::Input {
                piece.push(self.end());
            }
            bytes += piece.len();
            if let Some(file) = failed.as_deref_mut() {
                file.write_all(&piece)?;
            }
            if stop != Stop::Full {
                return Ok((0, Given::TooLong(bytes)));
            }
            piece.clear();
            stop = self.read(&mut piece)?;
        }
    }
}

/// The answer to a line.
struct Answer {
    /// One line of JSON, with its line end.
    json: String,
    /// The length of the input line, in bytes.
    bytes: usize,
    read: bool,
    /// The input line, if it could not be read and has not been written to the file of failed lines yet.
    failed: Option<Vec<u8>>,
}

fn answer(given: Given, wish: Wish) -> Answer {
    let (bytes, line) = match given {
        Given::Line(line) => (line.len(), Some(line)),
        Given::TooLong(bytes) => (bytes, None),
    };
    let found = match &line {
        Some(line) => found(line, wish),
        None => Err(Refused { id: None, error: too_long(bytes) }),
    };
    let read = found.is_ok();
    let json = found.or_else(|refused| serde_json::to_string(&refused));
    let mut json = json.expect("plain data is JSON");
    json.push('\n');
    Answer { json, bytes, read, failed: line.filter(|_| !read) }
}

fn too_long(bytes: usize) -> String {
    format!("this line has {bytes} bytes, more than the {LONGEST} that an article can have as JSON")
}

/// Analyses a line. Returns the JSON document.
fn found(line: &[u8], wish: Wish) -> Result<String, Refused> {
    let Line { id, text, published } = input_line::read(line)?;
    let fail = |error: String| Refused { id: id.clone(), error };
    let read = || (wish.explore)(text, published.or(wish.published));
    // A panic on one article must not end a long run.
    let read = fault::isolate(read).map_err(|fault| fail(fault.to_string()))?;
    let mut exploration = read.map_err(|error| fail(error.to_string()))?;
    exploration.id.clone_from(&id);
    serde_json::to_string(&exploration).map_err(|error| fail(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::article::Article;

    /// For each answer, its id in JSON ("" if it has none), and whether the line could be read.
    type Told = Vec<(String, bool)>;

    /// Returns the answers to an input, the failed lines, and whether all lines could be read. Uses a stub for the
    /// analysis, which panics on the word "poison".
    fn answered(input: impl BufRead) -> (Told, Vec<u8>, bool) {
        let explore = |text: String, published| {
            let article = Article::new(text, published)?;
            assert!(!article.text.contains("poison"), "a fault of the engine");
            Ok(Analysis::default())
        };
        let wish = Wish { explore: &explore, published: None };
        let (mut output, mut failed) = (Vec::new(), Vec::new());
        let all_read =
            run(input, &mut output, Some(&mut failed), Progress::new(false), wish).unwrap();
        let told = |line: &[u8]| {
            let answer: serde_json::Value = serde_json::from_slice(line).unwrap();
            let id = answer["id"].to_string();
            (if id == "null" { String::new() } else { id }, answer["error"].is_null())
        };
        let told: Told =
            output.split(|&b| b == b'\n').filter(|l| !l.is_empty()).map(told).collect();
        assert_eq!(all_read, told.iter().all(|(_, read)| *read));
        (told, failed, all_read)
    }

    fn check(input: &[u8], expected: &[(&str, bool)], kept: &[u8]) {
        // Tests several sizes of the input buffer.
        for pieces in [1, 3, 1 << 16] {
            let (told, failed, _) = answered(io::BufReader::with_capacity(pieces, input));
            let told: Vec<_> = told.iter().map(|(id, read)| (id.as_str(), *read)).collect();
            assert_eq!(told, expected, "{pieces}: {}", String::from_utf8_lossy(input));
            assert_eq!(failed, kept, "{pieces}: {}", String::from_utf8_lossy(input));
        }
    }

    #[test]
    fn answers_keep_the_order_and_the_ids() {
        let input: String =
            (0..200).map(|i| format!("{{\"id\":{i},\"text\":\"It rained.\"}}\n")).collect();
        let ids: Told = (0..200).map(|i| (i.to_string(), true)).collect();
        assert_eq!(answered(input.as_bytes()).0, ids);
    }

    #[test]
    fn what_cannot_be_read_is_told_in_its_place() {
        check(
            b"{\"id\":\"a\",\"text\":\"\"}\n\nnot json\n{\"id\":\"b\"}\n{\"id\":3,\"text\":\"x\",\"published\":\"soon\"}\n\
              {\"text\":\"no id\",\"published\":null}\n\xff\xfe\n{\"id\":\"d\",\"text\":\"\\u0000\\u0001\\u0002\"}",
            &[
                ("\"a\"", true),
                ("", false),
                ("\"b\"", false),
                ("3", false),
                ("", true),
                ("", false),
                ("\"d\"", false),
            ],
            b"not json\n{\"id\":\"b\"}\n{\"id\":3,\"text\":\"x\",\"published\":\"soon\"}\n\xff\xfe\n\
              {\"id\":\"d\",\"text\":\"\\u0000\\u0001\\u0002\"}\n",
        );
    }

    #[test]
    fn a_text_that_the_engine_fails_on_costs_no_other() {
        fault::install_hook();
        check(
            b"{\"id\":1,\"text\":\"x\"}\n{\"id\":2,\"text\":\"poison\"}\n{\"id\":3,\"text\":\"x\"}\n",
            &[("1", true), ("2", false), ("3", true)],
            b"{\"id\":2,\"text\":\"poison\"}\n",
        );
    }

    #[test]
    fn lines_end_as_they_do_on_any_system() {
        let (a, b, all) =
            ("{\"id\":1,\"text\":\"x\"}", "{\"id\":2}", [("1", true), ("2", false), ("1", true)]);
        for (end, own) in [
            ("\n", "\n"),
            ("\r\n", "\r\n"),
            ("\r", "\r"),
            ("\n\n", "\n"),
            ("\r\r", "\r"),
            (" \r\n\t\r\n", " \r\n"),
        ] {
            check([a, end, b, end, a].concat().as_bytes(), &all, [b, own].concat().as_bytes());
            // With a byte order mark and an empty line at the start.
            let input = ["\u{feff}", end, a, end, b, end, a, end].concat();
            check(input.as_bytes(), &all, [b, own].concat().as_bytes());
        }
        // Within an object `\r` is white space, and an invalid line does not change the line ends.
        let spaced = a.replace(',', ",\r");
        check([&spaced, "\n", b, "\n", a].concat().as_bytes(), &all, [b, "\n"].concat().as_bytes());
        check(
            [a, "\nnoise\rnoise}\r{\n", a, "\n"].concat().as_bytes(),
            &[("1", true), ("", false), ("1", true)],
            b"noise\rnoise}\r{\n",
        );
        check(
            ["noise\r", a, "\r", a].concat().as_bytes(),
            &[("", false), ("1", true), ("1", true)],
            b"noise\r",
        );
        check(b"\xef\xbb\xbf\n \r\n", &[], b"");
    }
}
