//! `stocktake man`: the man pages.

use clap::CommandFactory as _;

use super::args::{Cli, ManArgs};
use super::status::Status;
use super::streams::Streams;

/// Writes `stocktake.1` and a page for each command.
pub(super) fn run(args: &ManArgs, streams: &mut Streams) -> Status {
    let made = std::fs::create_dir_all(&args.folder);
    match made.and_then(|()| clap_mangen::generate_to(Cli::command(), &args.folder)) {
        Ok(()) => Status::Well,
        Err(error) => {
            let folder = args.folder.display();
            streams.say(&format!(
                "error: the man pages cannot be written to `{folder}`: {}\n\
                 help: name a folder that is yours to write to\n",
                error.kind()
            ));
            Status::CouldNotRun
        }
    }
}
