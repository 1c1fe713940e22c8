//! `stocktake git-merge-driver`: two edited copies of a file as one, as git calls a program that
//! merges.
//!
//! How it ends says to the shell that called it what it has done; what it has not done git does.

use super::args::{GitMergeDriverArgs, MergeArgs, MergeSide};
use super::merge::{self, Merged};
use super::status::Status;
use crate::compare::ReturnPath;
use crate::diag::quoted;
use crate::git::setup::{CONFLICTS, DONE, NOT_MINE};
use crate::system::Disk;
use crate::terminal::Streams;

/// What the environment says of places that both sides changed: git tells no program of its `-X
/// ours` and `-X theirs`.
const FAVOR: &str = "STOCKTAKE_MERGE_FAVOR";

/// Merges what is a return.
pub(super) fn run(args: &GitMergeDriverArgs, streams: &mut Streams) -> Status {
    if !is_return(args) {
        return Status::Told(NOT_MINE);
    }
    let favor = if args.virtual_base { None } else { favor(streams) };
    let merge = MergeArgs {
        base: args.base.clone(),
        ours: args.ours.clone(),
        theirs: args.theirs.clone(),
        output: None,
        path: Some(args.path.clone()),
        marker_size: args.marker_size,
        favor,
    };
    match merge::merged(&merge) {
        // Two bases that differ are left to git, which keeps both between marks.
        Ok(Merged { findings, .. }) if args.virtual_base && !findings.is_empty() => {
            Status::Told(NOT_MINE)
        }
        Ok(merged) => {
            let is_clean = merged.findings.is_empty();
            match merge::written(&merge, merged, streams) {
                Status::CouldNotRun => Status::CouldNotRun,
                _ if is_clean => Status::Told(DONE),
                _ => Status::Told(CONFLICTS),
            }
        }
        Err(finding) => merge::refused(finding, streams),
    }
}

fn is_return(args: &GitMergeDriverArgs) -> bool {
    let Some(spot) = args.path.to_str().and_then(ReturnPath::of) else { return false };
    let texts = [&args.ours, &args.theirs].map(|file| {
        let bytes = Disk::read_named(file, u64::MAX).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    });
    spot.is_of_return(&[&texts[0], &texts[1]])
}

fn favor(streams: &mut Streams) -> Option<MergeSide> {
    let value = std::env::var_os(FAVOR).filter(|value| !value.is_empty())?;
    match value.to_str() {
        Some("ours") => Some(MergeSide::Ours),
        Some("theirs") => Some(MergeSide::Theirs),
        _ => {
            let value = quoted(&value.to_string_lossy());
            streams.say(&format!("warning: `{FAVOR}` is {value}: it can be `ours` or `theirs`\n"));
            None
        }
    }
}
