//! `stocktake git-textconv`: a return as plain lines, which git compares in its place.

use std::fs;

use super::args::GitTextconvArgs;
use super::status::Status;
use super::streams::Streams;
use crate::load::MAX_BYTES;
use crate::merge;

/// Prints the lines; a file that is no return is printed as it is, so that git always has something to compare.
pub(super) fn run(args: &GitTextconvArgs, streams: &mut Streams) -> Status {
    match fs::read(&args.file) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let plain = (bytes.len() as u64 <= MAX_BYTES).then(|| merge::plain(&text)).flatten();
            streams.data(plain.as_deref().unwrap_or(&text));
            Status::Well
        }
        Err(error) => {
            let file = args.file.display();
            streams.say(&format!("error: `{file}` cannot be read: {}\n", error.kind()));
            Status::CouldNotRun
        }
    }
}
