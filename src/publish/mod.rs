//! Valid returns to published files: the last stage.
//!
//! It decides which files there are, makes them a few at a time in a staging folder, and puts them in place together. What
//! a page says is the view's, how it looks the templates'.
//!
//! All that is published agrees. Reports are made first: a return whose report cannot be made is left out of everything
//! that sums up or compares, and its last good report stays. Whatever was published before and would say something else
//! now is made anew with what is selected; a page leads to no PDF that says something else; and what stocktake made of
//! what is gone is taken away.

mod answers;
mod changes;
mod document;
mod fates;
mod findings;
mod fonts;
mod national;
mod outcome;
mod output;
mod pages;
mod pool;
mod provenance;
mod report;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

pub(crate) use findings::output as refusal;
pub use outcome::{Outcome, RoundOutcome};
pub use output::{Obstacle, Output, OutputError, Placed};

use crate::data::{self, DataFile};
use crate::diag::{Code, Diagnostic};
use crate::load::{History, Selections};
use crate::model::{Collection, Round, Standing};
use crate::render::{Renderer, Templates};
use crate::rollup::{self, Rollup};
use crate::stop::Stop;
use crate::typeset::Typesetter;
use crate::view::Published;
use fates::{Fates, Unread};
use fonts::Fonts;
use report::Task;

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
    /// The collections that could not be read, or not all of their rounds: what was published of them stays, and so does
    /// a front page that lists them.
    pub unread: Vec<String>,
    /// Whether all collections that there are were found; else nothing is known to be gone.
    pub is_all: bool,
    /// Whether somebody wants the build to end.
    pub stop: &'a Stop,
}

impl Options<'_> {
    fn makes(&self, kind: Only) -> bool {
        match self.only {
            None => kind != Only::Typst,
            Some(only) => only == kind,
        }
    }

    fn pool(&self) -> (NonZeroUsize, &Stop) {
        (self.jobs, self.stop)
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
    /// Whether its pages are made: where pages are wanted, and where it has pages already.
    makes_pages: bool,
}

impl Batch<'_> {
    /// The folder of the round, from the output folder.
    fn folder(&self) -> String {
        format!("{}/{}", self.collection.id, self.round.info.id)
    }

    /// What there is of a partnership's report; `pdfs` are those that are right. Of a return that is left out it is what
    /// was published before.
    fn published(&self, id: &str, pdfs: &BTreeSet<String>, output: &Output) -> Published {
        let entry = self.round.entries.iter().find(|entry| entry.stem == id);
        let is_valid = entry.is_some_and(|own| matches!(own.standing, Standing::Valid(_)));
        let pdf = format!("{}/{id}.pdf", self.folder());
        Published {
            html: output.has(&format!("{}/{id}.html", self.folder())),
            pdf: if is_valid { pdfs.contains(&pdf) } else { output.has(&pdf) },
        }
    }
}

/// Why a build ends before its end.
enum Halt {
    /// Somebody asked for it.
    Stopped,
    /// It cannot go on, as was found.
    Failed,
}

impl From<pool::Stopped> for Halt {
    fn from(_: pool::Stopped) -> Self {
        Self::Stopped
    }
}

/// What came of making everything.
enum Made {
    /// All of it is staged.
    All(Outcome, Fates),
    /// The reports of these returns, each with its collection, round and file, could not be made.
    Without(Vec<[String; 3]>),
}

