//! The page: puts the app where the static page was.

fn main() {
    console_error_panic_hook::set_once();
    dateline::mount();
}
