//! One of the two files that git hands over, and the collection that it belongs to.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use crate::check::{self, CheckFor};
use crate::compare::{self, Location, PlacedReturn, ReturnPath, WantedReturn};
use crate::diag;
use crate::git::{Revision, Store, Stored};
use crate::lang::Language;
use crate::load::{self, MAX_BYTES, ReturnFile, Selection};
use crate::model::{Collection, Entry};
use crate::system::{Disk, EntryKind, Memory, ReadError, System as _};

/// One of the two files.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Version<'a> {
    /// The path from the top of the repository.
    pub(crate) path: &'a str,
    /// The file that holds it.
    pub(crate) file: &'a Path,
    /// The name of its content: nothing but noughts where git has not stored it, and a dot where
    /// there is no file.
    pub(crate) hex: Option<&'a str>,
    /// The mode of the file, such as `100644`.
    pub(crate) mode: &'a str,
    /// What is read in place of what the file holds.
    pub(crate) text: Option<&'a str>,
}

/// A file in its place in a collection.
pub(super) struct Placed {
    collection: Rc<Collection>,
    round: String,
    entry: Entry,
}

impl Placed {
    /// The place.
    pub(super) fn at(&self) -> Option<PlacedReturn<'_>> {
        let Self { collection, entry, .. } = self;
        Some(PlacedReturn { collection, round: collection.round(&self.round)?, entry })
    }

    /// Whether there are errors to tell of.
    pub(super) fn has_errors(&self) -> bool {
        diag::has_errors(&self.entry.findings)
    }

    /// Whether two answer the same questions, in the same words.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.collection, &other.collection) && self.round == other.round
    }
}

/// Where a collection may be read.
#[derive(Clone, PartialEq)]
enum Where {
    /// The commit that the file comes from.
    Origin(Revision),
    /// The work tree.
    Folder,
    /// The last commit, where the work tree holds no such collection.
    Last(Revision),
}

/// The commits that two versions come from, where they come from any.
pub(crate) type Origins = (Option<Revision>, Option<Revision>);

/// What is read beside the return that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Nothing: two versions of one return in one round have no earlier ones between them.
    Nothing,
    /// The partnership's returns of other rounds.
    Earlier,
}

/// A place, and the folder of collections, the collection, the round and the partnership that were
/// asked for there.
type Asked = (Where, [String; 4]);

/// The files that a return is read with, each by its path from the folder of collections.
type Files = Vec<(String, Vec<u8>)>;

/// Where collections are read, each once: both versions mostly answer the same.
pub(crate) struct Reader {
    /// What is told of what it reads is told in this.
    pub(super) lang: Arc<Language>,
    /// What the repository has stored, where there is one.
    pub(crate) store: Option<Store>,
    /// By where it was read, for which round and partnership.
    asked: Vec<(Asked, Option<Rc<Collection>>)>,
    /// By what it was made of.
    read: Vec<(Files, Option<Rc<Collection>>)>,
}

impl Reader {
    /// Reads in the repository whose top is the current folder.
    pub(crate) fn here(lang: &Arc<Language>) -> Self {
        Self::of(Store::of(Path::new(".")).ok(), lang)
    }

    /// Reads in a repository, where there is one.
    pub(super) fn of(store: Option<Store>, lang: &Arc<Language>) -> Self {
        Self { lang: Arc::clone(lang), store, asked: Vec::new(), read: Vec::new() }
    }

    /// The commits that two versions come from, where they come from any.
    pub(crate) fn origins(&mut self, old: Version<'_>, new: Version<'_>) -> Origins {
        let store = self.store.as_mut();
        store.map(|store| store.origins(old.stored(), new.stored())).unwrap_or_default()
    }

    /// Whether nothing lies between two commits.
    pub(crate) fn is_next(&mut self, old: &Revision, new: &Revision) -> bool {
        self.store.as_mut().is_some_and(|store| store.is_next(old, new))
    }

    /// The collection with a file in its place: as it was in the commit that it comes from, or else
    /// in the work tree, or else in the last commit. `beside` says whether the other returns of the
    /// partnership are wanted.
    pub(super) fn placed(
        &mut self,
        version: Version<'_>,
        origin: Option<Revision>,
        beside: Beside,
    ) -> Option<Placed> {
        if !version.is_there() {
            return None;
        }
        let spot = ReturnPath::of(version.path)?;
        let first = origin
            .map(Where::Origin)
            .and_then(|place| self.placed_in(version, spot, &place, beside));
        first.or_else(|| self.placed_in(version, spot, &Where::Folder, beside)).or_else(|| {
            let last = self.store.as_mut()?.head()?;
            self.placed_in(version, spot, &Where::Last(last), beside)
        })
    }

