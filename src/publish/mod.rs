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
mod build;
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
mod proof;
mod provenance;
mod report;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::Arc;

pub(crate) use findings::output as refusal;
pub use outcome::{Outcome, RoundOutcome};
pub use output::{Obstacle, Output, OutputError, Placed};

use crate::data::DataFile;
use crate::load::{Historian, History, Selections};
use crate::model::{Collection, Round, Standing};
use crate::render::{Renderer, Templates};
use crate::rollup::Rollup;
use crate::stop::Stop;
use crate::typeset::Typesetter;
use crate::view::Published;
use build::{Build, Made};
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

    /// Whether PDFs are set by templates or fonts of the user's own, which may be at fault themselves.
    fn are_own(&self) -> bool {
        ["typst/", "fonts/"].iter().any(|folder| self.templates.are_own(folder))
    }

    fn pool(&self) -> (NonZeroUsize, &Stop) {
        (self.jobs, self.stop)
    }
}

/// A round of which something is published, and its figures.
struct Batch<'a> {
    collection: &'a Collection,
    round: &'a Round,
    renderer: Arc<Renderer>,
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
    let mut historian = Historian::default();
    let fonts = match Fonts::unpack(options, &output) {
        Ok(fonts) => fonts,
        Err(finding) => return Outcome::nothing(vec![finding]),
    };
    let made = loop {
        let mut build = Build {
            selections,
            options,
            output: &output,
            fonts: &fonts,
            historian: &mut historian,
            found: &mut found,
        };
        match build.make(&collections, &progress) {
            Ok(Made::Without(returns)) => leave_out(&mut collections, &returns),
            Ok(Made::All(outcome, fates)) => break Some((outcome, fates)),
            Err(_) => break None,
        }
    };
    found.extend(historian.refusal().map(findings::no_history));
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
