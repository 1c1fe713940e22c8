//! `stocktake git-textconv`: a file as it is.
//!
//! An earlier stocktake told git to compare what this prints in place of the file, and `git blame`
//! counts its lines. So it prints the file's own, until `git-setup` has taken that setting away.

use std::fs;

use super::args::GitTextconvArgs;
use super::status::Status;
use crate::diag::quoted;
use crate::terminal::Streams;

/// Prints the file.
pub(super) fn run(args: &GitTextconvArgs, streams: &mut Streams) -> Status {
    match fs::read(&args.file) {
        Ok(bytes) => {
            streams.data(&String::from_utf8_lossy(&bytes));
            Status::Well
        }
        Err(error) => {
            let file = quoted(&args.file.to_string_lossy());
            streams.say(&format!("error: {file} cannot be read: {}\n", error.kind()));
            Status::CouldNotRun
        }
    }
}
