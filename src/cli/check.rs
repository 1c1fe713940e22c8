//! `stocktake check`: what is wrong, where, and how to put it right.
//!
//! Only what is selected is read, and one return at a time: of each, nothing is kept but what will
//! be shown, and what was mended.

mod mending;
mod standard_input;

use std::path::{Path, PathBuf};

use super::args::{CheckArgs, Mend};
use super::fonts;
use super::report::Report;
use super::status::Status;
use crate::check;
use crate::diag::formats::SCHEMA;
use crate::diag::{Diagnostic, Safety};
use crate::form::AnswerForm;
use crate::glyphs::Fonts;
use crate::load::{self, CollectionFiles, Forms, ReturnFile, Selections, WrittenReturn};
use crate::model::{Collection, Round};
use crate::system::{Disk, Memory, Overlay, System};
use crate::terminal::Streams;
use crate::workspace::{
    CheckedFile, CollectionReader, Listed, Mending, Workspace, leads_somewhere, target,
};
use standard_input::Typed;

/// Checks what is meant, mends what is to be mended, and says what was found.
pub(super) fn run(args: &CheckArgs, streams: &mut Streams) -> Status {
    if args.schema {
        streams.data(SCHEMA);
        return Status::Well;
    }
    let most = args.fix.map(Mend::safety).or(args.diff.then_some(Safety::Safe));
    let mut report = Report::new(&args.findings, streams);
    let mut returns = Returns::default();
    let done = Typed::of(args).map_err(|finding| vec![finding]).and_then(|typed| {
        let Typed { above, is } = typed;
        let overlay = Overlay::new(&Disk, above);
        let target = match is {
            Some(is) => {
                let (root, selections) = (args.returns.clone(), Selections::new(vec![is]));
                Workspace { system: &overlay, root, selections }
            }
            None => target::of_any(&args.returns, &args.what).map_err(|finding| vec![finding])?,
        };
        each(args, &target, most, (&mut returns, &mut report), streams)
    });
    if let Err(mut findings) = done {
        report.add(&mut findings);
    }
    if !args.diff {
        report.show(streams);
    }
    streams.say(&format!("{}: {}\n", returns.in_words(), report.count()));
    if let Some(hint) = report.mended_by(most).filter(|_| !args.diff) {
        streams.say(&format!("{hint}\n"));
    }
    report.status()
}

/// Checks each return of what is meant, and says what was mended.
fn each(
    args: &CheckArgs,
    target: &Workspace<'_>,
    most: Option<Safety>,
    (returns, report): (&mut Returns, &mut Report),
    streams: &mut Streams,
) -> Result<(), Vec<Diagnostic>> {
    let templates = fonts::templates(args.templates.as_deref())?;
    report.add(&mut templates.told().to_vec());
    let fonts = fonts::of(&templates);
    let mut mending = Mending::new(most, args.diff, &target.root);
    Run { target, fonts: &fonts, mending: &mut mending, returns, report }.each();
    mending::show(&mut mending, args.diff, streams);
    Ok(())
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

/// What is checked, with what, and what was found so far.
struct Run<'a> {
    target: &'a Workspace<'a>,
    fonts: &'a Fonts,
    mending: &'a mut Mending,
    returns: &'a mut Returns,
    report: &'a mut Report,
}