/// Makes everything that is selected, and what was published before and would say something else now, and puts it in place;
/// `progress` is told how many documents are done, and of how many.
///
/// One report that fails stops no other: what went wrong is in the outcome.
pub fn publish(
    mut collections: Vec<Collection>,
    selections: &Selections,
    options: &Options<'_>,
    output: Output,
    progress: impl Fn(usize, usize) + Sync,
) -> Outcome {
    let mut found = Vec::new();
    let fonts = match Fonts::unpack(options, &output) {
        Ok(fonts) => fonts,
        Err(finding) => return Outcome::nothing(vec![finding]),
    };
    let made = loop {
        let mut build =
            Build { selections, options, output: &output, fonts: &fonts, found: &mut found };
        match build.make(&collections, &progress) {
            Ok(Made::Without(returns)) => leave_out(&mut collections, &returns),
            Ok(Made::All(outcome, fates)) => break Some((outcome, fates)),
            Err(_) => break None,
        }
    };
    findings::once(&mut found);
    let Some((mut outcome, fates)) = made else { return Outcome::nothing(found) };
    match output.publish(|path| fates.of(path)) {
        Ok(placed) => {
            found.extend(findings::altered(&placed));
            outcome.placed = Some(placed);
        }
        Err(error) => {
            found.push(findings::output(&error));
            outcome = Outcome::default();
        }
    }
    Outcome { findings: found, ..outcome }
}

/// Leaves out the returns whose reports could not be made.
fn leave_out(collections: &mut [Collection], returns: &[[String; 3]]) {
    for [collection, round, stem] in returns {
        let collections = collections.iter_mut().filter(|own| own.id.as_str() == collection);
        let rounds = collections.flat_map(|own| &mut own.rounds);
        for round in rounds.filter(|own| own.info.id.as_str() == round) {
            round.leave_out(stem);
        }
    }
}

/// A build, and what it has found so far.
struct Build<'a> {
    selections: &'a Selections,
    options: &'a Options<'a>,
    output: &'a Output,
    fonts: &'a Fonts,
    found: &'a mut Vec<Diagnostic>,
}

