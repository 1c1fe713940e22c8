//! `stocktake rollup`: the figures of a round, as data on standard output.

use std::ffi::{OsStr, OsString};

use super::args::{Data, FindingArgs, RollupArgs};
use super::fonts;
use super::report::Report;
use super::status::Status;
use crate::data::{self, Rows};
use crate::diag::{Code, Diagnostic, quoted};
use crate::load::Selection;
use crate::model::{Collection, Round};
use crate::render::Templates;
use crate::rollup;
use crate::terminal::Streams;
use crate::text::{self, built};
use crate::workspace::{Checked, Workspace, target};

/// Prints the figures of the round that is meant, and says what was found in its returns.
pub(super) fn run(args: &RollupArgs, streams: &mut Streams) -> Status {
    let Some(what) = &args.what else {
        streams.data(data::SCHEMA);
        return Status::Well;
    };
    let shown = FindingArgs { strict: args.strict, color: args.color, ..FindingArgs::TALK };
    let mut report = Report::new(&shown, streams);
    let templates = fonts::templates(args.templates.as_deref());
    let attempt = templates.and_then(|templates| {
        let attempted = attempt(args, what, &templates, &mut report);
        let (mut checked, selection) = attempted.map_err(|finding| vec![finding])?;
        checked.findings.extend(templates.told().iter().cloned());
        Ok((checked, selection, templates))
    });
    let (checked, selection, templates) = match attempt {
        Ok((checked, selection, templates)) => (checked, Some(selection), templates),
        Err(findings) => (Checked::nothing(findings), None, Templates::shipped()),
    };
    let mut findings = checked.findings;
    report.add(&mut findings);
    report.show(streams);
    let counted = report.count();
    let round = selection.and_then(|selection| find(&checked.collections, &selection));
    if let Some((collection, round)) = round {
        let figures = rollup::rollup(collection, round);
        let text = match args.format {
            Data::Table => Ok(text::rollup::table(&figures, round, templates.language())),
            Data::Csv => {
                let rows = args.rows.unwrap_or_else(|| Rows::usual(&round.rubric));
                Ok(data::csv(rows, collection, round, &figures))
            }
            Data::Json => data::json(&figures),
        };
        match text {
            Ok(text) => streams.data(&text),
            Err(error) => {
                streams.say(&format!("error: {error}\n"));
                return Status::CouldNotRun;
            }
        }
        let before = collection.unused_back_from(round);
        let before = before.filter(|(own, _)| own.info.id != round.info.id);
        let missed = before.filter_map(|(own, entry)| {
            let name = format!("{}/{}/{}", collection.id, own.info.id, entry.stem);
            Some((name, entry.why_unused()?))
        });
        streams.say(&built::missed(&missed.collect()));
        let (returned, expected) = (figures.denominators.returned, figures.denominators.expected);
        streams.say(&format!("{returned} of {expected} returns counted: {counted}\n"));
    }
    report.status()
}

/// What was read, and the round of it that is meant.
fn attempt(
    args: &RollupArgs,
    what: &OsString,
    templates: &Templates,
    report: &mut Report,
) -> Result<(Checked, Selection), Diagnostic> {
    let (target, selection) = meant(args, what)?;
    let fonts = fonts::of(templates);
    let mut tell = |mut found: Vec<Diagnostic>| report.add(&mut found);
    Ok((target.checked_back_from(&selection, &fonts, &mut tell), selection))
}

/// The folder and the round that are meant.
fn meant(
    args: &RollupArgs,
    what: &OsString,
) -> Result<(Workspace<'static>, Selection), Diagnostic> {
    let target = target::of_selections(&args.returns, std::slice::from_ref(what))?;
    match what.to_str().and_then(Selection::parse) {
        Some(selection @ Selection { round: Some(_), partnership: None, .. }) => {
            Ok((target, selection))
        }
        _ => Err(not_a_round(what)),
    }
}

fn not_a_round(what: &OsStr) -> Diagnostic {
    let message = format!("{} is not a round", quoted(&what.to_string_lossy()));
    Diagnostic::nowhere(Code::NothingSelected, message)
        .help("the figures are those of one round: write `collection/round`")
}

/// The round, where it and its collection could be read.
fn find<'a>(
    collections: &'a [Collection],
    selection: &Selection,
) -> Option<(&'a Collection, &'a Round)> {
    let is_own = |collection: &&Collection| collection.id.as_str() == selection.collection;
    let collection = collections.iter().find(is_own)?;
    Some((collection, collection.round(selection.round.as_deref()?)?))
}
