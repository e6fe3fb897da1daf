//! Measures how the cost of an analysis grows with the length of a text, for many unusual texts. `cargo xtask
//! complexity` prints seconds and memory. `cargo xtask test complexity` checks the growth of the branch count, which
//! does not depend on the load of the machine.

mod generators;
#[cfg(feature = "steps")]
mod steps;

use dateline_core::article::{Article, tidy};
use dateline_core::models::Models;
use dateline_view::article_view::ArticleView;
use dateline_schema::{Analysis, Unit};
use generators::{ALL, Generator, PROSE};
use peak_alloc::PeakAlloc;
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Maximum exponent of growth: 1 is linear.
const MOST_EXPONENT: f64 = 1.15;
/// Maximum cost of a text, as a multiple of the cost of prose of the same length.
const MOST_COST: f64 = 8.0;

/// The cost of one analysis.
struct Cost {
    /// CPU seconds, or millions of branches.
    work: f64,
    /// Peak memory in bytes, without the text.
    memory: f64,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let sizes: &[usize] = match arguments.next().as_deref() {
        Some("--quick") => &[256 << 10, 1 << 20],
        Some("--steps") => &[32 << 10, 256 << 10],
        _ => &[256 << 10, 1 << 20, 4 << 20],
    };
    let names: Vec<String> = arguments.collect();
    let wanted = |g: &&Generator| {
        g.name == PROSE || names.is_empty() || names.iter().any(|name| name == g.name)
    };
    let generators: Vec<&Generator> = ALL.iter().filter(wanted).collect();
    let unit = if cfg!(feature = "steps") { "million branches" } else { "seconds" };
    println!(
        "{unit} a MB at {sizes:?} bytes; exponent; times prose; bytes of memory for each byte of text"
    );
    let models = Models::shipped();
    let costs = measure(&generators, sizes, &models);
    let mut prose = None;
    let mut failed = 0;
    for (generator, costs) in generators.iter().zip(costs) {
        let rates: Vec<f64> =
            costs.iter().zip(sizes).map(|(cost, &size)| cost.work / size as f64 * 1e6).collect();
        let (rate, last) = (rates[rates.len() - 1], &costs[costs.len() - 1]);
        let (smallest, largest) = (sizes[0] as f64, sizes[sizes.len() - 1] as f64);
        let exponent = (last.work / costs[0].work).ln() / (largest / smallest).ln();
        let times = rate / *prose.get_or_insert(rate);
        let over = exponent > MOST_EXPONENT || times > MOST_COST;
        failed += usize::from(over);
        let shown: String = rates.iter().map(|rate| format!("{rate:>9.2}")).collect();
        let memory = last.memory / largest;
        let fault = if over { "  over the limit" } else { "" };
        println!(
            "{:34}{shown}  {exponent:>5.2}  {times:>5.2} x  {memory:>6.0}{fault}",
            generator.name
        );
    }
    println!("{} passed, {failed} failed", generators.len() - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Returns the costs of each generator's texts, by size. Runs on all processors if it counts branches: parallel runs
/// would distort seconds.
fn measure(generators: &[&Generator], sizes: &[usize], models: &Models) -> Vec<Vec<Cost>> {
    let all =
        |generator: &Generator| sizes.iter().map(|&size| cost(generator, size, models)).collect();
    if !cfg!(feature = "steps") {
        return generators.iter().map(|generator| all(generator)).collect();
    }
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let at = next.fetch_add(1, Relaxed);
            let Some(generator) = generators.get(at) else { return };
            let costs = all(generator);
            found.lock().expect("no thread panics").push((at, costs));
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let mut found = found.into_inner().expect("no thread panics");
    found.sort_by_key(|&(at, _)| at);
    found.into_iter().map(|(_, costs)| costs).collect()
}

/// Measures the analysis of a text of this size.
fn cost(generator: &Generator, size: usize, models: &Models) -> Cost {
    let text = generator.text(size);
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let work = measured(|| read(&text, generator.html, models));
    Cost { work, memory: MEMORY.peak_usage().saturating_sub(before) as f64 }
}

#[cfg(not(feature = "steps"))]
fn measured(act: impl FnOnce()) -> f64 {
    // CPU time, which depends little on other programs.
    let start = cpu_time::ProcessTime::now();
    act();
    start.elapsed().as_secs_f64()
}

#[cfg(feature = "steps")]
fn measured(act: impl FnOnce()) -> f64 {
    let before = steps::taken();
    act();
    (steps::taken() - before) as f64 / 1e6
}

/// Runs what the worker and the page do with a text: the analysis, the transfer in pieces, and the page's view.
fn read(text: &str, html: bool, models: &Models) {
    let article =
        if html { Article::from_html(text, None, Some(&models.story)) } else { Article::from_text(tidy(text), None, &models.story) };
    let Ok(article) = article else { return };
    let ControlFlow::Continue(annotations) =
        dateline_core::annotate(&article, models, |_| ControlFlow::Continue(()))
    else {
        unreachable!("nobody stops it")
    };
    let found = dateline_core::to_schema(&annotations, Unit::Bytes, false);
    drop(annotations);
    let mut received = Analysis::default();
    for piece in found.pieces() {
        let message = serde_json::to_string(&piece).expect("plain data is JSON");
        drop(piece);
        received.append(serde_json::from_str(&message).expect("what was written can be read"));
    }
    drop(ArticleView::new(article.text, received, 0.0));
}
