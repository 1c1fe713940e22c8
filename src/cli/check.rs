//! `stocktake check`: what is wrong, where, and how to put it right.

use super::args::CheckArgs;
use super::report;
use super::status::Status;
use super::streams::Streams;
use super::target::{Checked, Target};

/// Checks what is meant and says what was found.
pub(super) fn run(args: &CheckArgs, streams: &mut Streams) -> Status {
    let checked = match Target::of_any(&args.returns, &args.what) {
        Ok(target) => target.checked(),
        Err(finding) => Checked::nothing(finding),
    };
    let mut findings = checked.findings;
    report::show(&mut findings, &args.findings, streams);
    let returns = match checked.returns {
        1 => "1 return".to_owned(),
        n => format!("{n} returns"),
    };
    streams.say(&format!("{returns} checked: {}\n", report::count(&findings)));
    Status::of(&findings, args.findings.strict)
}
