//! The plan of a build: every output that it makes, before anything is made.
//!
//! Pure: it is worked out from the collections, what was selected, and the paths of what the builds
//! before made. What a page leads to is asked of it and never of the disk.

mod documents;
mod fates;
mod rounds;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::kind::{OutputKind, SUMMARY_NAMES};
use super::output::{FRONT, Fate};
use super::{Only, changes};
use crate::load::Selections;
use crate::model::{Collection, Round};
pub(super) use documents::source;
use fates::Fates;
pub(super) use fates::document;

/// What a plan is made from.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What there is to publish.
    pub collections: &'a [Collection],
    /// What was asked for by name.
    pub selections: &'a Selections,
    /// One kind of file alone, where that is wanted.
    pub only: Option<Only>,
    /// The names of the files that are published and set with.
    pub files: &'a Files,
    /// The paths of what the builds before made and what is still there.
    pub before: &'a BTreeSet<String>,
    /// The collections that could not be read, or not all of their rounds.
    pub unread: &'a [String],
    /// Whether all collections that there are were found.
    pub is_all: bool,
    /// What could not be made.
    pub failed: &'a Failed,
}

/// The names of the files that belong to the templates.
#[derive(Debug, Default, Clone)]
pub struct Files {
    /// What is published beside the pages: `assets/…`.
    pub assets: Vec<String>,
    /// What lies beside the source of a PDF, by its path there: the library and the fonts.
    pub beside_source: Vec<String>,
}

/// What could not be made, so that what was published of it stays.
#[derive(Debug, Default, Clone)]
pub struct Failed {
    /// What changed between two returns, by the path of its files without their endings.
    pub documents: BTreeSet<String>,
    /// The collections whose summaries could not be made.
    pub collections: BTreeSet<String>,
}

/// Why an output is in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyPlanned {
    /// It was asked for, by name or with all around it.
    Asked,
    /// It was published before, and would go on to say what is no more.
    Before,
    /// It was published before and is not made now; what it is made from is looked at, for what is
    /// right can be led to.
    Kept,
}

/// An output in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// What it is.
    pub kind: OutputKind,
    /// Why it is there.
    pub reason: WhyPlanned,
}

/// Every output of a build, and what becomes of what is none.
#[derive(Debug)]
pub struct Plan {
    outputs: BTreeMap<String, Planned>,
    /// The rounds of which there is an output, by collection and id.
    rounds: BTreeSet<(String, String)>,
    before: BTreeSet<String>,
    fates: Fates,
}

/// A plan as it is worked out.
struct Planner<'a> {
    wanted: Wanted<'a>,
    outputs: BTreeMap<String, Planned>,
}

/// A round of which something is made.
struct Planning<'a> {
    collection: &'a Collection,
    round: &'a Round,
    /// Whether its pages are made.
    has_pages: bool,
}

/// Works out every output of a build.
#[must_use]
pub fn plan(wanted: Wanted<'_>) -> Plan {
    let mut planner = Planner { wanted, outputs: BTreeMap::new() };
    let rounds = planner.rounds();
    for round in &rounds {
        planner.round(round);
    }
    let has_pages = wanted.makes(Only::Html) || rounds.iter().any(|planning| planning.has_pages);
    if has_pages {
        planner.around();
    }
    Plan {
        fates: Fates::new(&wanted, &rounds, has_pages),
        outputs: planner.outputs,
        rounds: rounds.iter().map(Planning::ids).collect(),
        before: wanted.before.clone(),
    }
}

impl Plan {
    /// Whether an output will be there and say what is so now.
    pub fn has(&self, path: &str) -> bool {
        self.outputs.contains_key(path)
    }

    /// Whether a file will be there, be it one that was made before and is not made anew.
    pub fn will_have(&self, path: &str) -> bool {
        self.has(path) || (self.before.contains(path) && self.fate(path) == Fate::Stays)
    }

    /// Whether anything of a round is made.
    pub fn has_round(&self, collection: &str, round: &str) -> bool {
        self.rounds.contains(&(collection.to_owned(), round.to_owned()))
    }

