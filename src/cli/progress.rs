//! `stocktake status`: who has begun, how far each return is, and what is late.

use super::args::{FindingArgs, ProgressArgs};
use super::fonts;
use super::report::Report;
use super::status::Status;
use crate::diag::Diagnostic;
use crate::load::{Selection, Selections};
use crate::model::Date;
use crate::render::Templates;
use crate::system::{Disk, today};
use crate::terminal::Streams;
use crate::text::progress;
use crate::workspace::{Workspace, asked_about, target};

/// Says how far what is meant has come.
pub(super) fn run(args: &ProgressArgs, streams: &mut Streams) -> Status {
    let mut report = Report::new(&FindingArgs::TALK, streams);
    match said(args, args.on.unwrap_or_else(today), &mut report) {
        Ok(text) => streams.data(&text),
        Err(finding) => report.add(&mut [finding]),
    }
    report.show(streams);
    report.status()
}

/// What is said; what is wrong with the collections themselves goes to the report.
fn said(args: &ProgressArgs, today: Date, report: &mut Report) -> Result<String, Diagnostic> {
    let meant = args.what.as_ref().map(|text| target::to_be(&args.returns, text)).transpose()?;
    let whole = meant.iter().map(|own| Selection { partnership: None, ..own.clone() });
    let selections = Selections::new(whole.collect());
    let workspace = Workspace { system: &Disk, root: args.returns.clone(), selections };
    let checked = workspace.checked(&fonts::of(&Templates::shipped()), &mut |_| {});
    let errors = checked.findings.into_iter().filter(Diagnostic::is_error);
    report.add(&mut errors.collect::<Vec<_>>());
    let all = asked_about(&checked.collections, meant.as_ref())?;
    let said = all.iter().map(|own| match own.who {
        Some(who) => progress::returned(own.collection, (own.round, who), today),
        None => progress::round(own.collection, own.round, today),
    });
    Ok(said.collect::<Vec<_>>().join("\n"))
}
