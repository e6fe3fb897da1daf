//! `train [NAME …]`: rebuilds the named models, or all of them.

fn main() {}
