//! `stocktake git-setup`: git told to compare and merge returns through stocktake, in one
//! repository alone.

use super::args::{FindingArgs, GitSetupArgs};
use super::report;
use super::status::Status;
use crate::git::setup;
use crate::terminal::Streams;

/// Sets up, or takes away what was set up.
pub(super) fn run(args: &GitSetupArgs, streams: &mut Streams) -> Status {
    let done = match args.remove {
        true => setup::remove(&args.returns),
        false => setup::install(&args.returns),
    };
    match done {
        Ok(words) => {
            streams.say(&format!("{words}\n"));
            Status::Well
        }
        Err(finding) => {
            report::show(&mut [finding], &FindingArgs::TALK, streams);
            Status::CouldNotRun
        }
    }
}
