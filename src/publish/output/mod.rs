//! The output folder: one build at a time, and all that a build made put in its place together.
//!
//! Files are made in a staging folder. When everything is made, one short [`pass`] puts it in place
//! and takes away what stocktake made before and makes no more; the [`manifest`] says what that is.
//! Whatever else is in the folder stays. A build that fails or is stopped before that leaves the
//! folder as it was.

mod before;
mod disk;
mod error;
mod kept;
mod manifest;
mod pass;
mod place;
mod staging;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::TempDir;

pub(super) use before::Before;
use disk::{Disk, RealDisk};
pub use error::{Obstacle, OutputError};
pub(super) use manifest::{From, Made, Manifest, hex, sha256};
use pass::{NEW, Pass, Placing, Removing, Steps};
pub(super) use place::read;

use super::PublishedPart;
use super::part::Share;
use super::pool::Stopped;
use crate::stop::Stop;

/// The front page of all that is published.
pub(super) const FRONT: &str = "index.html";

/// How the name of a page ends.
pub(super) const PAGE: &str = ".html";

/// A file that has always been published beside the front page.
const ASSET: &str = "assets/style.css";

/// The file that is locked where a folder cannot be.
const LOCK: &str = ".stocktake.lock";

/// An output folder that is ours until it is dropped.
#[derive(Debug)]
pub struct Output {
    /// The folder as it was named, for messages.
    named: PathBuf,
    /// The folder itself: what was named may be a link to it.
    root: PathBuf,
    staging: TempDir,
    /// What the builds before made, where there is a list of it.
    before: Option<Manifest>,
    /// What this build made.
    made: Mutex<BTreeMap<String, New>>,
    /// Whether a build that was stopped had begun to put its files in place, which was finished.
    finished: bool,
    _lock: File,
    _new: Option<Unused>,
}

/// An output folder that a build has made: it goes again where nothing comes into it.
#[derive(Debug)]
struct Unused(PathBuf);

impl Drop for Unused {
    fn drop(&mut self) {
        // One that holds something cannot be removed, which is what is wanted.
        _ = fs::remove_dir(&self.0);
    }
}

/// Whether a file of an output folder is stocktake's own: its list, its lock, what it stages.
pub(super) fn is_own_file(path: &str) -> bool {
    path == manifest::NAME || path == LOCK || path.starts_with(staging::NAME)
}

/// A file of this build.
#[derive(Debug)]
struct New {
    made: Made,
    /// Whether it is staged; else the folder has it already, byte for byte.
    is_staged: bool,
    /// Whether it takes the place of a file that somebody altered since it was published.
    is_over_altered: bool,
    /// Whether a build before made it, and this one only brought up to date what it says of itself.
    is_kept: bool,
}

/// What becomes of a file that a build before made and this one did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is still published.
    Stays,
    /// What it was made from is gone, and so it goes.
    Goes,
    /// What it was made from is gone; a build of another part leaves it to one of all.
    Left,
}

/// What was done to the folder beside putting files in place.
#[derive(Debug, Default)]
pub struct Placed {
    /// What was taken away, by path.
    pub withdrawn: Vec<String>,
    /// What would have been, but was altered by somebody since it was made.
    pub altered: Vec<String>,
    /// What is still there although what it was made from is gone.
    pub left: Vec<String>,
    /// What somebody altered since it was published, and was made anew.
    pub overwritten: Vec<String>,
    /// Whether something was published there, and no list of it was there.
    pub was_unlisted: bool,
    /// Whether a pass that a stopped build had begun was finished first.
    pub finished: bool,
}

