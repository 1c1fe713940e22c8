//! Making everything that is wanted, in its order: reports, what changed, summaries, then the pages
//! that lead to them.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::Arc;

use super::digest::Unwritten;
use super::fonts::Fonts;
use super::inputs::{self, Tools};
use super::maker::{Maker, Told};
use super::output::{Before, FRONT};
use super::plan::Plan;
use super::report::Task;
use super::timeouts::Timeouts;
use super::{
    Batch, LazyRenderer, Options, Output, changes, data_files, national, pages, pool, provenance,
    report,
};
use crate::diag::{Code, Diagnostic};
use crate::git::{Historian, LastCommits};
use crate::model::{Collection, Round};
use crate::render;
use crate::rollup;
use crate::view::DataFileView;

/// The summaries of more returns than this are made one after the other: each attaches all answers
/// of its round, which are too much to be held several times.
const MANY: usize = 1000;

/// Why a build ends before its end.
pub(super) enum Abort {
    /// Somebody asked for it.
    Stopped,
    /// It cannot go on, as was found.
    Failed,
}

impl From<pool::Stopped> for Abort {
    fn from(_: pool::Stopped) -> Self {
        Self::Stopped
    }
}

/// What came of making everything.
pub(super) enum Made {
    /// All of it is staged.
    All,
    /// The reports of these returns, each with its collection, round and file, could not be made.
    Without(Vec<[String; 3]>),
    /// What changed could not be told of these pairs, by the paths of their files without endings.
    WithoutPairs(Vec<String>),
    /// The summaries of these collections could not be made.
    Held(BTreeSet<String>),
}

/// A build, and what it has found so far.
pub(super) struct Build<'a> {
    pub(super) options: &'a Options<'a>,
    pub(super) output: &'a Output,
    pub(super) before: &'a Before,
    pub(super) tools: &'a Tools,
    pub(super) fonts: &'a Fonts,
    pub(super) timeouts: &'a Timeouts,
    pub(super) historian: &'a mut Historian,
    pub(super) found: &'a mut Vec<Diagnostic>,
    pub(super) told: &'a Told,
}

