//! The program `site`, which `cargo xtask build --articles` runs. It analyses and renders a folder of articles, and
//! adds their pages and a start page to a built page.

use std::env;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    dateline_core::fault::install_hook();
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let (said, code) = match &arguments[..] {
        [articles, dist] => match dateline_site::build(articles, dist) {
            Ok(said) => (said, ExitCode::SUCCESS),
            Err(faults) => (faults.0, ExitCode::FAILURE),
        },
        _ => (vec!["usage: site ARTICLES DIST".to_owned()], ExitCode::FAILURE),
    };
    for line in said {
        // Ignores an error: it means that the program that reads the output has closed the pipe.
        let _ = writeln!(io::stdout(), "{line}");
    }
    code
}
