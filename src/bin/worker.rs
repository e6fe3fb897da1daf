//! The worker beside the page: the core and its message loop.

fn main() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(dateline::worker::run());
}
