//! `stocktake merge`: two edited copies of a return as one, as git calls a merge driver.

use std::io;
use std::path::Path;

use super::args::{FindingArgs, MergeArgs, MergeSide};
use super::report;
use super::status::Status;
use crate::diag::{Code, Diagnostic, Format, Place, Source, quoted};
use crate::git;
use crate::load::{self, MAX_BYTES};
use crate::merge::{self, Copies, Favor};
use crate::system::{Disk, ReadError, staged};
use crate::terminal::Streams;

/// Merges, writes the result and says what is left to do.
pub(super) fn run(args: &MergeArgs, streams: &mut Streams) -> Status {
    match merged(args) {
        Ok(merged) => written(args, merged, streams),
        Err(finding) => refused(finding, streams),
    }
}

/// A merged file.
pub(super) struct Merged {
    bytes: Vec<u8>,
    /// A finding for each conflict in it.
    pub(super) findings: Vec<Diagnostic>,
    /// What has to be looked at though nothing is disputed.
    remarks: Vec<Diagnostic>,
}

/// Writes the result and says what is left to do.
pub(super) fn written(args: &MergeArgs, merged: Merged, streams: &mut Streams) -> Status {
    let Merged { bytes, mut findings, remarks } = merged;
    findings.extend(remarks);
    let target = args.output.as_ref().unwrap_or(&args.ours);
    if let Err(error) = staged::write(target, &bytes) {
        findings = vec![not_written(target, &error)];
    }
    let shown = FindingArgs { format: Format::Short, ..FindingArgs::TALK };
    report::show(&mut findings, &shown, streams);
    Status::of(&findings, false)
}

/// Says why nothing was merged.
pub(super) fn refused(finding: Diagnostic, streams: &mut Streams) -> Status {
    report::show(&mut [finding], &FindingArgs::TALK, streams);
    Status::CouldNotRun
}

/// Merges the three files that are named.
pub(super) fn merged(args: &MergeArgs) -> Result<Merged, Diagnostic> {
    let name = args.path.as_ref().unwrap_or(&args.ours).to_string_lossy().into_owned();
    let files = [&args.base, &args.ours, &args.theirs];
    // One byte more than a return has tells that it is none.
    let [base, ours, theirs] = files.map(|file| read(file, MAX_BYTES + 1));
    let bytes = [base?, ours?, theirs?];
    let texts = [&bytes[0], &bytes[1], &bytes[2]].map(|bytes| text(bytes));
    let favor = args.favor.map(|side| match side {
        MergeSide::Ours => Favor::Ours,
        MergeSide::Theirs => Favor::Theirs,
        MergeSide::Base => Favor::Base,
    });
    let by_meaning = match texts {
        [Some(base), Some(ours), Some(theirs)] => {
            merge::merge(Copies { base, ours, theirs }, favor)
        }
        _ => None,
    };
    match by_meaning {
        Some(merge) => {
            let findings = conflicts(&name, &merge.text);
            let remarks = merge.warnings(&name);
            Ok(Merged { bytes: merge.text.into_bytes(), findings, remarks })
        }
        None => {
            let (bytes, findings) = by_lines(args, &name)?;
            Ok(Merged { bytes, findings, remarks: Vec::new() })
        }
    }
}

/// The first bytes of a file that is named.
fn read(file: &Path, most: u64) -> Result<Vec<u8>, Diagnostic> {
    Disk::read_named(file, most).map_err(|error| not_read(file, &error))
}

/// The text of a file that may be a return.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|text| text.len() as u64 <= MAX_BYTES)
}

/// What `check` will say of the conflicts in a file.
fn conflicts(name: &str, text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    load::returned_from(&Source::new(name, text), &mut found);
    found.retain(|finding| finding.code == Code::Conflict);
    found
}

/// What git itself makes of a file that cannot be taken apart: the ordinary marks around what both
/// changed.
fn by_lines(args: &MergeArgs, name: &str) -> Result<(Vec<u8>, Vec<Diagnostic>), Diagnostic> {
    let here = std::path::absolute(".").map_err(|error| not_here(&error))?;
    let mut command = git::command(&here);
    command.args(["merge-file", "-p", "--marker-size"]).arg(args.marker_size.to_string());
    command.args(["-L", "ours", "-L", "base", "-L", "theirs"]);
    match args.favor {
        Some(MergeSide::Ours) => _ = command.arg("--ours"),
        Some(MergeSide::Theirs) => _ = command.arg("--theirs"),
        Some(MergeSide::Base) | None => {}
    }
    let output = command.arg("--").args([&args.ours, &args.base, &args.theirs]).output();
    let place = Place::file(&Source::unread(name));
    let marks = "this is not written so that it can be merged by what it says";
    match output.map(|output| (output.status.code(), output.stdout)) {
        Ok((Some(0), merged)) => Ok((merged, Vec::new())),
        Ok((Some(1..=127), _)) if args.favor == Some(MergeSide::Base) => {
            Ok((read(&args.base, u64::MAX)?, Vec::new()))
        }
        Ok((Some(1..=127), merged)) => {
            let message =
                format!("{marks}: git left both sides' lines between `<<<<<<<` and `>>>>>>>`");
            let finding = Diagnostic::new(Code::Conflict, place, message);
            Ok((merged, vec![finding.help("make one text of both, and delete the lines of marks")]))
        }
        _ => Err(Diagnostic::new(
            Code::NotMerged,
            place,
            format!("{marks}, and git cannot merge it by lines"),
        )
        .help("look whether each copy is a text file")),
    }
}

fn not_here(error: &io::Error) -> Diagnostic {
    let message = format!("the folder that stocktake runs in cannot be found: {}", error.kind());
    Diagnostic::nowhere(Code::NotMerged, message).help("run it in a folder that is there")
}

fn not_read(file: &Path, error: &ReadError) -> Diagnostic {
    let message = format!("{} {error}", quoted(&file.to_string_lossy()));
    Diagnostic::nowhere(Code::NotMerged, message)
        .help("a merge takes three files: the copy that both began with, ours and theirs")
}

fn not_written(file: &Path, error: &io::Error) -> Diagnostic {
    let message =
        format!("{} cannot be written: {}", quoted(&file.to_string_lossy()), error.kind());
    Diagnostic::nowhere(Code::NotWritten, message).help("name a file that is yours to write to")
}
