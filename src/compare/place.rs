//! Where returns are read, and the collections that were read there.

use std::path::{Path, PathBuf};

use crate::check;
use crate::diag::{self, Diagnostic};
use crate::git::Tree;
use crate::load::{self, CollectionFiles, RoundFiles, Selection, Selections};
use crate::model::Collection;
use crate::system::{Disk, Memory, System};
use crate::workspace::CollectionReader;

/// A place with collections in it.
#[derive(Debug)]
pub enum Location {
    /// A folder.
    Folder(PathBuf),
    /// One collection as it was at a revision.
    Revision(Box<Tree>),
    /// One collection in memory, and what diagnostics call its folder.
    Memory(Memory, String),
}

impl Location {
    fn system(&self) -> &dyn System {
        match self {
            Self::Folder(_) => &Disk,
            Self::Revision(tree) => &**tree,
            Self::Memory(memory, _) => memory,
        }
    }

    fn files(&self, id: &str, sink: &mut Vec<Diagnostic>) -> Vec<CollectionFiles> {
        let (root, system) = (Path::new(""), self.system());
        let mut all = match self {
            Self::Folder(root) => load::collections(system, root, sink),
            Self::Revision(tree) => load::collections_as(system, root, tree.name(), sink),
            Self::Memory(_, name) => load::collections_as(system, root, name, sink),
        };
        all.sort_by_key(|files| files.id != id);
        all
    }

    /// What a selection does not find, and where it was looked for: the innermost folder that is
    /// there.
    fn missing(&self, own: &Selection, all: &[CollectionFiles]) -> Option<Diagnostic> {
        let mut finding = Selections::new(vec![own.clone()]).missing(all).into_iter().next()?;
        let files = all.iter().find(|files| files.id == own.collection);
        let rounds = files.iter().flat_map(|files| &files.rounds);
        let mut rounds = rounds.filter(|round| Some(&round.id) == own.round.as_ref());
        let within = match (rounds.next(), files, self) {
            (Some(round), _, _) => round.name.clone(),
            (None, Some(files), _) => files.name.clone(),
            (None, None, Self::Folder(root)) => root.to_string_lossy().into_owned(),
            (None, None, Self::Revision(tree)) => tree.name().to_owned(),
            (None, None, Self::Memory(_, name)) => name.clone(),
        };
        finding.message.push_str(&format!(" in {}", diag::quoted(&within)));
        Some(finding)
    }

    /// Whether both are of one time: two folders, or the same revision. A collection has one name
    /// there.
    pub(super) fn is_of_one_time(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Folder(_), Self::Folder(_)) => true,
            (Self::Revision(one), Self::Revision(other)) => one.name() == other.name(),
            _ => false,
        }
    }
}

/// What is read of a collection, and how.
#[derive(Debug)]
pub struct WantedReturn<'a> {
    /// What is compared, of one collection: it must be there.
    pub selections: &'a [&'a Selection],
    /// The partnerships that are read in every round; all of them where there are none.
    pub stems: Vec<&'a str>,
    /// The rounds that are read as a whole, as is the one before each: what is said in a return may
    /// be taken from there.
    pub rounds: Vec<&'a str>,
}

/// Reads a collection.
///
/// # Errors
/// What is wanted is not there, or the collection or the round cannot be used.
pub fn read(place: &Location, wanted: &WantedReturn<'_>) -> Result<Collection, Vec<Diagnostic>> {
    let mut found = Vec::new();
    let Some(first) = wanted.selections.first() else { return Err(found) };
    let all = place.files(&first.collection, &mut found);
    let missing: Vec<Diagnostic> =
        wanted.selections.iter().filter_map(|own| place.missing(own, &all)).collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let others = CollectionReader::new(place.system(), None, &all);
    let Some(mut files) = all.into_iter().next() else { return Err(found) };
    let is_wanted = |round: &&RoundFiles| wanted.rounds.contains(&round.id.as_str());
    let before: Vec<String> = files
        .rounds
        .iter()
        .filter(is_wanted)
        .filter_map(|own| load::previous(place.system(), own))
        .collect();
    for round in &mut files.rounds {
        let is_whole = wanted.stems.is_empty() || is_wanted(&&*round) || before.contains(&round.id);
        round.returns.retain(|file| is_whole || wanted.stems.contains(&file.stem.as_str()));
    }
    let written = load::collection(place.system(), files, &mut found);
    let mut collection = check::collection(written, &mut found);
    if let (Some(own), Location::Folder(_)) = (&mut collection, place) {
        take_words(own, &others);
    }
    match collection {
        Some(collection) if wanted.selections.iter().all(|own| has_round(&collection, own)) => {
            Ok(collection)
        }
        _ => {
            found.retain(Diagnostic::is_error);
            Err(found)
        }
    }
}

/// Puts in what the returns take from other answers. At a revision one collection alone is read:
/// there the places are compared.
fn take_words(collection: &mut Collection, others: &CollectionReader<'_>) {
    let id = collection.id.clone();
    for round in &mut collection.rounds {
        for entry in &mut round.entries {
            let place = (id.as_str(), round.info.id.as_str(), &*round.rubric);
            check::take_words(entry, place, others);
        }
    }
}

fn has_round(collection: &Collection, selection: &Selection) -> bool {
    let is_there = |id: &String| collection.round(id).is_some();
    selection.round.as_ref().is_none_or(is_there)
}
