//! Files in memory.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::ops::Bound;
use std::path::{Path, PathBuf};

use super::{EntryKind, FolderEntry, ReadError, System};

/// Files by their paths; each path implies the folders above it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Memory {
    /// Without any file.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file in its place, over what was there.
    #[must_use]
    pub fn file(mut self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), bytes.into());
        self
    }

    fn is_folder(&self, path: &Path) -> bool {
        below(&self.files, path).next().is_some()
    }
}

impl<P: Into<PathBuf>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Memory {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        let files = files.into_iter().map(|(path, bytes)| (path.into(), bytes.into()));
        Self { files: files.collect() }
    }
}

impl System for Memory {
    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
        match self.files.get(file) {
            Some(bytes) => {
                let most = usize::try_from(most).unwrap_or(usize::MAX);
                Ok(bytes.get(..most).unwrap_or(bytes).to_vec())
            }
            None if self.is_folder(file) => Err(ReadError::NoFile(EntryKind::Folder)),
            None => Err(io::Error::from(io::ErrorKind::NotFound).into()),
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<FolderEntry>> {
        let found = entries(&self.files, folder, |_, _| EntryKind::File);
        if found.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(found) }
    }
}

/// The paths below a folder, each from the folder, with what stands there.
pub(crate) fn below<'a, T>(
    paths: &'a BTreeMap<PathBuf, T>,
    folder: &'a Path,
) -> impl Iterator<Item = (&'a Path, &'a T)> {
    let later = paths.range::<Path, _>((Bound::Excluded(folder), Bound::Unbounded));
    later.map_while(move |(path, own)| Some((path.strip_prefix(folder).ok()?, own)))
}

/// What stands directly in a folder of paths, by name.
pub(crate) fn entries<T>(
    paths: &BTreeMap<PathBuf, T>,
    folder: &Path,
    kind: impl Fn(&Path, &T) -> EntryKind,
) -> Vec<FolderEntry> {
    let mut found: Vec<FolderEntry> = below(paths, folder)
        .filter_map(|(path, own)| {
            let mut parts = path.iter();
            let name: &OsStr = parts.next()?;
            let kind = if parts.next().is_some() { EntryKind::Folder } else { kind(path, own) };
            Some(FolderEntry { name: name.to_owned(), kind })
        })
        .collect();
    found.dedup();
    found
}