    /// What is planned of an output.
    pub fn planned(&self, path: &str) -> Option<Planned> {
        self.outputs.get(path).copied()
    }

    /// Whether an output is made now.
    pub fn makes(&self, path: &str) -> bool {
        self.planned(path).is_some_and(|planned| planned.reason != WhyPlanned::Kept)
    }

    /// Whether something is said of an output: also of one that stays and that nothing leads to.
    pub(super) fn tells(&self, path: &str) -> bool {
        self.has(path) || self.will_have(path)
    }

    /// Every output, by path.
    pub fn outputs(&self) -> impl Iterator<Item = (&str, Planned)> {
        self.outputs.iter().map(|(path, planned)| (path.as_str(), *planned))
    }

    /// Leaves out what is kept but was made from something else than there is now: nothing leads to
    /// it.
    pub(super) fn leave_out(&mut self, stale: &BTreeSet<String>) {
        self.outputs.retain(|path, _| !stale.contains(path));
    }

    /// What there is to make documents of and is not made: collections, and documents by their
    /// paths without endings.
    pub(super) fn left_out(&self) -> Vec<String> {
        let is_planned = |document: &&String| {
            let source = format!("{}/main.typ", source(document));
            ["html", "pdf"].iter().any(|end| self.has(&format!("{document}.{end}")))
                || self.has(&source)
        };
        let documents = self.fates.documents().filter(|own| !is_planned(own) && !is_summary(own));
        self.fates.collections().map(str::to_owned).chain(documents.cloned()).collect()
    }

    /// What becomes of a file that a build before made and this one does not.
    pub(super) fn fate(&self, path: &str) -> Fate {
        self.fates.of(path)
    }
}

/// Whether a document is the summary of a round, whose page has another name.
fn is_summary(document: &str) -> bool {
    SUMMARY_NAMES.iter().any(|name| document.ends_with(&format!("/{name}")))
}

impl Wanted<'_> {
    fn makes(&self, kind: Only) -> bool {
        match self.only {
            None => kind != Only::Typst,
            Some(only) => only == kind,
        }
    }

    /// Whether everything could be read and made.
    fn is_whole(&self) -> bool {
        self.is_all && self.unread.is_empty() && self.failed.collections.is_empty()
    }

    /// Whether something in a folder was published before.
    fn has_folder(&self, folder: &str) -> bool {
        let folder = format!("{folder}/");
        self.before.range(folder.clone()..).next().is_some_and(|path| path.starts_with(&folder))
    }

    fn had(&self, path: &str) -> bool {
        self.before.contains(path)
    }
}

impl Planner<'_> {
    fn add(&mut self, path: String, kind: OutputKind, reason: WhyPlanned) {
        self.outputs.insert(path, Planned { kind, reason });
    }

    /// What all pages share, and the front page: not where it would list fewer than there are.
    fn around(&mut self) {
        let reason = WhyPlanned::of(self.wanted.makes(Only::Html));
        for name in &self.wanted.files.assets {
            self.add(name.clone(), OutputKind::Asset, reason);
        }
        if self.wanted.is_whole() || !self.wanted.had(FRONT) {
            self.add(FRONT.to_owned(), OutputKind::FrontPage, reason);
        }
    }
}

impl WhyPlanned {
    fn of(is_asked: bool) -> Self {
        if is_asked { Self::Asked } else { Self::Before }
    }
}

impl Planning<'_> {
    /// The folder of its reports, from the output folder.
    fn folder(&self) -> String {
        format!("{}/{}", self.collection.id, self.round.info.id)
    }

    /// The folder of what changed since the round before, where there is one.
    fn changes(&self) -> Option<(String, &Round)> {
        let before = self.collection.before(self.round)?;
        Some((changes::folder(self.collection, before, self.round), before))
    }

    fn ids(&self) -> (String, String) {
        (self.collection.id.to_string(), self.round.info.id.to_string())
    }
}
