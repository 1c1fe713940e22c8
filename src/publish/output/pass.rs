//! Putting everything that was made in its place, and taking away what is withdrawn: in one short
//! pass, all of it or nothing.
//!
//! What the pass is to do is written down beside the staged files before it begins. Where a step
//! fails, those before it are taken back; where the whole program is killed, the next build
//! finishes the pass, or goes on taking it back. So files that belong together, such as a page and
//! its PDF, are of different builds for a moment at most.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{self, Disk};
use super::error::OutputError;
use super::manifest::sha256;
use super::place;

/// The file in the staging folder that says what is to be done.
pub(super) const JOURNAL: &str = "journal.json";

/// The folder of what is to be put in place, by path.
pub(super) const NEW: &str = "new";

/// The folder of what was in those places before, by path.
const OLD: &str = "old";

/// What a pass is to do.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Steps {
    /// Whether it is being taken back.
    back: bool,
    /// What is put in its place, in this order.
    pub(super) place: Vec<Placing>,
    /// What is taken away.
    pub(super) remove: Vec<Removing>,
}

/// A file that is put in its place.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Placing {
    /// Its path from the output folder.
    pub(super) path: String,
    /// Whether another file was there.
    pub(super) replaces: bool,
}

/// A file that is taken away.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Removing {
    /// Its path from the output folder.
    pub(super) path: String,
    /// The SHA-256 of its bytes; with other bytes it is somebody else's.
    pub(super) sha256: String,
}

/// A pass over an output folder.
pub(super) struct Pass<'a> {
    root: &'a Path,
    staging: &'a Path,
    disk: &'a dyn Disk,
    steps: Steps,
}

/// How a pass failed.
#[derive(Debug)]
pub(super) struct Failed {
    /// Why.
    pub(super) error: OutputError,
    /// Whether all is as it was before; else the next build has to see to it.
    pub(super) taken_back: bool,
}

impl<'a> Pass<'a> {
    /// A pass that does these steps with what is staged.
    pub(super) fn new(root: &'a Path, staging: &'a Path, disk: &'a dyn Disk, steps: Steps) -> Self {
        Self { root, staging, disk, steps }
    }

    /// The pass that a build which was stopped has begun, where it had.
    ///
    /// # Errors
    /// What it was to do cannot be read.
    pub(super) fn begun(
        root: &'a Path,
        staging: &'a Path,
        disk: &'a dyn Disk,
    ) -> io::Result<Option<Self>> {
        let path = staging.join(JOURNAL);
        if !path.try_exists()? {
            return Ok(None);
        }
        let steps: Steps = serde_json::from_slice(&fs::read(path)?)?;
        let paths = steps.place.iter().map(|own| &own.path);
        let mut paths = paths.chain(steps.remove.iter().map(|own| &own.path));
        if !paths.all(|path| place::is_below(path)) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(Some(Self { root, staging, disk, steps }))
    }

    /// Does it all, or nothing.
    pub(super) fn run(mut self) -> Result<(), Failed> {
        let prepared = disk::sync_all(&self.staged()).and_then(|()| self.write_down());
        let done = match prepared {
            Ok(()) => self.forward(),
            Err(error) => Err(OutputError::Io(self.staging.to_owned(), error)),
        };
        let Err(error) = done else { return self.finish() };
        self.steps.back = true;
        // Without this note, a build that is killed while it takes back is finished by the next
        // one.
        _ = self.write_down();
        let taken_back = self.back().is_ok() && self.forget().is_ok();
        Err(Failed { error, taken_back })
    }

    /// Brings a pass that was begun to its end: forward, or back where it was on its way back.
    pub(super) fn resume(self) -> Result<(), Failed> {
        let done = if self.steps.back { self.back() } else { self.forward() };
        done.map_err(|error| Failed { error, taken_back: false })?;
        self.finish()
    }

    fn staged(&self) -> Vec<PathBuf> {
        self.steps.place.iter().map(|own| self.staging.join(NEW).join(&own.path)).collect()
    }

