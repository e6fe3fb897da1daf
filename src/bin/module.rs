//! The library for JavaScript as a program: what `dateline::module` gives away, with nothing to do of its own.

fn main() {
    dateline::module::start();
}
