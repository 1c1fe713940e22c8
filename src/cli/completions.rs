//! `stocktake completions`: a script that completes what is typed.

use clap::{Command, CommandFactory as _};

use super::args::{Cli, CompletionsArgs};
use super::status::Status;
use crate::terminal::Streams;

/// The command line as its help shows it: scripts would offer hidden commands too.
fn shown() -> Command {
    let full = Cli::command();
    let shown = full.get_subcommands().filter(|command| !command.is_hide_set()).cloned();
    Command::new("stocktake").version(env!("CARGO_PKG_VERSION")).subcommands(shown)
}

/// Prints the script.
pub(super) fn run(args: &CompletionsArgs, streams: &mut Streams) -> Status {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut shown(), "stocktake", &mut script);
    streams.data(&String::from_utf8_lossy(&script));
    Status::Well
}
