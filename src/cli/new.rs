//! `stocktake new`: a return, or a round, to begin with.

use std::path::PathBuf;

use super::args::{FindingArgs, NewArgs};
use super::report;
use super::status::Status;
use crate::diag::{Findings, escaped, quoted, shell_word};
use crate::system::{Disk, staged};
use crate::terminal::{Streams, why};
use crate::workspace::{Begun, TakenFrom, Workspace, target};

/// Writes what is to be begun, and says what it wrote and what to do next.
pub(super) fn run(args: &NewArgs, streams: &mut Streams) -> Status {
    let mut found = Findings::new();
    let begun = match target::to_be(&args.returns, &args.what) {
        Ok(selection) => {
            let selections = selection.of_collection();
            let root = args.returns.clone();
            let from = match (&args.from, args.blank) {
                (_, true) => TakenFrom::Nothing,
                (Some(round), _) => TakenFrom::Round(round),
                (None, _) => TakenFrom::LastReturn,
            };
            Workspace { system: &Disk, root, selections }.begun(&selection, from, &mut found)
        }
        Err(finding) => {
            found.push(finding);
            None
        }
    };
    let Some(begun) = begun else {
        report::show(&mut found, &FindingArgs::TALK, streams);
        return Status::of(&found, false).max(Status::Errors);
    };
    let (file, text, next) = in_words(args, begun);
    match staged::create(&file, text.as_bytes()) {
        Ok(()) => {
            streams.say(&next);
            Status::Well
        }
        Err(error) => {
            let there = error.kind() == std::io::ErrorKind::AlreadyExists;
            let (file, why) = (quoted(&file.to_string_lossy()), why(&error));
            streams.say(&match there {
                true => format!(
                    "error: {file} is there already, and nothing is written over it\n\
                     help: go on with that one, or move it away first\n"
                ),
                false => format!(
                    "error: {file} cannot be written: {why}\n\
                     help: look whether the folder is yours to write to, on a disk that has room\n"
                ),
            });
            Status::CouldNotRun
        }
    }
}

/// The file, what is written to it, and what is said of it.
fn in_words(args: &NewArgs, begun: Begun) -> (PathBuf, String, String) {
    let returns = match args.returns.to_string_lossy() {
        root if root == "returns" => String::new(),
        root => format!(" --returns {}", shell_word(&root)),
    };
    let command =
        |what: &str, of: &str| format!("  stocktake {what}{returns} {}\n", shell_word(of));
    let name = &begun.name;
    let next = match begun.first {
        None => command("check", name) + &command("build --only html", name),
        Some(first) => command("check", name) + &command("new", &format!("{name}/{first}")),
    };
    let said = format!(
        "{}: {}\n\nWhat you may want to do next, once you have filled it in:\n{next}",
        escaped(&begun.file.to_string_lossy()),
        begun.says,
    );
    (begun.file, begun.text, said)
}
