//! One of the two files that git hands over, and the collection that it belongs to.

use std::path::{Path, PathBuf};

use super::super::diff::pair::At;
use super::super::diff::source::{self, Place, Wanted};
use crate::check;
use crate::diag;
use crate::load::{self, Repository, ReturnFile, Revision, Selection, Stored};
use crate::model::{Collection, Entry};

/// One of the two files.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version<'a> {
    /// The path from the top of the repository.
    pub(super) path: &'a str,
    /// The file that holds it.
    pub(super) file: &'a Path,
    /// The name of its content: nothing but noughts where git has not stored it, and a dot where there is no file.
    pub(super) hex: Option<&'a str>,
}

/// A file in its place in a collection.
pub(super) struct Placed {
    collection: Collection,
    round: String,
    entry: Entry,
}

impl Placed {
    /// The place.
    pub(super) fn at(&self) -> Option<At<'_>> {
        let Self { collection, entry, .. } = self;
        Some(At { collection, round: source::round(collection, &self.round)?, entry })
    }
}

/// Where a collection may be read.
enum Where {
    /// The commit that the file comes from.
    Origin(Revision),
    /// The work tree.
    Folder,
    /// The last commit, where the work tree holds no such collection.
    Last(Revision),
}

impl<'a> Version<'a> {
    /// Whether there is a file at all: one side of what is new or gone has none.
    pub(super) fn is_there(self) -> bool {
        self.hex != Some(".")
    }

    /// What git has stored it as.
    pub(super) fn stored(self) -> Option<Stored<'a>> {
        let content = self.hex?;
        let is_name = content.len() >= 40 && content.bytes().all(|b| b.is_ascii_hexdigit());
        let is_stored = is_name && content.bytes().any(|b| b != b'0');
        is_stored.then_some(Stored { path: self.path, content })
    }

    /// The collection with this file in its place: as it was in the commit that it comes from, or else in the work tree, or
    /// else in the last commit.
    pub(super) fn placed(
        self,
        repository: Option<&Repository>,
        origin: Option<Revision>,
    ) -> Option<Placed> {
        if !self.is_there() {
            return None;
        }
        let at = |place: Where| self.placed_in(repository, &place);
        let last = || Some(Where::Last(repository?.revision("HEAD").ok()?));
        origin.map(Where::Origin).and_then(at).or_else(|| at(Where::Folder)).or_else(|| at(last()?))
    }

    fn placed_in(self, repository: Option<&Repository>, place: &Where) -> Option<Placed> {
        let mut parts = self.path.rsplitn(4, '/');
        let stem = parts.next()?.strip_suffix(".yaml").filter(|stem| *stem != "round")?.to_owned();
        let (round, collection) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        let root = parts.next().unwrap_or(".");
        let name = self.name(repository, place);
        let place = match place {
            Where::Folder => Place::Folder(PathBuf::from(root)),
            Where::Origin(revision) | Where::Last(revision) => {
                let root = if root == "." { "" } else { root };
                let own = repository?.snapshot(revision, root, &collection, Some(&stem)).ok()?;
                Place::Revision(own)
            }
        };
        let selection = Selection { collection, round: Some(round.clone()), partnership: None };
        let wanted =
            Wanted { selections: &[&selection], stems: vec![stem.as_str()], rounds: Vec::new() };
        let collection = source::read(&place, &wanted).ok()?;
        let own = load::returned(ReturnFile { path: self.file.to_owned(), name, stem });
        let entry = check::beside(own, source::round(&collection, &round)?, &collection.register);
        Some(Placed { collection, round, entry })
    }

    /// What it is called: by its commit where it is known, as `stocktake diff` takes it.
    fn name(self, repository: Option<&Repository>, place: &Where) -> String {
        let path = diag::seen(self.path);
        match (place, self.stored()) {
            (Where::Origin(revision), Some(_)) => format!("{}:{path}", revision.name),
            (_, Some(stored)) if repository.is_some_and(|own| own.is_staged(stored)) => {
                format!("{path}, staged")
            }
            (_, Some(stored)) => format!("{path} at {}", stored.content.get(..7).unwrap_or("")),
            (_, None) => path,
        }
    }
}
