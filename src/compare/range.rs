//! The returns that a range of commits changes.

use std::path::Path;

use super::pair::{EvidenceIndex, PlacedReturn, compare_returns};
use super::place::{self, Location, WantedReturn};
use super::return_path::ReturnPath;
use crate::data::{Changes, Sides};
use crate::diag::{Code, Diagnostic, Findings, quoted};
use crate::git::{ChangedPath, Repository, Revision};
use crate::lang::Language;
use crate::load::Selection;
use crate::model::Collection;

/// The collections of one end of the range.
struct End {
    revision: String,
    read: Vec<Read>,
}

/// The folder of collections, the collection's id and what came of reading it.
type Read = (String, String, Result<Collection, Findings>);

impl End {
    /// Reads each collection once, with the returns that are changed and the others of their
    /// rounds.
    fn read(repository: &Repository, revision: &Revision, all: &[ReturnPath<'_>]) -> Self {
        let mut read: Vec<Read> = Vec::new();
        for &own in all {
            let is_known = |(root, id, _): &Read| *root == own.root && *id == own.collection;
            if !read.iter().any(is_known) {
                let collection = collection(repository, revision, own, all);
                read.push((own.root.to_owned(), own.collection.to_owned(), collection));
            }
        }
        Self { revision: revision.name.clone(), read }
    }

    /// What stands at a path; `None` where there is no path.
    fn at(&self, path: Option<&str>) -> Result<Option<PlacedReturn<'_>>, Findings> {
        let Some(path) = path else { return Ok(None) };
        let Some(own) = ReturnPath::of(path) else { return Ok(None) };
        let is_own = |(root, id, _): &&Read| *root == own.root && *id == own.collection;
        match self.read.iter().find(is_own) {
            Some((_, _, Ok(collection))) => {
                match PlacedReturn::of(collection, own.round, own.stem) {
                    Some(at) => Ok(Some(at)),
                    None => Err(vec![unusable(&self.revision, path)]),
                }
            }
            Some((_, _, Err(findings))) => Err(findings.clone()),
            None => Ok(None),
        }
    }
}

fn unusable(revision: &str, path: &str) -> Diagnostic {
    let name = quoted(&format!("{revision}:{path}"));
    let message = format!("{name} is in no round that can be used");
    Diagnostic::nowhere(Code::NothingSelected, message).help(
        "at that revision `stocktake check` says what is wrong with the `round.yaml` beside it",
    )
}

fn collection(
    repository: &Repository,
    revision: &Revision,
    own: ReturnPath<'_>,
    all: &[ReturnPath<'_>],
) -> Result<Collection, Findings> {
    let tree =
        repository.tree(revision, own.root, own.collection).map_err(|finding| vec![finding])?;
    let selection =
        Selection { collection: own.collection.to_owned(), round: None, partnership: None };
    let beside = all.iter().filter(|o| o.root == own.root && o.collection == own.collection);
    let wanted = WantedReturn {
        selections: &[&selection],
        stems: beside.clone().map(|own| own.stem).collect(),
        rounds: beside.map(|own| own.round).collect(),
    };
    place::read(&Location::Revision(Box::new(tree)), &wanted)
}

/// A file that git takes for the same under another name is another return where both its
/// partnership and its round are others: whoever begins with a copy, or answers in the same words,
/// has not renamed anything.
fn parted(change: ChangedPath) -> Vec<ChangedPath> {
    let both = change.old.as_deref().zip(change.new.as_deref());
    let both = both.and_then(|(old, new)| ReturnPath::of(old).zip(ReturnPath::of(new)));
    match both {
        Some((old, new)) if old.stem != new.stem && old.round != new.round => {
            vec![ChangedPath { new: None, ..change.clone() }, ChangedPath { old: None, ..change }]
        }
        _ => vec![change],
    }
}

/// What changed in the returns between the ends of a range; a new one is compared with that of the
/// round before.
///
/// # Errors
/// The range cannot be read, or a collection in it cannot be used.
pub fn compare(root: &Path, range: &str, lang: &Language) -> Result<Changes, Findings> {
    let repository = Repository::around(root).map_err(|finding| vec![finding])?;
    let mut changed = repository.changes(range).map_err(|finding| vec![finding])?;
    changed.returns = changed.returns.into_iter().flat_map(parted).collect();
    let olds = changed.returns.iter().filter_map(|change| change.old.as_deref());
    let news = changed.returns.iter().filter_map(|change| change.new.as_deref());
    let located: [Vec<ReturnPath<'_>>; 2] =
        [olds.filter_map(ReturnPath::of).collect(), news.filter_map(ReturnPath::of).collect()];
    let old = End::read(&repository, &changed.old, &located[0]);
    let new = End::read(&repository, &changed.new, &located[1]);
    let mut indexed = EvidenceIndex::default();
    let (mut returns, mut notice) = (Vec::new(), None);
    for change in &changed.returns {
        let before = old.at(change.old.as_deref())?;
        let now = new.at(change.new.as_deref())?;
        let sides = match (before, now) {
            (Some(_), None) => Sides::Old,
            (None, Some(_)) => Sides::New,
            _ => Sides::Both,
        };
        let before = before.or_else(|| now.and_then(PlacedReturn::before));
        notice = notice.or_else(|| now.or(before)?.collection.register.notice());
        returns.extend(compare_returns(before, now, sides, &mut indexed, lang));
    }
    Ok(Changes { schema: Changes::SCHEMA, notice: notice.map(str::to_owned), returns })
}
