//! The `stocktake` program: hand the arguments over, give the exit status back.

use std::process::ExitCode;

fn main() -> ExitCode {
    stocktake::cli::main(std::env::args_os())
}
