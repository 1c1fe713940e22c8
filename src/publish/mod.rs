//! Valid returns to published files: the last stage.
//!
//! It decides which files there are, makes them a few at a time and puts each in its place in one step, so that
//! a build that is killed leaves the last good ones. What a page says is the view's, how it looks the templates'.

mod answers;
mod changes;
mod document;
mod findings;
mod fonts;
mod national;
mod outcome;
mod output;
mod pages;
mod pool;
mod provenance;
mod report;

use std::num::NonZeroUsize;

pub use outcome::{Outcome, RoundOutcome};
pub use output::{Output, OutputError};

use crate::data::{self, DataFile};
use crate::load::{History, Selections};
use crate::model::{Collection, Return, Round};
use crate::render::{Renderer, TemplateError, Templates};
use crate::rollup::{self, Rollup};
use crate::typeset::Typesetter;
use fonts::Fonts;

/// One kind of file alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Web pages: the reports and the pages around them.
    Html,
    /// PDFs.
    Pdf,
    /// The Typst source of each PDF, with all it needs.
    Typst,
}

/// How things are made.
#[derive(Debug)]
pub struct Options<'a> {
    /// Web pages and PDFs where it is `None`, else one kind alone.
    pub only: Option<Only>,
    /// How many reports are made at a time.
    pub jobs: NonZeroUsize,
    /// The templates.
    pub templates: &'a Templates,
    /// What makes PDFs.
    pub typesetter: &'a Typesetter,
    /// The creation date of every PDF in UNIX seconds, in place of its return's own.
    pub created: Option<i64>,
    /// Whether the collections are all that there are; where some could not be read, a front page that was
    /// published before, which lists them, is kept.
    pub whole: bool,
}

impl Options<'_> {
    fn makes(&self, kind: Only) -> bool {
        match self.only {
            None => kind != Only::Typst,
            Some(only) => only == kind,
        }
    }
}

/// A round of which something is published, and its figures.
struct Batch<'a> {
    collection: &'a Collection,
    round: &'a Round,
    renderer: Renderer,
    rollup: Rollup,
    /// The files of open data, as they are published.
    data: Vec<DataFile>,
    history: History,
}

impl Batch<'_> {
    /// The folder of the round, from the output folder.
    fn folder(&self) -> String {
        format!("{}/{}", self.collection.id, self.round.info.id)
    }
}

/// A report to be made.
struct Task<'a> {
    batch: &'a Batch<'a>,
    returned: &'a Return,
}

/// Makes everything that is selected; `progress` is told how many reports are done, and of how many.
///
/// One report that fails stops no other: what went wrong is in the outcome.
pub fn publish(
    collections: &[Collection],
    selections: &Selections,
    options: &Options<'_>,
    output: &Output,
    progress: impl Fn(usize, usize) + Sync,
) -> Outcome {
    let made = batches(collections, options.templates, |collection, round| {
        selections.has_round(collection.id.as_str(), round.info.id.as_str())
    });
    let later = batches(collections, options.templates, |collection, round| {
        changes::is_stale(collection, round, selections, options, output)
    });
    let made = made
        .and_then(|made| Ok((made, later?)))
        .map_err(|error| findings::template(&error, None))
        .and_then(|made| Ok((made, Fonts::unpack(options, output)?)));
    let ((batches, later), fonts) = match made {
        Ok(made) => made,
        Err(finding) => return Outcome::failed(finding),
    };
    let rounds: Vec<&Batch<'_>> = batches.iter().chain(&later).collect();
    let histories = changes::histories(&rounds);
    let compared = changes::compared(&rounds, &histories, options);
    let pairs = compared.iter().flat_map(|own| &own.pairs);
    let pairs: Vec<_> = pairs.filter(|pair| pair.is_wanted(selections, options, output)).collect();
    let tasks = tasks(&batches, selections);
    let before = if options.only == Some(Only::Html) { 0 } else { pairs.len() };
    let all = before + tasks.len();
    let mut outcome = Outcome::new(&batches, selections);
    let said = |done, _| progress(done, all);
    let found = &mut outcome.findings;
    let made = changes::documents(&pairs, options, output, &fonts, said, found);
    let said = |done, _| progress(before + done, all);
    let results = pool::run(&tasks, options.jobs, said, |task| {
        let id = task.returned.partnership();
        let link = changes::link(task.batch, id, &made, output);
        report::make(task, options, output, &fonts, link)
    });
    for (task, result) in tasks.iter().zip(results) {
        outcome.add(task, result);
    }
    let kept = summaries(&batches, selections, options, output, &fonts, &mut outcome);
    if options.makes(Only::Html) {
        outcome.findings.extend(changes::pages(&pairs, &made, options, output));
        outcome.findings.extend(changes::indexes(&compared, output));
        outcome.findings.extend(pages::make(collections, &batches, &kept, options, output));
    }
    findings::once(&mut outcome.findings);
    outcome
}

/// Makes the national summary of each round that is selected as a whole. Those that could not be made are returned, by
/// their folder: page and PDF are one summary, and the last good ones stay as they were, together.
fn summaries(
    batches: &[Batch<'_>],
    selections: &Selections,
    options: &Options<'_>,
    output: &Output,
    fonts: &Fonts,
    outcome: &mut Outcome,
) -> Vec<String> {
    if options.only == Some(Only::Html) {
        return Vec::new();
    }
    let is_whole = |batch: &&Batch<'_>| {
        selections.has_whole_round(batch.collection.id.as_str(), batch.round.info.id.as_str())
    };
    let whole: Vec<_> = batches.iter().filter(is_whole).collect();
    let made = pool::run(
        &whole,
        options.jobs,
        |_, _| (),
        |batch| national::document(batch, batches, options, output, fonts),
    );
    let failed = whole.iter().zip(made).filter_map(|(batch, made)| Some((batch, made.err()?)));
    let keep = |(batch, finding): (&&Batch<'_>, _)| {
        outcome.findings.push(finding);
        batch.folder()
    };
    failed.map(keep).collect()
}

/// What is known of each round that is wanted.
fn batches<'a>(
    collections: &'a [Collection],
    templates: &Templates,
    is_wanted: impl Fn(&Collection, &Round) -> bool,
) -> Result<Vec<Batch<'a>>, TemplateError> {
    let mut batches = Vec::new();
    for collection in collections {
        for round in collection.rounds.iter().filter(|round| is_wanted(collection, round)) {
            let rollup = rollup::rollup(collection, round);
            batches.push(Batch {
                collection,
                round,
                renderer: Renderer::new(templates, &round.rubric)?,
                data: data::files(collection, round, &rollup),
                rollup,
                history: provenance::history(round),
            });
        }
    }
    Ok(batches)
}

fn tasks<'a>(batches: &'a [Batch<'a>], selections: &Selections) -> Vec<Task<'a>> {
    let mut tasks = Vec::new();
    for batch in batches {
        let (collection, round) = (batch.collection.id.as_str(), batch.round.info.id.as_str());
        let returns = batch.round.returns();
        tasks.extend(
            returns
                .filter(|returned| {
                    selections.has_return(collection, round, returned.partnership().as_str())
                })
                .map(|returned| Task { batch, returned }),
        );
    }
    tasks
}
