//! `stocktake completions`: a script that completes what is typed.

use clap::CommandFactory as _;

use super::args::{Cli, CompletionsArgs};
use super::status::Status;
use super::streams::Streams;

/// Prints the script.
pub(super) fn run(args: &CompletionsArgs, streams: &mut Streams) -> Status {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "stocktake", &mut script);
    streams.data(&String::from_utf8_lossy(&script));
    Status::Well
}