impl Build<'_> {
    /// Makes everything that is planned of the collections as they are; what is kept and not right
    /// leaves the plan.
    pub(super) fn make(
        &mut self,
        collections: &[Collection],
        plan: &mut Plan,
        progress: &(impl Fn(usize, usize) + Sync),
    ) -> Result<Made, Abort> {
        let batches = self.batches(collections, plan)?;
        let tasks = report::tasks(&batches, plan);
        let rounds: Vec<&Batch<'_>> = batches.iter().collect();
        let histories = changes::histories(&rounds, self.historian);
        let compared = changes::compared(&rounds, &histories, self.options)?;
        let pairs = compared.iter().flat_map(|own| &own.pairs);
        let pairs: Vec<_> = pairs.filter(|pair| pair.is_planned(plan)).collect();
        let all = tasks.len() + pairs.len();
        let failed = self.reports(&tasks, plan, |done, _| progress(done, all))?;
        if !failed.is_empty() {
            return Ok(Made::Without(failed));
        }
        let said = |done, _| progress(tasks.len() + done, all);
        let failed = self.changes(&pairs, plan, said)?;
        if !failed.is_empty() {
            return Ok(Made::WithoutPairs(failed));
        }
        let held = self.summaries(&batches, plan)?;
        if !held.is_empty() {
            return Ok(Made::Held(held));
        }
        plan.leave_out(&self.told.stale());
        let (options, maker) = (self.options, self.maker(plan));
        let reports = pool::run(
            &tasks,
            options.pool(),
            |_, _| (),
            |task| report::page(task, options, &maker),
        )?;
        let mut found: Vec<_> = reports.into_iter().filter_map(Result::err).collect();
        found.extend(changes::pages(&pairs, options, &maker)?);
        found.extend(changes::indexes(&compared, options, &maker));
        pages::make(&batches, options, &maker, &mut found)?;
        if plan.makes(FRONT) {
            found.extend(pages::front(collections, options, &maker).err());
        }
        self.found.append(&mut found);
        self.go_on()?;
        Ok(Made::All)
    }

    /// What is told of the last commits of a round's returns.
    fn history(&mut self, round: &Round) -> LastCommits {
        let told = self.options.history.clone();
        told.unwrap_or_else(|| provenance::history(round, self.historian))
    }

    fn maker<'b>(&'b self, plan: &'b Plan) -> Maker<'b> {
        Maker {
            plan,
            output: self.output,
            before: self.before,
            tools: self.tools,
            is_forced: self.options.is_forced,
            share: self.options.share,
            told: self.told,
            timeouts: self.timeouts,
        }
    }

    /// What is known of each round of which something is planned.
    fn batches<'a>(
        &mut self,
        collections: &'a [Collection],
        plan: &Plan,
    ) -> Result<Vec<Batch<'a>>, Abort> {
        let rounds = collections.iter().flat_map(|own| own.rounds.iter().map(move |r| (own, r)));
        let is_planned = |(collection, round): &(&Collection, &Round)| {
            plan.has_round(collection.id.as_str(), round.info.id.as_str())
        };
        let mut batches: Vec<Batch<'a>> = Vec::new();
        for (collection, round) in rounds.filter(is_planned) {
            let rollup = rollup::rollup(collection, round);
            let lang = self.options.templates.language();
            let mut failed = |error| {
                self.found.push(error);
                Abort::Failed
            };
            let data = data_files(collection, round, &rollup, lang)
                .map(|file| Ok(DataFileView::new(&file?, lang)))
                .collect::<Result<_, _>>();
            let data = data.map_err(&mut failed)?;
            let mentions = inputs::of_value(&render::mentions(&round.rubric));
            let unwritten =
                |error: Unwritten| Diagnostic::nowhere(Code::NotWritten, error.to_string());
            let mentions = mentions.map_err(unwritten).map_err(&mut failed)?;
            let folder = format!("{}/{}", collection.id, round.info.id);
            batches.push(Batch {
                collections,
                collection,
                round,
                lang: Arc::clone(lang),
                renderer: renderer(round, &batches),
                mentions,
                data,
                rollup,
                history: self.history(round),
                has_pages: plan.has(&format!("{folder}/{FRONT}")),
            });
        }
        Ok(batches)
    }

    /// Makes the PDFs of reports, or their sources; which returns have none because of what they
    /// say is returned.
    fn reports(
        &mut self,
        tasks: &[Task<'_>],
        plan: &Plan,
        progress: impl Fn(usize, usize) + Sync,
    ) -> Result<Vec<[String; 3]>, Abort> {
        let maker = self.maker(plan);
        let made = pool::run(tasks, self.options.pool(), progress, |task| {
            report::document(task, self.options, &maker, self.fonts)
        })?;
        // Figures without any of them would tell nothing, and where a document took too long that
        // nothing in it is to blame for, no other can be made: then all stays as it was.
        let are_none = made.len() > 1 && made.iter().all(Result::is_err);
        let is_hopeless = are_none || self.timeouts.is_hopeless();
        let mut failed = Vec::new();
        for (task, made) in tasks.iter().zip(made) {
            if let Err(refused) = made {
                self.found.extend(refused);
                let (batch, id) = (task.batch, task.returned.partnership());
                let round = &batch.round.info.id;
                failed.push([&batch.collection.id, round, id].map(ToString::to_string));
            }
        }
        if is_hopeless {
            return Err(Abort::Failed);
        }
        self.go_on()?;
        Ok(failed)
    }

    /// Makes the PDFs of what changed, or their sources; which have none is returned.
    fn changes(
        &mut self,
        pairs: &[&changes::Pair<'_>],
        plan: &Plan,
        progress: impl Fn(usize, usize) + Sync,
    ) -> Result<Vec<String>, Abort> {
        let mut found = Vec::new();
        let maker = self.maker(plan);
        let failed =
            changes::documents(pairs, self.options, &maker, self.fonts, progress, &mut found)?;
        self.found.append(&mut found);
        self.go_on()?;
        Ok(failed)
    }

    /// Makes the national summaries. A collection of which one could not be made is returned:
    /// nothing of it is published, so that all that was published of it agrees.
    fn summaries(&mut self, batches: &[Batch<'_>], plan: &Plan) -> Result<BTreeSet<String>, Abort> {
        let (options, maker) = (self.options, self.maker(plan));
        let (jobs, stop) = options.pool();
        let returns: usize = batches.iter().map(|batch| batch.round.returns().count()).sum();
        let jobs = if returns > MANY { NonZeroUsize::MIN } else { jobs };
        let made = pool::run(
            batches,
            (jobs, stop),
            |_, _| (),
            |batch| national::document(batch, options, &maker, self.fonts),
        )?;
        let mut held = BTreeSet::new();
        for (batch, made) in batches.iter().zip(made) {
            if let Err(found) = made {
                self.found.extend(found);
                held.insert(batch.collection.id.to_string());
            }
        }
        self.go_on()?;
        Ok(held)
    }

    /// Nothing, unless something was found with which nothing can be published.
    fn go_on(&self) -> Result<(), Abort> {
        let is_over = self.found.iter().any(|finding| finding.code.could_not_run());
        if is_over { Err(Abort::Failed) } else { Ok(()) }
    }
}

/// What sets the pages of a round: one for all rounds of a rubric, because each holds every
/// template.
fn renderer(round: &Round, batches: &[Batch<'_>]) -> Arc<LazyRenderer> {
    let of_same = batches.iter().rfind(|own| Arc::ptr_eq(&own.round.rubric, &round.rubric));
    of_same.map(|batch| Arc::clone(&batch.renderer)).unwrap_or_default()
}
