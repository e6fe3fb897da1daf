//! The clerk beside the page: the writers of exports and their message loop.

fn main() {
    console_error_panic_hook::set_once();
    dateline::clerk::run();
}
