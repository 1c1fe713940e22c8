//! `stocktake check`: what is wrong, where, and how to put it right.
//!
//! Only what is selected is read, and one return at a time: of each, nothing is kept but what will
//! be shown.

use super::args::CheckArgs;
use super::fonts;
use super::report::Report;
use super::status::Status;
use super::target;
use crate::check::{self, Asks};
use crate::diag::Diagnostic;
use crate::diag::formats::SCHEMA;
use crate::glyphs::Fonts;
use crate::load::{self, CollectionFiles, ReturnFile};
use crate::model::{Collection, Round};
use crate::system::System;
use crate::terminal::Streams;
use crate::workspace::{Listed, Workspace};

/// Checks what is meant and says what was found.
pub(super) fn run(args: &CheckArgs, streams: &mut Streams) -> Status {
    if args.schema {
        streams.data(SCHEMA);
        return Status::Well;
    }
    let mut report = Report::new(&args.findings, streams);
    let mut returns = Returns::default();
    let fonts = fonts::of_folder(args.templates.as_deref());
    match fonts.and_then(|fonts| Ok((fonts, target::of_any(&args.returns, &args.what)?))) {
        Ok((fonts, target)) => each(&target, &fonts, &mut returns, &mut report),
        Err(finding) => report.add(&mut [finding]),
    }
    report.show(streams);
    streams.say(&format!("{}: {}\n", returns.in_words(), report.count()));
    report.status()
}

/// How many returns there are of what is meant.
#[derive(Default)]
struct Returns {
    selected: usize,
    /// Held against the rules: not where their round or collection cannot be used.
    checked: usize,
}

impl Returns {
    fn in_words(&self) -> String {
        let of = match self.selected {
            1 => "1 return".to_owned(),
            n => format!("{n} returns"),
        };
        match self.checked == self.selected {
            true => format!("{of} checked"),
            false => format!("{} of {of} checked", self.checked),
        }
    }
}

fn each(target: &Workspace<'_>, fonts: &Fonts, returns: &mut Returns, report: &mut Report) {
    let Listed { files, mut findings, .. } = target.files();
    report.add(&mut findings);
    for files in files {
        if target.selections.has_collection(&files.id) {
            collection(files, (target, fonts), returns, report);
        }
    }
}

fn collection(
    mut files: CollectionFiles,
    (target, fonts): (&Workspace<'_>, &Fonts),
    returns: &mut Returns,
    report: &mut Report,
) {
    let id = files.id.clone();
    let of_rounds: Vec<(String, Vec<ReturnFile>)> = files
        .rounds
        .iter_mut()
        .map(|round| (round.id.clone(), std::mem::take(&mut round.returns)))
        .collect();
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut written = load::collection(target.system, files, &mut found);
    check::characters(&mut written, fonts, &mut found);
    let collection = check::collection(written, &mut found);
    found.retain(|finding| target.is_meant(finding));
    report.add(&mut found);
    for (round, files) in of_rounds {
        let context = collection.as_ref().and_then(|own| Some((own, own.round(&round)?)));
        for file in files {
            if target.selections.has_return(&id, &round, &file.stem) {
                returns.selected += 1;
                returns.checked += usize::from(context.is_some());
                if context.is_some() {
                    report.looked_at(&file.name);
                }
                report.add(&mut one(target.system, file, fonts, context));
            }
        }
    }
}

/// What is found in a return; where its round cannot be used, what taking it apart finds.
fn one(
    system: &dyn System,
    file: ReturnFile,
    fonts: &Fonts,
    context: Option<(&Collection, &Round)>,
) -> Vec<Diagnostic> {
    let mut written = load::returned(system, file);
    check::characters_of_return(&mut written, fonts);
    match context {
        Some((own, round)) => {
            check::beside(written, round, &own.register, Asks::Everything).findings
        }
        None => written.findings,
    }
}
