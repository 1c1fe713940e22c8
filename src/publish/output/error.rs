//! Why something could not be published.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::Output;
use crate::diag::reason::reason;

/// Why a file or the folder could not be written.
#[derive(Debug)]
pub enum OutputError {
    /// Another build is writing to the folder.
    Busy(PathBuf),
    /// What was named as the folder, or lies on the way to it, is none.
    NoFolder(PathBuf, NoFolder),
    /// The system refused.
    Io(PathBuf, io::Error),
    /// The system refuses to say what is there.
    Unread(PathBuf, io::Error),
    /// Something is in the place of a file or a folder, and is neither written to nor through.
    InTheWay(PathBuf, Obstacle),
    /// A file that stocktake has not made is in the place of one that it would make.
    NotOurs(PathBuf),
    /// A file that is not stocktake's list of what it made has the name of that list.
    NoList(PathBuf),
    /// The list of what was made is of a newer version.
    NewerList(PathBuf),
    /// A part would be made where a whole is.
    HoldsWhole(PathBuf),
    /// A whole would be made where a part is.
    HoldsPart(PathBuf),
}

/// What something is that should be a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFolder {
    /// A file, or a device.
    File,
    /// A symbolic link to what is not there.
    DeadLink,
}

impl NoFolder {
    /// What it is, where something is there that is no folder.
    fn of(path: &Path) -> Option<Self> {
        let is_link = path.symlink_metadata().ok()?.is_symlink();
        match path.metadata() {
            Ok(found) => (!found.is_dir()).then_some(Self::File),
            Err(_) => is_link.then_some(Self::DeadLink),
        }
    }
}

/// What can be in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// A symbolic link.
    Link,
    /// A folder where a file is due.
    Folder,
    /// A file where a folder is due.
    File,
    /// Neither file, folder nor link: a pipe, a socket, a device.
    Device,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Link => "a link, and nothing is written through a link",
            Self::Folder => "a folder, and a file is due there",
            Self::File => "a file, and a folder is due there",
            Self::Device => "a pipe, a socket or a device, and a file is due there",
        })
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy(path) => write!(f, "another build is writing to `{}`", path.display()),
            Self::Io(path, error) => {
                write!(f, "`{}` cannot be written: {}", path.display(), reason(error))
            }
            Self::Unread(path, error) => {
                write!(f, "`{}` cannot be read: {}", path.display(), reason(error))
            }
            Self::NoFolder(path, NoFolder::File) => {
                write!(f, "`{}` is a file, and what is published needs a folder", path.display())
            }
            Self::NoFolder(path, NoFolder::DeadLink) => {
                write!(f, "`{}` is a link, and what it leads to is not there", path.display())
            }
            Self::InTheWay(path, what) => write!(f, "`{}` is {what}", path.display()),
            Self::NotOurs(path) => {
                write!(f, "`{}` is there and was not made by stocktake", path.display())
            }
            Self::NoList(path) => {
                write!(f, "`{}` is no list of what stocktake published", path.display())
            }
            Self::HoldsWhole(path) => {
                write!(f, "`{}` holds a whole, in which a part alone would be left", path.display())
            }
            Self::HoldsPart(path) => write!(f, "`{}` holds a part of a whole", path.display()),
            Self::NewerList(path) => {
                write!(f, "`{}` was written by a newer stocktake", path.display())
            }
        }
    }
}

impl std::error::Error for OutputError {}

impl OutputError {
    /// Why a folder cannot be opened: what is in its place or on the way to it, or what the system
    /// says.
    pub(super) fn opening(named: &Path, error: io::Error) -> Self {
        let found = named.ancestors().find_map(|path| Some((path, NoFolder::of(path)?)));
        match found {
            Some((path, what)) => Self::NoFolder(path.to_owned(), what),
            None => Self::Io(named.to_owned(), error),
        }
    }

    /// The same about the folder as it was named.
    pub(super) fn below(self, root: &Path, named: &Path) -> Self {
        let as_named = |path: PathBuf| match path.strip_prefix(root) {
            Ok(below) if below.as_os_str().is_empty() => named.to_owned(),
            Ok(below) => named.join(below),
            Err(_) => path,
        };
        match self {
            Self::Busy(path) => Self::Busy(as_named(path)),
            Self::Io(path, error) => Self::Io(as_named(path), error),
            Self::Unread(path, error) => Self::Unread(as_named(path), error),
            Self::NoFolder(path, what) => Self::NoFolder(as_named(path), what),
            Self::InTheWay(path, what) => Self::InTheWay(as_named(path), what),
            Self::NotOurs(path) => Self::NotOurs(as_named(path)),
            Self::NoList(path) => Self::NoList(as_named(path)),
            Self::NewerList(path) => Self::NewerList(as_named(path)),
            Self::HoldsWhole(path) => Self::HoldsWhole(as_named(path)),
            Self::HoldsPart(path) => Self::HoldsPart(as_named(path)),
        }
    }
}

impl Output {
    /// That something which is being made could not be written: of the folder itself where nothing
    /// can be written in it at all, or nobody knows the place.
    pub(in crate::publish) fn unwritten(&self, path: &Path, error: io::Error) -> OutputError {
        let is_staged = path.starts_with(self.staging.path());
        let path = if is_staged || is_of_all(&error) { &self.named } else { path };
        OutputError::Io(path.to_owned(), error)
    }

    /// An error of this folder, as it was named.
    pub(super) fn as_named(&self, error: OutputError) -> OutputError {
        match error.below(&self.root, &self.named) {
            OutputError::Io(path, error) => self.unwritten(&path, error),
            error => error,
        }
    }
}

/// Whether an error is that of a whole disk, and not of one file on it.
fn is_of_all(error: &io::Error) -> bool {
    use ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem)
}
