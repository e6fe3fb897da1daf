//! The wall: without features, the core depends on nothing of the web.

use std::process::Command;

#[test]
fn the_core_needs_no_browser() {
    for target in ["wasm32-unknown-unknown", "x86_64-unknown-linux-gnu"] {
        let tree = Command::new(env!("CARGO"))
            .args([
                "tree",
                "--package",
                "dateline",
                "--edges",
                "normal",
                "--prefix",
                "none",
                "--target",
                target,
            ])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("cargo runs");
        assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
        let tree = String::from_utf8_lossy(&tree.stdout);
        assert!(tree.contains("jiff"), "the list of dependencies is not what it was: {tree}");
        for web in ["wasm-bindgen", "js-sys", "web-sys", "leptos"] {
            assert!(
                !tree.lines().any(|line| line.starts_with(web)),
                "the core depends on {web} for {target}:\n{tree}"
            );
        }
    }
}