impl Run<'_> {
    fn each(&mut self) {
        let Listed { files, mut findings, .. } = self.target.files();
        self.report.add(&mut findings);
        let others = CollectionReader::new(self.target.system, Some(self.fonts), &files);
        for files in files {
            if self.target.selections.has_collection(&files.id) {
                self.collection(files, &others);
            }
        }
    }

    fn collection(&mut self, mut files: CollectionFiles, others: &CollectionReader<'_>) {
        let id = files.id.clone();
        let of_rounds: Vec<(String, Vec<ReturnFile>)> = files
            .rounds
            .iter_mut()
            .map(|round| (round.id.clone(), std::mem::take(&mut round.returns)))
            .collect();
        let (collection, forms) = self.its_own(&files, others);
        for (round, files) in of_rounds {
            let context = collection.as_ref().and_then(|own| Some((own, own.round(&round)?)));
            for file in files {
                if self.target.selections.has_return(&id, &round, &file.stem) {
                    self.returns.selected += 1;
                    self.returns.checked += usize::from(context.is_some());
                    if context.is_some() {
                        self.report.looked_at(&file.name);
                    }
                    self.one(file, &forms.of(&round), context, others);
                }
            }
        }
    }

    /// The files of a collection that are no returns.
    fn its_own(
        &mut self,
        files: &CollectionFiles,
        others: &CollectionReader<'_>,
    ) -> (Option<Collection>, Forms) {
        let (system, fonts) = (self.target.system, self.fonts);
        let (mut found, mut own) = own_files(system, files.clone(), fonts, others);
        let mut mended = Memory::new();
        for (path, name) in mendable(files, self.target) {
            let check = |memory: Memory| {
                own_files(&Overlay::new(system, memory), files.clone(), fonts, others)
            };
            let with = |text: &str| mended.clone().file(&path, text);
            let of = |findings| CheckedFile { findings, is_read: true };
            let again = |text: &str| of(check(with(text)).0);
            let outcome = self.mending.mend((&path, &name), of(found), again);
            if let Some(text) = outcome.text {
                mended = with(&text);
                own = check(mended.clone()).1;
            }
            found = outcome.findings;
        }
        found.retain(|finding| self.target.is_meant(finding));
        self.report.add(&mut found);
        own
    }

    /// A return; where its round cannot be used, what taking it apart finds.
    fn one(
        &mut self,
        file: ReturnFile,
        form: &AnswerForm,
        context: Option<(&Collection, &Round)>,
        others: &CollectionReader<'_>,
    ) {
        let fonts = self.fonts;
        let check = |mut written: WrittenReturn| {
            check::characters_of_return(&mut written, fonts);
            let is_read = written.raw.is_some();
            let findings = match context {
                Some((own, round)) => {
                    others.check(written, (own.id.as_str(), round), &own.register).findings
                }
                None => written.findings,
            };
            CheckedFile { findings, is_read }
        };
        let ReturnFile { stem, path, name } = file.clone();
        let first = check(load::returned(self.target.system, file, form));
        let again = |text: &str| check(load::returned_of(text.into(), &stem, name.clone(), form));
        let mut outcome = self.mending.mend((&path, &name), first, again);
        self.report.add(&mut outcome.findings);
    }
}

/// What is found in the files of a collection that are no returns, and what they say.
fn own_files(
    system: &dyn System,
    files: CollectionFiles,
    fonts: &Fonts,
    others: &CollectionReader<'_>,
) -> (Vec<Diagnostic>, (Option<Collection>, Forms)) {
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut written = load::collection(system, files, &mut found);
    check::characters(&mut written, fonts, &mut found);
    let mut forms = written.forms();
    let collection = check::collection(written, &mut found);
    if collection.is_none() {
        forms = forms.unless_broken(&found);
    }
    let collection = collection.filter(|own| leads_somewhere(own, others, &mut found));
    (found, (collection, forms))
}

/// Those of a collection's own files that are meant as such, and not for the sake of their returns:
/// each with the name that findings call it.
fn mendable(files: &CollectionFiles, target: &Workspace<'_>) -> Vec<(PathBuf, String)> {
    let file =
        |folder: &Path, called: &str, name: &str| (folder.join(name), format!("{called}/{name}"));
    let mut all = Vec::new();
    if target.selections.has_more_than_returns(&files.id) {
        all.push(file(&files.path, &files.name, "rubric.yaml"));
        all.push(file(&files.path, &files.name, files.register));
        all.extend(files.earlier.iter().map(|own| (own.path.clone(), own.name.clone())));
    }
    let rounds = files.rounds.iter();
    let rounds = rounds.filter(|own| target.selections.has_whole_round(&files.id, &own.id));
    all.extend(rounds.map(|own| file(&own.path, &own.name, "round.yaml")));
    all
}
