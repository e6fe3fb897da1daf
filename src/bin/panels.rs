//! The entry point of the panels program.

fn main() {
    console_error_panic_hook::set_once();
    dateline::panels::run();
}