impl Output {
    /// Opens a folder for one build, and makes it where there is none. What a build that was
    /// stopped left behind is finished or removed.
    ///
    /// # Errors
    /// Another build has it, it cannot be written to, or its list of what was made is none.
    pub fn open(named: &Path) -> Result<Self, OutputError> {
        let failed = |error| OutputError::opening(named, error);
        let is_new = !named.exists();
        fs::create_dir_all(named).map_err(failed)?;
        let root = named.canonicalize().map_err(failed)?;
        let new = is_new.then(|| Unused(root.clone()));
        let lock = lock_file(&root).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OutputError::Busy(named.to_owned())),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        let finished = clear_away(&root).map_err(|error| error.below(&root, named))?;
        let before = Manifest::read(&root).map_err(|error| error.below(&root, named))?;
        let staging = staging::make(&root).map_err(failed)?;
        Ok(Self {
            named: named.to_owned(),
            root,
            staging,
            before,
            made: Mutex::default(),
            finished,
            _lock: lock,
            _new: new,
        })
    }

    /// Why a build of a part, or of a whole, cannot go into this folder: there is the other of the
    /// two.
    pub(super) fn hinders(&self, share: Option<Share>) -> Option<OutputError> {
        let before = self.before.as_ref().filter(|before| !before.files.is_empty())?;
        match (&before.part, share) {
            (None, Some(_)) => Some(OutputError::HoldsWhole(self.named.clone())),
            (Some(_), None) => Some(OutputError::HoldsPart(self.named.clone())),
            _ => None,
        }
    }

    /// A place for a file or a folder that is still being made.
    pub(super) fn staging(&self) -> &Path {
        self.staging.path()
    }

    /// What the builds before made, held against what is there now.
    pub(super) fn before(&self, pool: (NonZeroUsize, &Stop)) -> Result<Before, Stopped> {
        let files = self.before.as_ref().map(|before| &before.files);
        Before::look(&self.root, files.unwrap_or(&BTreeMap::new()), pool)
    }

    /// Whether this build has made a file already, or found it as it would make it, from just this.
    pub(super) fn has_made(&self, path: &str, from: &From) -> bool {
        self.made().get(path).is_some_and(|new| new.made.from.as_ref() == Some(from))
    }

    /// Takes over a file as it is in the folder.
    pub(super) fn keep(&self, path: &str, made: Made) {
        let new = New { made, is_staged: false, is_over_altered: false, is_kept: false };
        self.made().insert(path.to_owned(), new);
    }

    fn is_unaltered(&self, path: &str, made: &Made) -> bool {
        let bytes = place::read(&self.root, path, u64::MAX);
        matches!(bytes, Ok(Some(bytes)) if sha256(&bytes) == made.sha256)
    }

    /// Makes a file by its path from the folder; one that says the same already is left alone.
    pub(super) fn write(&self, path: &str, content: &[u8], from: From) -> Result<(), OutputError> {
        self.put(path, content, Some(from), false)
    }

    fn put(
        &self,
        path: &str,
        content: &[u8],
        from: Option<From>,
        is_kept: bool,
    ) -> Result<(), OutputError> {
        let old = place::read(&self.root, path, content.len() as u64);
        let old = old.map_err(|error| self.as_named(error))?;
        let is_there = old.is_some_and(|old| old == content);
        if !is_there {
            if self.is_foreign(path) {
                return Err(OutputError::NotOurs(self.named.join(path)));
            }
            let staged = self.staging.path().join(NEW).join(path);
            let failed = |error| self.unwritten(&self.named.join(path), error);
            let folder = staged.parent().unwrap_or(&staged);
            fs::create_dir_all(folder).map_err(failed)?;
            fs::write(&staged, content).map_err(failed)?;
        }
        let made = Made { sha256: sha256(content), from };
        let before = self.before.as_ref().and_then(|before| before.files.get(path));
        let is_over_altered = !is_there
            && self.is_there(path)
            && before.is_some_and(|before| !self.is_unaltered(path, before));
        let new = New { made, is_staged: !is_there, is_over_altered, is_kept };
        self.made().insert(path.to_owned(), new);
        Ok(())
    }

    /// Whether a file is there that stocktake has not made. Where no list says so, the front page
    /// of a folder without stocktake's assets is somebody else's.
    fn is_foreign(&self, path: &str) -> bool {
        let is_unknown = match &self.before {
            Some(before) => !before.files.contains_key(path),
            None => path == FRONT && !self.is_there(ASSET),
        };
        is_unknown && self.is_there(path)
    }

    fn is_there(&self, path: &str) -> bool {
        matches!(place::look(&self.root, path), Ok(Some(_)))
    }

    /// Puts everything that was made in its place, in one pass. `fate` says what becomes of what
    /// was made before and not now.
    ///
    /// # Errors
    /// Something cannot be put in its place: then all is as it was, or the next build sees to it.
    pub(super) fn publish(
        self,
        fate: impl Fn(&str) -> Fate,
        part: Option<PublishedPart>,
    ) -> Result<Placed, OutputError> {
        self.publish_by(&RealDisk, fate, part)
    }

    fn publish_by(
        self,
        disk: &dyn Disk,
        fate: impl Fn(&str) -> Fate,
        part: Option<PublishedPart>,
    ) -> Result<Placed, OutputError> {
        let (steps, placed) = self.steps(fate, part).map_err(|error| self.as_named(error))?;
        if steps.place.is_empty() && steps.remove.is_empty() {
            return Ok(placed);
        }
        let pass = Pass::new(&self.root, self.staging.path(), disk, steps);
        match pass.run() {
            Ok(()) => Ok(placed),
            Err(failed) => {
                let error = self.as_named(failed.error);
                if !failed.taken_back {
                    // The next build finds there what it has to finish.
                    _ = self.staging.keep();
                }
                Err(error)
            }
        }
    }

    /// What is to be done, and what is to be said of it.
    fn steps(
        &self,
        fate: impl Fn(&str) -> Fate,
        part: Option<PublishedPart>,
    ) -> Result<(Steps, Placed), OutputError> {
        let mut listed: BTreeMap<String, Made> = BTreeMap::new();
        let mut steps = Steps::default();
        for (path, new) in &*self.made() {
            listed.insert(path.clone(), new.made.clone());
            if new.is_staged {
                steps.place.push(self.placing(path)?);
            }
        }
        let left = self
            .made()
            .iter()
            .filter(|(_, new)| new.is_kept)
            .map(|(path, _)| path.clone())
            .filter(|path| fate(path) == Fate::Left)
            .collect();
        let is_over_altered =
            |(path, new): (&String, &New)| new.is_over_altered.then(|| path.clone());
        let overwritten = self.made().iter().filter_map(is_over_altered).collect();
        let mut placed = Placed {
            overwritten,
            left,
            was_unlisted: self.before.is_none() && self.is_there(FRONT),
            finished: self.finished,
            ..Placed::default()
        };
        let before = self.before.iter().flat_map(|before| &before.files);
        for (path, made) in before.filter(|(path, _)| !self.made().contains_key(*path)) {
            if !self.is_there(path) {
                continue;
            }
            let (kept, said) = match fate(path) {
                Fate::Goes if self.is_unaltered(path, made) => (false, Some(&mut placed.withdrawn)),
                Fate::Goes => (true, Some(&mut placed.altered)),
                Fate::Left => (true, Some(&mut placed.left)),
                Fate::Stays => (true, None),
            };
            said.into_iter().for_each(|said| said.push(path.clone()));
            if kept {
                listed.insert(path.clone(), made.clone());
            } else {
                let sha256 = made.sha256.clone();
                steps.remove.push(Removing { path: path.clone(), sha256 });
            }
        }
        steps.place.extend(self.list(Manifest { part, files: listed })?);
        Ok((steps, placed))
    }

    /// Stages the list of what is there now, which is put in place last, where it is another than
    /// before.
    fn list(&self, listed: Manifest) -> Result<Option<Placing>, OutputError> {
        if self.before.as_ref() == Some(&listed) {
            return Ok(None);
        }
        let staged = self.staging.path().join(NEW).join(manifest::NAME);
        let write = || {
            fs::create_dir_all(self.staging.path().join(NEW))?;
            fs::write(&staged, listed.text()?)
        };
        write().map_err(|error| self.unwritten(&self.named.join(manifest::NAME), error))?;
        self.placing(manifest::NAME).map(Some)
    }

    fn placing(&self, path: &str) -> Result<Placing, OutputError> {
        let replaces = place::look(&self.root, path)?.is_some();
        Ok(Placing { path: path.to_owned(), replaces })
    }

    fn made(&self) -> MutexGuard<'_, BTreeMap<String, New>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Finishes what a stopped build had begun and removes what it left; whether there was something to
/// finish.
fn clear_away(root: &Path) -> Result<bool, OutputError> {
    let mut finished = false;
    for staging in staging::left_behind(root) {
        let failed = |error| OutputError::Io(staging.clone(), error);
        if let Some(pass) = Pass::begun(root, &staging, &RealDisk).map_err(failed)? {
            pass.resume().map_err(|failed| failed.error)?;
            finished = true;
        }
        remove(&staging).map_err(failed)?;
    }
    Ok(finished)
}

/// Removes a folder of an earlier build. A program that has outlived that build may still write
/// into it, and then it is left to the build after this one.
fn remove(staging: &Path) -> io::Result<()> {
    match fs::remove_dir_all(staging) {
        Err(error)
            if !matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::NotFound) =>
        {
            Err(error)
        }
        _ => Ok(()),
    }
}

/// What is locked: the folder itself, which leaves no trace in what is published.
#[cfg(unix)]
fn lock_file(root: &Path) -> io::Result<File> {
    File::open(root)
}

/// What is locked where a folder cannot be: a file in it.
#[cfg(not(unix))]
fn lock_file(root: &Path) -> io::Result<File> {
    File::create(root.join(LOCK))
}
