//! The annex of the page, as a program: starts it.

fn main() {
    console_error_panic_hook::set_once();
    dateline::annex::run();
}
