//! Where files are read: the one door between a folder of collections and what holds it.
//!
//! A [`System`] reads a file and lists a folder, and nothing else. There are four: the [`Disk`], a
//! tree that git has stored ([`crate::git::Tree`]), a folder with unsaved texts over it
//! ([`Overlay`]), and [`Memory`]. Whoever reads a collection is given one, and sees no difference.

mod clock;
mod disk;
mod memory;
mod overlay;
pub(crate) mod staged;

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::Path;

pub(crate) use clock::today;
pub use disk::Disk;
pub use memory::Memory;
pub(crate) use memory::{below, entries};
pub use overlay::Overlay;

/// A place with folders and files in it.
pub trait System: fmt::Debug {
    /// The first bytes of a file, at most `most`.
    ///
    /// # Errors
    /// It is no file, is not there, or cannot be read. Links are not followed, and what is no file
    /// is never opened.
    fn read(&self, file: &Path, most: u64) -> Result<Vec<u8>, ReadError>;

    /// What stands directly in a folder, by name.
    ///
    /// # Errors
    /// It is not there, is no folder, or cannot be listed.
    fn list(&self, folder: &Path) -> io::Result<Vec<FolderEntry>>;
}

/// Something in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FolderEntry {
    /// Its name in the folder.
    pub name: OsString,
    /// What it is.
    pub kind: EntryKind,
}

/// What something in a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link, and where it leads: to a folder, to something else, or nowhere.
    Link(LinkTarget),
    /// A pipe, a socket or a device.
    Other,
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "a file",
            Self::Folder => "a folder, not a file",
            Self::Link(_) => "a link, and links are not followed",
            Self::Other => "a pipe, a socket or a device, not a file",
        })
    }
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkTarget {
    /// To a folder.
    ToFolder,
    /// To something that is no folder.
    Elsewhere,
    /// To nothing that is there.
    Nowhere,
}

/// Why a file was not read.
#[derive(Debug)]
pub enum ReadError {
    /// It is something other than a regular file.
    NoFile(EntryKind),
    /// It is not there, or cannot be read.
    Io(io::Error),
    /// It is there, and what stores it cannot hand it over.
    NotStored(io::Error),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFile(kind) => write!(f, "is {kind}"),
            Self::Io(error) | Self::NotStored(error) => {
                write!(f, "cannot be read: {}", error.kind())
            }
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

#[cfg(test)]
mod tests;