    /// Writes down what is to be done; from here on the next build would do it.
    fn write_down(&self) -> io::Result<()> {
        let steps = serde_json::to_vec(&self.steps)?;
        let draft = self.staging.join("journal.draft");
        self.disk.write(&draft, &steps)?;
        self.disk.rename(&draft, &self.staging.join(JOURNAL))?;
        self.disk.sync(self.staging)
    }

    /// Does what is left to do of the steps.
    fn forward(&self) -> Result<(), OutputError> {
        for Placing { path, .. } in &self.steps.place {
            let (new, target) = (self.staging.join(NEW).join(path), self.root.join(path));
            let failed = |error| OutputError::Io(target.clone(), error);
            if !new.try_exists().map_err(failed)? {
                continue;
            }
            if place::look(self.root, path)?.is_some() {
                self.keep(path).map_err(failed)?;
            }
            self.make_folder_of(&target).map_err(failed)?;
            self.disk.rename(&new, &target).map_err(failed)?;
        }
        for Removing { path, sha256: own } in &self.steps.remove {
            if place::read(self.root, path, u64::MAX)?.is_some_and(|bytes| sha256(&bytes) == *own) {
                let (target, old) = (self.root.join(path), self.staging.join(OLD).join(path));
                let moved =
                    self.make_folder_of(&old).and_then(|()| self.disk.rename(&target, &old));
                moved.map_err(|error| OutputError::Io(target, error))?;
            }
        }
        self.sync()
    }

    /// Gives what is in a place a second name, once.
    fn keep(&self, path: &str) -> io::Result<()> {
        let old = self.staging.join(OLD).join(path);
        if old.try_exists()? {
            return Ok(());
        }
        self.make_folder_of(&old)?;
        self.disk.keep(&self.root.join(path), &old)
    }

    /// Takes back what was done of the steps.
    fn back(&self) -> Result<(), OutputError> {
        let placed = self.steps.place.iter().map(|own| (&own.path, own.replaces));
        let removed = self.steps.remove.iter().map(|own| (&own.path, true));
        for (path, was_there) in placed.chain(removed) {
            let (new, target) = (self.staging.join(NEW).join(path), self.root.join(path));
            let old = self.staging.join(OLD).join(path);
            let back = || {
                if old.try_exists()? {
                    self.disk.rename(&old, &target)
                } else if !was_there && !new.try_exists()? && target.try_exists()? {
                    self.disk.remove(&target)
                } else {
                    Ok(())
                }
            };
            back().map_err(|error| OutputError::Io(target.clone(), error))?;
        }
        self.sync()
    }

    fn make_folder_of(&self, path: &Path) -> io::Result<()> {
        path.parent().map_or(Ok(()), |folder| self.disk.make_folder(folder))
    }

    /// The folders in which names have changed, those in others first.
    fn folders(&self) -> BTreeSet<PathBuf> {
        let placed = self.steps.place.iter().map(|own| &own.path);
        let paths = placed.chain(self.steps.remove.iter().map(|own| &own.path));
        let folders = paths.flat_map(|path| Path::new(path).ancestors().skip(1));
        folders.map(|folder| self.root.join(folder)).collect()
    }

    fn sync(&self) -> Result<(), OutputError> {
        for folder in self.folders() {
            if folder.is_dir() {
                let synced = self.disk.sync(&folder);
                synced.map_err(|error| OutputError::Io(folder, error))?;
            }
        }
        Ok(())
    }

    fn finish(&self) -> Result<(), Failed> {
        let failed = |error| OutputError::Io(self.staging.to_owned(), error);
        self.forget().map_err(|error| Failed { error: failed(error), taken_back: false })
    }

    /// Forgets what was to be done, and removes folders that are empty now.
    fn forget(&self) -> io::Result<()> {
        for folder in self.folders().iter().rev().filter(|folder| *folder != self.root) {
            // A folder that still holds something cannot be removed, which is what is wanted.
            _ = fs::remove_dir(folder);
        }
        match self.disk.remove(&self.staging.join(JOURNAL)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => self.disk.sync(self.staging),
        }
    }
}
