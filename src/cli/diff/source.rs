//! Where returns are read, and the collections that were read there.

use std::path::PathBuf;

use crate::check;
use crate::diag::Diagnostic;
use crate::load::{self, CollectionFiles, ReturnFile, Selection, Selections, Snapshot};
use crate::model::{Collection, Entry, Round};

/// A place with collections in it.
#[derive(Debug)]
pub(in crate::cli) enum Place {
    /// A folder.
    Folder(PathBuf),
    /// One collection as it was at a revision.
    Revision(Snapshot),
}

impl Place {
    fn files(&self, id: &str, sink: &mut Vec<Diagnostic>) -> Vec<CollectionFiles> {
        let mut all = match self {
            Self::Folder(root) => load::collections(root, sink),
            Self::Revision(snapshot) => snapshot.collections(sink),
        };
        all.sort_by_key(|files| files.id != id);
        all
    }
}

/// A file that stands in for a return of a collection, or is added to it.
#[derive(Debug, Clone)]
pub(in crate::cli) struct StandIn {
    /// The round.
    pub(in crate::cli) round: String,
    /// The partnership.
    pub(in crate::cli) stem: String,
    /// The file.
    pub(in crate::cli) path: PathBuf,
    /// What messages call it.
    pub(in crate::cli) name: String,
}

/// What is read of a collection, and how.
#[derive(Debug)]
pub(in crate::cli) struct Wanted<'a> {
    /// What is compared, of one collection: it must be there.
    pub(in crate::cli) selections: &'a [&'a Selection],
    /// The partnerships that are read in every round; all of them where there are none.
    pub(in crate::cli) stems: Vec<&'a str>,
    /// The rounds that are read as a whole.
    pub(in crate::cli) rounds: Vec<&'a str>,
    /// A file in place of a return.
    pub(in crate::cli) stand_in: Option<&'a StandIn>,
}

/// Reads a collection.
///
/// # Errors
/// What is wanted is not there, or the collection or the round cannot be used.
pub(in crate::cli) fn read(
    place: &Place,
    wanted: &Wanted<'_>,
) -> Result<Collection, Vec<Diagnostic>> {
    let mut found = Vec::new();
    let Some(first) = wanted.selections.first() else { return Err(found) };
    let mut all = place.files(&first.collection, &mut found);
    if let (Some(files), Some(stand_in)) = (all.first_mut(), wanted.stand_in) {
        put_in(files, stand_in);
    }
    let missing =
        Selections::new(wanted.selections.iter().copied().cloned().collect()).missing(&all);
    if !missing.is_empty() {
        return Err(missing);
    }
    let Some(mut files) = all.into_iter().next() else { return Err(found) };
    for round in &mut files.rounds {
        let is_whole = wanted.stems.is_empty() || wanted.rounds.contains(&round.id.as_str());
        round.returns.retain(|file| is_whole || wanted.stems.contains(&file.stem.as_str()));
    }
    let written = load::collection(files, &mut found);
    let collection = check::collection(written, &mut found);
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

fn put_in(files: &mut CollectionFiles, own: &StandIn) {
    let Some(round) = files.rounds.iter_mut().find(|round| round.id == own.round) else { return };
    round.returns.retain(|file| file.stem != own.stem);
    let (stem, path, name) = (own.stem.clone(), own.path.clone(), own.name.clone());
    round.returns.push(ReturnFile { stem, path, name });
    round.returns.sort_by(|a, b| a.stem.cmp(&b.stem));
}

fn has_round(collection: &Collection, selection: &Selection) -> bool {
    let is_there = |id: &String| round(collection, id).is_some();
    selection.round.as_ref().is_none_or(is_there)
}

/// A round of a collection.
pub(in crate::cli) fn round<'a>(collection: &'a Collection, id: &str) -> Option<&'a Round> {
    collection.rounds.iter().find(|round| round.info.id.as_str() == id)
}

/// A return's entry in a round.
pub(in crate::cli) fn entry<'a>(round: &'a Round, stem: &str) -> Option<&'a Entry> {
    round.entries.iter().find(|entry| entry.stem == stem)
}
