//! How fast the core reads an article, natively: `cargo bench --bench speed -- FILE…`. The same in
//! a browser is `browser.js`; `cargo xtask bench` runs both.

use std::{
    fs,
    hint::black_box,
    ops::ControlFlow,
    time::{Duration, Instant},
};

use dateline::{article::Article, models::Models, wire};

/// How long one file is read again and again.
const PATIENCE: Duration = Duration::from_secs(3);
const MOST_RUNS: usize = 200;

fn main() {
    let start = Instant::now();
    let models = Models::shipped();
    report("models loaded", start.elapsed());
    // Cargo adds flags of its own.
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
        core(&article, &models);
    }
}

/// What everything else stands on: how many tokens a second get their syntax, and their names.
#[expect(clippy::print_stdout, reason = "this program is its report")]
fn core(article: &Article, models: &Models) {
    let (mut syntax, mut names) = (Vec::new(), Vec::new());
    let mut tokens = 0;
    let start = Instant::now();
    while syntax.is_empty() || start.elapsed() < PATIENCE && syntax.len() < MOST_RUNS {
        let start = Instant::now();
        let document = dateline::syntax::parse(article, models);
        syntax.push(start.elapsed());
        let start = Instant::now();
        black_box(dateline::mentions::find(&document, models));
        names.push(start.elapsed());
        tokens = document.tokens.len();
    }
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64()
    };
    let (syntax, names) = (median(syntax), median(names));
    for (what, time) in [("syntax", syntax), ("names", names), ("both", syntax + names)] {
        println!("    {:32}{:>10.0} tokens a second", what, tokens as f64 / time);
    }
}

/// From article to JSON.
fn read(article: &Article, models: &Models) -> String {
    match dateline::annotate(article, models, |_| ControlFlow::Continue(())) {
        ControlFlow::Continue(annotations) => {
            let exploration = wire::explore(&annotations, wire::Unit::Bytes, false);
            serde_json::to_string(&exploration).expect("plain data is JSON")
        }
        ControlFlow::Break(()) => unreachable!("nobody asked it to stop"),
    }
}

#[expect(clippy::print_stdout, reason = "this program is its report")]
fn report(what: &str, time: Duration) {
    println!("    {what:32}{:>10.2} ms", time.as_secs_f64() * 1000.0);
}
