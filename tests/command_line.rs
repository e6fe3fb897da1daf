//! The command line's choice of models: those of a folder, or those that are compiled in.

use std::path::Path;
use std::process::{Command, Output};

/// What `dateline` says of an example of the page with these models.
fn read_with(models: &[&Path]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut dateline = Command::new(env!("CARGO_BIN_EXE_dateline"));
    if let [folder] = models {
        dateline.arg("--models").arg(folder);
    }
    let article = root.join("examples/ferry-inquiry.txt");
    dateline.arg(article).output().expect("the program starts")
}

#[test]
fn the_models_of_a_folder_are_taken() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let (own, given) = (read_with(&[]), read_with(&[&shipped]));
    assert!(own.status.success() && !own.stdout.is_empty());
    assert_eq!(own.stdout, given.stdout);
}

#[test]
fn a_folder_without_models_is_an_error_that_names_the_file() {
    let output = read_with(&[&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(said.contains("words.bin"), "{said}");
}
