//! The command line: reads articles and writes the output contract's JSON.
//!
//! This file owns arguments and files. `lines` owns the filter for many articles, `input_line` the parsing of one line,
//! `streams` the input and output files, `pipeline` the work on all cores, `progress` the progress messages, and `show`
//! the readable output of single stages.

mod input_line;
mod lines;
mod pipeline;
mod progress;
mod show;
mod streams;

use clap::Parser;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use dateline_core::annotations::Annotations;
use dateline_core::article::{self, Article, ArticleError, StoryModel};
use dateline_core::models::{FILES, Models};
use dateline_core::{fault, publication_date};
use dateline_encoding as encoding;
use dateline_encoding::Decoded;
use dateline_schema::{Id, Unit};
use dateline_view::article_view::ArticleView;
use dateline_view::exports::Format;
use jiff::civil::Date;
use progress::Progress;
use std::io::{self, Read as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use streams::{Failed, Input, complain};

/// Analyses news articles: who, what, when, where, and who said so.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// Text or HTML files; "-" or none reads standard input. Several files give one JSON document per line, with the
    /// file name as its id.
    files: Vec<PathBuf>,
    /// The day of publication (YYYY-MM-DD or an ISO 8601 time), which resolves dates such as "Thursday".
    #[arg(long, value_name = "DATE", value_parser = publication_date::day)]
    published: Option<Date>,
    /// Read articles as JSON Lines, {"id", "text", "published"}, and write one document per line, in order.
    #[arg(long, conflicts_with_all = ["files", "show"])]
    lines: bool,
    /// With --lines: save the lines that could not be read to this file, unchanged, to be corrected and read again. The
    /// file is replaced at the end, so it may be the input file.
    #[arg(long, value_name = "FILE", requires = "lines", conflicts_with_all = ["files", "show", "format"])]
    failed: Option<PathBuf>,
    /// Print to standard error how many articles were read and failed, the speed, and the memory use.
    #[arg(long)]
    progress: bool,
    /// Include the tokens, with lemma, part of speech and syntax tree.
    #[arg(long)]
    tokens: bool,
    /// Load the models from this folder, such as `target/free`, instead of the embedded ones.
    #[arg(long, value_name = "FOLDER")]
    models: Option<PathBuf>,
    /// Write the findings of one file in another format.
    #[arg(long, value_name = "FORMAT", value_parser = formats(), conflicts_with_all = ["lines", "show", "tokens"])]
    format: Option<Format>,
    /// Print one stage in readable form instead of JSON.
    #[arg(long, value_name = "STAGE")]
    show: Option<show::Stage>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    fault::install_hook();
    let models = match options.models.as_deref().map_or_else(|| Ok(Models::shipped()), load) {
        Ok(models) => models,
        Err(error) => {
            complain(&error);
            return ExitCode::FAILURE;
        }
    };
    let done = if options.lines { lines(&options, &models) } else { files(&options, &models) };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader of the output closed it on purpose, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Loads the models from a folder.
fn load(folder: &Path) -> Result<Models, String> {
    let mut files = Vec::new();
    for name in FILES {
        let path = folder.join(name);
        files.push(std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?);
    }
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    Models::load(&files).map_err(|(file, e)| format!("{}: {e}", folder.join(file).display()))
}

/// Analyses the lines of standard input (`--lines`). Returns whether all lines could be read.
fn lines(options: &Options, models: &Models) -> io::Result<bool> {
    let input = io::BufReader::with_capacity(1 << 16, Input::standard()?);
    let mut failed = options.failed.as_deref().map(Failed::create).transpose()?;
    let explore = |text: String, published: Option<Date>| {
        let article = Article::from_text(text, published, &models.story)?;
        let annotations = annotate(&article, models);
        Ok(dateline_core::to_schema(&annotations, Unit::CodePoints, options.tokens))
    };
    let wish = lines::Wish { explore: &explore, published: options.published };
    let progress = Progress::new(options.progress);
    let all_read = lines::run(input, &mut io::stdout(), failed.as_mut(), progress, wish);
    match (failed, &all_read) {
        (Some(failed), Ok(_)) => failed.keep()?,
        (Some(failed), Err(_)) => failed.interrupted(),
        (None, _) => {}
    }
    all_read
}

/// Analyses the files and writes their results. Returns whether all files could be read.
fn files(options: &Options, models: &Models) -> io::Result<bool> {
    let standard_input = [PathBuf::from("-")];
    let files = if options.files.is_empty() { &standard_input[..] } else { &options.files };
    if options.format.is_some() && files.len() > 1 {
        complain("--format accepts one file; run it once for each");
        return Ok(false);
    }
    let several = files.len() > 1;
    let read = |file: &Path| {
        let (article, cleaned) = open(file, options.published, &models.story)?;
        if !article.text.contains(char::is_alphanumeric) {
            return Err("it contains no words".to_owned());
        }
        Ok((article.text.len(), told(&article, file, cleaned, several, options, models)))
    };
    each_file(files, read, &mut io::stdout(), Progress::new(options.progress))
}

/// Writes the output of `read` for each file, in order. `read` also returns the length of the text, for the progress
/// counts. Returns whether all files could be read. A file that cannot be read does not affect the others.
fn each_file(
    files: &[PathBuf],
    read: impl Fn(&Path) -> Result<(usize, String), String> + Sync,
    output: &mut (impl io::Write + Send),
    mut progress: Progress,
) -> io::Result<bool> {
    let work = |file: &PathBuf| {
        let done = fault::isolate(|| read(file)).unwrap_or_else(|fault| Err(fault.to_string()));
        done.map_err(|error| format!("{}: {error}", file.display()))
    };
    let each = |answer: Result<(usize, String), String>| {
        match answer {
            Ok((bytes, told)) => {
                output.write_all(told.as_bytes())?;
                progress.count(bytes, true);
            }
            Err(error) => {
                progress.complain(&error);
                progress.count(0, false);
            }
        }
        Ok(())
    };
    pipeline::run(files.iter().map(|file| Ok((0, file))), work, each)?;
    output.flush()?;
    Ok(progress.finish())
}

/// Reads a file as an article. Also returns whether the article's text differs from the file's content.
fn open(
    file: &Path,
    published: Option<Date>,
    model: &StoryModel,
) -> Result<(Article, bool), String> {
    let mut bytes = Vec::new();
    let limit = dateline_schema::MAX_BYTES as u64 + 1;
    let input = if file == Path::new("-") { Input::standard() } else { Input::file(file) };
    let read = input.and_then(|input| input.take(limit).read_to_end(&mut bytes));
    read.map_err(|error| error.to_string())?;
    if bytes.len() > dateline_schema::MAX_BYTES {
        return Err(ArticleError::TooLong(bytes.len()).to_string());
    }
    let decoded = encoding::decode(&bytes).ok_or_else(|| ArticleError::NotText.to_string());
    let Decoded { text, note } = decoded?;
    // True for a file with a byte order mark or in another encoding than UTF-8.
    let is_decoded = text.as_bytes() != bytes;
    if let Some(note) = note {
        complain(&format!("{}: {note}", file.display()));
    }
    let named_html = file
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"));
    let is_html = named_html || article::is_html(&text);
    let article = if is_html {
        Article::from_html(&text, published, Some(model))
    } else {
        Article::from_text(text, published, model)
    };
    article.map(|article| (article, is_html || is_decoded)).map_err(|error| error.to_string())
}

/// Returns the output for an article: a stage, another format, or the JSON document of the output contract. The
/// document contains the text if `cleaned` (the text differs from the file), and the file name as id if `several`
/// files are read.
fn told(
    article: &Article,
    file: &Path,
    cleaned: bool,
    several: bool,
    options: &Options,
    models: &Models,
) -> String {
    let annotations = annotate(article, models);
    if let Some(stage) = options.show {
        return show::text(&annotations, stage);
    }
    if let Some(format) = options.format {
        let found = dateline_core::to_schema(&annotations, Unit::Bytes, false);
        let reading = ArticleView::new(article.text.as_str(), found, 0.0);
        return format.write(&reading);
    }
    let mut exploration = dateline_core::to_schema(&annotations, Unit::CodePoints, options.tokens);
    exploration.id = several.then(|| Id::text(&file.display().to_string()));
    exploration.text = cleaned.then(|| article.text.clone());
    serde_json::to_string(&exploration).expect("plain data is JSON") + "\n"
}

/// Runs all stages without interruption.
fn annotate<'a>(article: &'a Article, models: &Models) -> Annotations<'a> {
    match dateline_core::annotate(article, models, |_| ControlFlow::Continue(())) {
        ControlFlow::Continue(annotations) => annotations,
        ControlFlow::Break(()) => unreachable!("nobody asked it to stop"),
    }
}

/// Returns clap's parser for the name of a format. The help lists each format with its purpose.
fn formats() -> impl clap::builder::TypedValueParser<Value = Format> {
    let value = |format: Format| PossibleValue::new(format.name()).help(format.purpose());
    PossibleValuesParser::new(Format::ALL.map(value))
        .map(|name| Format::named(&name).expect("the parser lets these names through alone"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_the_engine_fails_on_costs_no_other() {
        fault::install_hook();
        let read = |file: &Path| match file.to_str() {
            Some("panics") => panic!("a fault of the engine"),
            Some("fails") => Err("it is gone".to_owned()),
            name => Ok((1, format!("{}\n", name.unwrap_or_default()))),
        };
        let files = ["a", "panics", "b", "fails", "c"].map(PathBuf::from);
        let mut output = Vec::new();
        let all_read = each_file(&files, read, &mut output, Progress::new(false)).unwrap();
        assert_eq!((output, all_read), (b"a\nb\nc\n".to_vec(), false));
    }
}
