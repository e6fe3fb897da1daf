//! The command line: articles in, the output contract's JSON out.
//!
//! Reads files and arguments; `lines` owns the filter for many articles, `show` the views for people.

mod lines;
mod show;

use clap::Parser;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use dateline::annotations::Annotations;
use dateline::article::{self, Article};
use dateline::exports::Format;
use dateline::models::{FILES, Models};
use dateline::view::reading::Reading;
use dateline::wire::{self, Unit};
use jiff::civil::Date;
use std::io::{self, Read as _, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads news articles: who, what, when, where, and who said so.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// Text or HTML files; "-" or none reads standard input. Several give one JSON document a line, with the
    /// file's name as its id.
    files: Vec<PathBuf>,
    /// The day of publication (YYYY-MM-DD), against which "Thursday" is read.
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<Date>,
    /// Read articles as JSON Lines, {"id", "text", "published"}, and write one document a line, in order.
    #[arg(long, conflicts_with_all = ["files", "show"])]
    lines: bool,
    /// Give the words too, with lemma, part of speech and tree.
    #[arg(long)]
    tokens: bool,
    /// Take the models from this folder, such as `target/free`, instead of those that are compiled in.
    #[arg(long, value_name = "FOLDER")]
    models: Option<PathBuf>,
    /// Write the findings of one file in the form of another tool.
    #[arg(long, value_name = "FORMAT", value_parser = formats(), conflicts_with_all = ["lines", "show", "tokens"])]
    format: Option<Format>,
    /// Print one stage for people instead of JSON.
    #[arg(long, value_name = "STAGE")]
    show: Option<show::Stage>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let models = match options.models.as_deref().map_or_else(|| Ok(Models::shipped()), load) {
        Ok(models) => models,
        Err(error) => {
            complain(&error);
            return ExitCode::FAILURE;
        }
    };
    let done = if options.lines {
        lines::run(
            io::stdin().lock(),
            &mut io::stdout().lock(),
            &models,
            options.published,
            options.tokens,
        )
    } else {
        files(&options, &models)
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads our output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// The models of a folder.
fn load(folder: &Path) -> Result<Models, String> {
    let mut files = Vec::new();
    for name in FILES {
        let path = folder.join(name);
        files.push(std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?);
    }
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    Models::load(&files).map_err(|(file, e)| format!("{}: {e}", folder.join(file).display()))
}

/// Reads the files one by one; whether all could be read.
fn files(options: &Options, models: &Models) -> io::Result<bool> {
    let standard_input = [PathBuf::from("-")];
    let files = if options.files.is_empty() { &standard_input[..] } else { &options.files };
    if options.format.is_some() && files.len() > 1 {
        complain("--format writes of one file; call it once for each");
        return Ok(false);
    }
    let mut all_read = true;
    for file in files {
        match open(file, options.published) {
            Ok((article, cleaned)) => {
                print(&article, file, cleaned, files.len() > 1, options, models)?;
            }
            Err(error) => {
                complain(&format!("{}: {error}", file.display()));
                all_read = false;
            }
        }
    }
    Ok(all_read)
}

/// The article of a file, and whether its text differs from what the file holds.
fn open(file: &Path, published: Option<Date>) -> Result<(Article, bool), String> {
    let mut bytes = Vec::new();
    let limit = article::MAX_BYTES as u64 + 1;
    let read = if file == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|f| f.take(limit).read_to_end(&mut bytes))
    };
    read.map_err(|error| error.to_string())?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        // Cut at the limit inside a character, or some other encoding, or no text at all: the article decides.
        Err(error)
            if error.as_bytes().len() > article::MAX_BYTES || error.as_bytes().contains(&0) =>
        {
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            return Err(format!(
                "not UTF-8 at byte {at}: convert it first, for example with iconv"
            ));
        }
    };
    let named_html = file
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"));
    let is_html = named_html || article::is_html(&text);
    let article =
        if is_html { Article::from_html(&text, published) } else { Article::new(text, published) };
    article.map(|article| (article, is_html)).map_err(|error| error.to_string())
}

fn print(
    article: &Article,
    file: &Path,
    cleaned: bool,
    several: bool,
    options: &Options,
    models: &Models,
) -> io::Result<()> {
    let annotations = annotate(article, models);
    let mut out = io::stdout().lock();
    if let Some(stage) = options.show {
        return out.write_all(show::text(&annotations, stage).as_bytes());
    }
    if let Some(format) = options.format {
        let found = wire::explore(&annotations, Unit::Bytes, false);
        let reading = Reading::new(article.text.as_str(), found, 0.0);
        return out.write_all(format.write(&reading).as_bytes());
    }
    let mut exploration = wire::explore(&annotations, Unit::CodePoints, options.tokens);
    exploration.id = several.then(|| file.display().to_string());
    exploration.text = cleaned.then(|| article.text.clone());
    serde_json::to_writer(&mut out, &exploration)?;
    out.write_all(b"\n")
}

/// All stages without a stop.
fn annotate<'a>(article: &'a Article, models: &Models) -> Annotations<'a> {
    match dateline::annotate(article, models, |_| ControlFlow::Continue(())) {
        ControlFlow::Continue(annotations) => annotations,
        ControlFlow::Break(()) => unreachable!("nobody asked it to stop"),
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|error| format!("{error}; a day looks like 2015-10-15"))
}

/// The forms by their names, each with its purpose in the help.
fn formats() -> impl clap::builder::TypedValueParser<Value = Format> {
    let value = |format: Format| PossibleValue::new(format.name()).help(format.purpose());
    PossibleValuesParser::new(Format::ALL.map(value))
        .map(|name| Format::named(&name).expect("the parser lets these names through alone"))
}

fn complain(message: &str) {
    // There is nobody left to tell if this fails.
    let _ = writeln!(io::stderr(), "dateline: {message}");
}
