//! One of the two files that git hands over, and the collection that it belongs to.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::super::diff::pair::At;
use super::super::diff::source::{self, Place, Wanted};
use super::super::git_place::Spot;
use crate::check;
use crate::diag;
use crate::load::{self, MAX_BYTES, ReturnFile, Revision, Selection, Snapshot, Store, Stored};
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
    /// The mode of the file, such as `100644`.
    pub(super) mode: &'a str,
}

/// A file in its place in a collection.
pub(super) struct Placed {
    collection: Rc<Collection>,
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

/// The files that a return is read with, each by its path from the folder of collections.
type Files = Vec<(String, Vec<u8>)>;

/// Where collections are read, each once: both versions mostly answer the same.
pub(super) struct Reader {
    store: Option<Store>,
    read: Vec<(Files, Option<Rc<Collection>>)>,
}

impl Reader {
    /// Reads in the repository whose top is the current folder.
    pub(super) fn here() -> Self {
        Self { store: Store::of(Path::new(".")).ok(), read: Vec::new() }
    }

    /// The commits that two versions come from, where they come from any.
    pub(super) fn origins(
        &mut self,
        old: Version<'_>,
        new: Version<'_>,
    ) -> (Option<Revision>, Option<Revision>) {
        let store = self.store.as_mut();
        store.map(|store| store.origins(old.stored(), new.stored())).unwrap_or_default()
    }

    /// The collection with a file in its place: as it was in the commit that it comes from, or else in the work tree, or
    /// else in the last commit.
    pub(super) fn placed(
        &mut self,
        version: Version<'_>,
        origin: Option<Revision>,
    ) -> Option<Placed> {
        if !version.is_there() {
            return None;
        }
        let spot = Spot::of(version.path)?;
        let first =
            origin.map(Where::Origin).and_then(|place| self.placed_in(version, spot, &place));
        first.or_else(|| self.placed_in(version, spot, &Where::Folder)).or_else(|| {
            let last = self.store.as_mut()?.head()?;
            self.placed_in(version, spot, &Where::Last(last))
        })
    }

    fn placed_in(&mut self, version: Version<'_>, spot: Spot<'_>, place: &Where) -> Option<Placed> {
        let Spot { root, collection, round, stem } = spot;
        let mut files = match place {
            Where::Folder => in_folder(spot).ok()?,
            Where::Origin(revision) | Where::Last(revision) => {
                self.store.as_mut()?.files_for(revision, root, collection, stem).ok()?
            }
        };
        // What is compared stands in a file of its own.
        let own = format!("{collection}/{round}/{stem}.yaml");
        files.retain(|(path, _)| *path != own);
        files.sort();
        let read = self.collection(files, spot)?;
        let name = self.name(version, place);
        let file = ReturnFile { path: version.file.to_owned(), name, stem: stem.to_owned() };
        let within = source::round(&read, round)?;
        let entry = check::beside(load::returned(file), within, &read.register);
        Some(Placed { round: round.to_owned(), entry, collection: read })
    }

    /// The collection that is made of files.
    fn collection(&mut self, files: Files, spot: Spot<'_>) -> Option<Rc<Collection>> {
        if let Some((_, known)) = self.read.iter().find(|(read, _)| *read == files) {
            return known.clone();
        }
        let read = read(&files, spot).map(Rc::new);
        self.read.push((files, read.clone()));
        read
    }

    /// What a version is called: by its commit where it is known, as `stocktake diff` takes it.
    fn name(&mut self, version: Version<'_>, place: &Where) -> String {
        let path = diag::seen(version.path);
        match (place, version.stored()) {
            (Where::Origin(revision), Some(_)) => format!("{}:{path}", revision.name),
            (_, Some(stored)) => {
                let is_staged = self.store.as_mut().is_some_and(|store| store.is_staged(stored));
                match is_staged {
                    true => format!("{path}, staged"),
                    false => format!("{path} at {}", stored.content.get(..7).unwrap_or("")),
                }
            }
            (_, None) => path,
        }
    }
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
}

/// The files of a collection in the work tree that a return is read with.
fn in_folder(spot: Spot<'_>) -> io::Result<Files> {
    let folder = PathBuf::from(format!("{}{}", spot.root, spot.collection));
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        let (kind, Ok(name)) = (entry.file_type()?, entry.file_name().into_string()) else {
            continue;
        };
        let path = format!("{}/{name}", spot.collection);
        if kind.is_dir() {
            for own in ["round.yaml".to_owned(), format!("{}.yaml", spot.stem)] {
                add(&entry.path().join(&own), format!("{path}/{own}"), &mut files)?;
            }
        } else if name.ends_with(".yaml") {
            add(&entry.path(), path, &mut files)?;
        }
    }
    Ok(files)
}

/// Adds a file that is there; links are not followed, and what is no file is not opened.
fn add(file: &Path, path: String, files: &mut Files) -> io::Result<()> {
    if fs::symlink_metadata(file).is_ok_and(|found| found.is_file()) {
        let mut bytes = Vec::new();
        File::open(file)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
        files.push((path, bytes));
    }
    Ok(())
}

fn read(files: &Files, spot: Spot<'_>) -> Option<Collection> {
    let snapshot = Snapshot::of(files, spot.root.trim_end_matches('/')).ok()?;
    let selection = Selection {
        collection: spot.collection.to_owned(),
        round: Some(spot.round.to_owned()),
        partnership: None,
    };
    let wanted = Wanted { selections: &[&selection], stems: vec![spot.stem], rounds: Vec::new() };
    source::read(&Place::Revision(snapshot), &wanted).ok()
}
