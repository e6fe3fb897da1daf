//! The commands of the house: build, serve, test, train, bench.

fn main() {}