impl Build<'_> {
    /// Makes everything that is wanted of the collections as they are.
    fn make(
        &mut self,
        collections: &[Collection],
        progress: &(impl Fn(usize, usize) + Sync),
    ) -> Result<Made, Halt> {
        let batches = self.batches(collections)?;
        let tasks = report::tasks(&batches, self.selections, self.output);
        let rounds: Vec<&Batch<'_>> = batches.iter().collect();
        let histories = changes::histories(&rounds);
        let compared = changes::compared(&rounds, &histories, self.selections, self.options)?;
        let pairs = compared.iter().flat_map(|own| &own.pairs);
        let pairs: Vec<_> = pairs.filter(|pair| pair.is_wanted(self.output)).collect();
        let all = tasks.len() + pairs.len();
        let mut pdfs = BTreeSet::new();
        let failed = self.reports(&tasks, &mut pdfs, |done, _| progress(done, all))?;
        if !failed.is_empty() {
            return Ok(Made::Without(failed));
        }
        let said = |done, _| progress(tasks.len() + done, all);
        let made = changes::documents(
            &pairs,
            self.options,
            self.output,
            self.fonts,
            said,
            &mut pdfs,
            self.found,
        )?;
        self.go_on()?;
        let held = self.summaries(&batches, &mut pdfs)?;
        self.pages(&tasks, &pairs, &compared, &made, &pdfs)?;
        pages::make(&batches, &pdfs, self.options, self.output, self.found)?;
        held.iter().for_each(|collection| self.output.discard(&format!("{collection}/")));
        let Options { unread, is_all, .. } = self.options;
        let unread = Unread { collections: unread, is_all: *is_all, held: &held };
        if self.makes_front(&batches, &unread) {
            self.found.extend(pages::front(collections, self.options, self.output).err());
        }
        self.go_on()?;
        let outcome = Outcome::new(&batches, self.selections, &held);
        Ok(Made::All(outcome, Fates::new(collections, &batches, self.selections, &unread)))
    }

    /// What is known of each round that is selected, or of which something was published.
    fn batches<'a>(&mut self, collections: &'a [Collection]) -> Result<Vec<Batch<'a>>, Halt> {
        let mut batches = Vec::new();
        for collection in collections {
            for round in &collection.rounds {
                let folder = format!("{}/{}", collection.id, round.info.id);
                let (id, own) = (collection.id.as_str(), round.info.id.as_str());
                if !self.selections.has_round(id, own) && !self.output.has_folder(&folder) {
                    continue;
                }
                let renderer = Renderer::new(self.options.templates, &round.rubric);
                let renderer = renderer.map_err(|error| {
                    self.found.push(findings::template(&error, None));
                    Halt::Failed
                })?;
                let rollup = rollup::rollup(collection, round);
                let data = data::files(collection, round, &rollup).map_err(|error| {
                    self.found.push(Diagnostic::nowhere(Code::NotWritten, error.to_string()));
                    Halt::Failed
                })?;
                batches.push(Batch {
                    collection,
                    round,
                    renderer,
                    data,
                    rollup,
                    history: provenance::history(round),
                    makes_pages: self.options.makes(Only::Html)
                        || self.output.has(&format!("{folder}/index.html")),
                });
            }
        }
        Ok(batches)
    }

    /// Makes the PDFs of reports, or their sources; which returns have none because of what they say is returned.
    fn reports(
        &mut self,
        tasks: &[Task<'_>],
        pdfs: &mut BTreeSet<String>,
        progress: impl Fn(usize, usize) + Sync,
    ) -> Result<Vec<[String; 3]>, Halt> {
        let made = pool::run(tasks, self.options.pool(), progress, |task| {
            report::document(task, self.options, self.output, self.fonts)
        })?;
        let mut failed = Vec::new();
        for (task, made) in tasks.iter().zip(made) {
            match made {
                Ok(pdf) => pdfs.extend(pdf),
                Err(refused) => {
                    self.found.extend(refused);
                    let (batch, id) = (task.batch, task.returned.partnership());
                    let round = &batch.round.info.id;
                    failed.push([&batch.collection.id, round, id].map(ToString::to_string));
                }
            }
        }
        self.go_on()?;
        Ok(failed)
    }

    /// Makes the national summaries. A collection of which one could not be made is returned: nothing of it is published,
    /// so that all that was published of it agrees.
    fn summaries(
        &mut self,
        batches: &[Batch<'_>],
        pdfs: &mut BTreeSet<String>,
    ) -> Result<BTreeSet<String>, Halt> {
        let (options, output) = (self.options, self.output);
        let made = pool::run(
            batches,
            options.pool(),
            |_, _| (),
            |batch| national::document(batch, self.selections, options, output, self.fonts),
        )?;
        let mut held = BTreeSet::new();
        for (batch, made) in batches.iter().zip(made) {
            match made {
                Ok(pdf) => pdfs.extend(pdf),
                Err(finding) => {
                    self.found.push(finding);
                    held.insert(batch.collection.id.to_string());
                }
            }
        }
        self.go_on()?;
        Ok(held)
    }

    /// Makes the pages of reports and of what changed, and the indexes of these.
    fn pages(
        &mut self,
        tasks: &[Task<'_>],
        pairs: &[&changes::Pair<'_>],
        compared: &[changes::Changes<'_>],
        made: &changes::Made,
        pdfs: &BTreeSet<String>,
    ) -> Result<(), Halt> {
        let (options, output) = (self.options, self.output);
        let tasks: Vec<_> = tasks.iter().filter(|task| task.batch.makes_pages).collect();
        let reports = pool::run(
            &tasks,
            options.pool(),
            |_, _| (),
            |task| {
                let link = changes::link(task.batch, task.returned.partnership(), made);
                report::page(task, pdfs, link, output)
            },
        )?;
        self.found.extend(reports.into_iter().filter_map(Result::err));
        self.found.extend(changes::pages(pairs, made, pdfs, options, output)?);
        self.found.extend(changes::indexes(compared, made, output));
        Ok(())
    }

    /// Whether the front page is made: where pages are, but not where it lists more than could be read.
    fn makes_front(&self, batches: &[Batch<'_>], unread: &Unread<'_>) -> bool {
        let makes_pages =
            self.options.makes(Only::Html) || batches.iter().any(|batch| batch.makes_pages);
        makes_pages && (unread.is_none() || !self.output.has(output::FRONT))
    }

    /// Nothing, unless something was found with which nothing can be published.
    fn go_on(&self) -> Result<(), Halt> {
        let is_over = self.found.iter().any(|finding| finding.code.could_not_run());
        if is_over { Err(Halt::Failed) } else { Ok(()) }
    }
}
