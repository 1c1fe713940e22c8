//! Making everything that is wanted, in its order: reports, what changed, summaries, then the pages that lead to them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::fates::{Fates, Unread};
use super::fonts::Fonts;
use super::report::Task;
use super::{
    Batch, Only, Options, Outcome, Output, changes, findings, national, output, pages, pool,
    provenance, report,
};
use crate::data;
use crate::diag::{Code, Diagnostic};
use crate::load::{Historian, Selections};
use crate::model::{Collection, Round};
use crate::render::Renderer;
use crate::rollup;

/// Why a build ends before its end.
pub(super) enum Halt {
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
pub(super) enum Made {
    /// All of it is staged.
    All(Outcome, Fates),
    /// The reports of these returns, each with its collection, round and file, could not be made.
    Without(Vec<[String; 3]>),
}

/// A build, and what it has found so far.
pub(super) struct Build<'a> {
    pub(super) selections: &'a Selections,
    pub(super) options: &'a Options<'a>,
    pub(super) output: &'a Output,
    pub(super) fonts: &'a Fonts,
    pub(super) historian: &'a mut Historian,
    pub(super) found: &'a mut Vec<Diagnostic>,
}

impl Build<'_> {
    /// Makes everything that is wanted of the collections as they are.
    pub(super) fn make(
        &mut self,
        collections: &[Collection],
        progress: &(impl Fn(usize, usize) + Sync),
    ) -> Result<Made, Halt> {
        let batches = self.batches(collections)?;
        let tasks = report::tasks(&batches, self.selections, self.output);
        let rounds: Vec<&Batch<'_>> = batches.iter().collect();
        let histories = changes::histories(&rounds, self.historian);
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
        let mut batches: Vec<Batch<'a>> = Vec::new();
        for collection in collections {
            for round in &collection.rounds {
                let folder = format!("{}/{}", collection.id, round.info.id);
                let (id, own) = (collection.id.as_str(), round.info.id.as_str());
                if !self.selections.has_round(id, own) && !self.output.has_folder(&folder) {
                    continue;
                }
                let renderer = self.renderer(round, &batches)?;
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
                    history: provenance::history(round, self.historian),
                    makes_pages: self.options.makes(Only::Html)
                        || self.output.has(&format!("{folder}/index.html")),
                });
            }
        }
        Ok(batches)
    }

    /// What sets the pages of a round: one for all rounds of a rubric, because each holds every template.
    fn renderer(&mut self, round: &Round, batches: &[Batch<'_>]) -> Result<Arc<Renderer>, Halt> {
        let of_same = batches.iter().rfind(|b| Arc::ptr_eq(&b.round.rubric, &round.rubric));
        if let Some(batch) = of_same {
            return Ok(Arc::clone(&batch.renderer));
        }
        let renderer = Renderer::new(self.options.templates, &round.rubric);
        renderer.map(Arc::new).map_err(|error| {
            self.found.push(findings::template(&error, None));
            Halt::Failed
        })
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
        // Figures without any of them would tell nothing: then all stays as it was.
        let is_hopeless = made.len() > 1 && made.iter().all(Result::is_err);
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
        if is_hopeless {
            return Err(Halt::Failed);
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
                Err(found) => {
                    self.found.extend(found);
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