    fn placed_in(
        &mut self,
        version: Version<'_>,
        spot: ReturnPath<'_>,
        place: &Where,
        beside: Beside,
    ) -> Option<Placed> {
        let ReturnPath { round, stem, .. } = spot;
        let read = self.collection(spot, place, beside)?;
        let name = self.name(version, place);
        let within = read.round(round)?;
        let form = within.rubric.form();
        let written = match version.text {
            Some(text) => load::returned_of(text.into(), stem, name, form),
            None => {
                let path = version.file.to_owned();
                load::returned(&Disk, ReturnFile { path, name, stem: stem.to_owned() }, form)
            }
        };
        let entry = check::beside(written, within, &read.register, CheckFor::Errors);
        Some(Placed { round: round.to_owned(), entry, collection: read })
    }

    /// A collection at a place.
    fn collection(
        &mut self,
        spot: ReturnPath<'_>,
        place: &Where,
        beside: Beside,
    ) -> Option<Rc<Collection>> {
        let ReturnPath { root, collection, round, stem } = spot;
        let own = if beside == Beside::Earlier { Some(stem) } else { None };
        let names = [root, collection, round, own.unwrap_or_default()];
        let asked = (place.clone(), names.map(str::to_owned));
        if let Some((_, known)) = self.asked.iter().find(|(known, _)| *known == asked) {
            return known.clone();
        }
        let mut files = match place {
            Where::Folder => in_folder(spot, own).ok()?,
            Where::Origin(revision) | Where::Last(revision) => {
                self.store.as_mut()?.files_for(revision, root, collection, own).ok()?
            }
        };
        // What is compared stands in a file of its own.
        let compared = format!("{collection}/{round}/{stem}.yaml");
        files.retain(|(path, _)| *path != compared);
        files.sort();
        let known = self.read.iter().find(|(read, _)| *read == files);
        let read =
            known.map_or_else(|| read(&files, spot).map(Rc::new), |(_, known)| known.clone());
        self.read.push((files, read.clone()));
        self.asked.push((asked, read.clone()));
        read
    }

    /// What a version is called: by its commit where it is known, as `stocktake diff` takes it.
    fn name(&mut self, version: Version<'_>, place: &Where) -> String {
        let path = diag::escaped(version.path);
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
    /// Its text; `None` where it cannot be read as one.
    pub(super) fn read(self) -> Option<Cow<'a, str>> {
        match self.text {
            Some(text) => Some(Cow::Borrowed(text)),
            None => fs::read_to_string(self.file).ok().map(Cow::Owned),
        }
    }

    /// Whether there is a file at all: one side of what is new or gone has none.
    pub(crate) fn is_there(self) -> bool {
        self.hex != Some(".")
    }

    /// What git has stored it as.
    pub(crate) fn stored(self) -> Option<Stored<'a>> {
        let content = self.hex?;
        let is_name = content.len() >= 40 && content.bytes().all(|b| b.is_ascii_hexdigit());
        let is_stored = is_name && content.bytes().any(|b| b != b'0');
        is_stored.then_some(Stored { path: self.path, content })
    }
}

/// The files of a collection in the work tree that a return is read with, and the partnership's
/// own.
fn in_folder(path: ReturnPath<'_>, own: Option<&str>) -> io::Result<Files> {
    let folder = PathBuf::from(format!("{}{}", path.root, path.collection));
    let mut files = Vec::new();
    for entry in Disk.list(&folder)? {
        let Ok(name) = entry.name.into_string() else { continue };
        let (at, path) = (folder.join(&name), format!("{}/{name}", path.collection));
        match entry.kind {
            EntryKind::Folder => {
                for stem in own.iter().chain(&["round"]) {
                    let own = format!("{stem}.yaml");
                    add(&at.join(&own), format!("{path}/{own}"), &mut files)?;
                }
            }
            EntryKind::File if name.ends_with(".yaml") => add(&at, path, &mut files)?,
            _ => {}
        }
    }
    Ok(files)
}

/// Adds a file that is there.
fn add(file: &Path, path: String, files: &mut Files) -> io::Result<()> {
    match Disk.read(file, MAX_BYTES + 1) {
        Ok(bytes) => files.push((path, bytes)),
        Err(ReadError::NoFile(_)) => {}
        Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => {}
        Err(ReadError::Io(error) | ReadError::NotStored(error)) => return Err(error),
    }
    Ok(())
}

fn read(files: &Files, spot: ReturnPath<'_>) -> Option<Collection> {
    let memory: Memory = files.iter().cloned().collect();
    let place = Location::Memory(memory, spot.root.trim_end_matches('/').to_owned());
    let selection = Selection {
        collection: spot.collection.to_owned(),
        round: Some(spot.round.to_owned()),
        partnership: None,
    };
    let wanted =
        WantedReturn { selections: &[&selection], stems: vec![spot.stem], rounds: Vec::new() };
    compare::read(&place, &wanted).ok()
}
