//! The `stocktake` program: parse, run, exit status.

fn main() {}
