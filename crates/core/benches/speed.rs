//! Measures how fast the core reads an article natively: `cargo bench --bench speed -- FILE…`. `benches/browser.js`
//! measures the same in a browser; `cargo xtask bench` runs both.

use std::{
    fs,
    hint::black_box,
    ops::ControlFlow,
    time::{Duration, Instant},
};

use dateline_core::article::Article;
use dateline_core::models::Models;

/// How long the reading of one file is repeated.
const PATIENCE: Duration = Duration::from_secs(3);
const MOST_RUNS: usize = 200;

fn main() {
    let start = Instant::now();
    let models = Models::shipped();
    report("models loaded", start.elapsed());
    // Cargo adds its own flags.
    for file in std::env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let article = Article::new(text, None).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut times = Vec::new();
        let start = Instant::now();
        while times.is_empty() || start.elapsed() < PATIENCE && times.len() < MOST_RUNS {
            let start = Instant::now();
            black_box(read(&article, &models));
            times.push(start.elapsed());
        }
        let first = times[0];
        times.sort_unstable();
        let size = article.text.len() as f64 / 1000.0;
        report(&format!("{size:.0} kB, the first time"), first);
        report(&format!("{size:.0} kB, median of {}", times.len()), times[times.len() / 2]);
        stages(&article, &models);
    }
}

/// Reports the time of each stage, and the number of tokens per second of syntax and names.
#[expect(clippy::print_stdout, reason = "this program is its report")]
fn stages(article: &Article, models: &Models) {
    const NAMES: [&str; 6] = ["syntax", "names", "quotes", "entities", "times", "events, timeline"];
    let mut times: [Vec<Duration>; 6] = Default::default();
    let mut n_tokens = 0;
    let start = Instant::now();
    while times[0].is_empty() || start.elapsed() < PATIENCE && times[0].len() < MOST_RUNS {
        let mut starts = Vec::new();
        let annotations = dateline_core::annotate(article, models, |_| {
            starts.push(Instant::now());
            ControlFlow::Continue(())
        });
        starts.push(Instant::now());
        for (times, pair) in times.iter_mut().zip(starts.windows(2)) {
            times.push(pair[1] - pair[0]);
        }
        if let ControlFlow::Continue(annotations) = annotations {
            n_tokens = annotations.document.tokens.len();
        }
    }
    let medians = times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    });
    for (name, time) in NAMES.iter().zip(medians) {
        report(&format!("  {name}"), time);
    }
    let core = (medians[0] + medians[1]).as_secs_f64();
    println!("    {:32}{:>10.0} tokens a second", "syntax and names", n_tokens as f64 / core);
}

/// Converts an article to JSON.
fn read(article: &Article, models: &Models) -> String {
    match dateline_core::annotate(article, models, |_| ControlFlow::Continue(())) {
        ControlFlow::Continue(annotations) => {
            let exploration =
                dateline_core::to_schema(&annotations, dateline_schema::Unit::Bytes, false);
            serde_json::to_string(&exploration).expect("plain data is JSON")
        }
        ControlFlow::Break(()) => unreachable!("nobody asked it to stop"),
    }
}

#[expect(clippy::print_stdout, reason = "this program is its report")]
fn report(what: &str, time: Duration) {
    println!("    {what:32}{:>10.2} ms", time.as_secs_f64() * 1000.0);
}
